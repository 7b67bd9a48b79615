/** The form for a direct observation, and its desk: both are loaded when a person wants to enter one. */

import { useEffect, useState } from 'preact/hooks';
import { CardsSkeleton } from '../../components/frame/skeleton.tsx';
import type { DirectDesk } from '../direct/keep-direct.ts';
import { useModule } from './use-module.ts';

const loadForm = () => import('../../components/direct/direct-form.tsx');

interface Props {
  /** Null until the database is there. */
  openDesk: (() => Promise<DirectDesk>) | null;
  onKept(findingId: string): void;
  explain(error: unknown): string;
  onStuck(stuck: boolean): void;
  onDiscarded(): void;
}

/** What this page wrote down last is free to be gone on with after this. */
let closed: Promise<void> = Promise.resolve();

export function DirectView({ openDesk, ...callbacks }: Props) {
  const form = useModule(loadForm);
  const [desk, setDesk] = useState<DirectDesk | null>(null);
  useEffect(() => {
    if (!openDesk) return;
    const opened = closed.then(openDesk);
    void opened.then(setDesk);
    return () => {
      closed = opened.then((own) => own.close()).catch((error) => console.error('The form does not close', error));
    };
  }, [openDesk]);
  return form && desk ? <form.DirectForm desk={desk} {...callbacks} /> : <CardsSkeleton />;
}
