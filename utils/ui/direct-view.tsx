/** The form for a direct observation, and its desk: both are loaded when a person wants to enter one. */
import { useEffect, useState } from 'preact/hooks';
import type { DirectDesk } from '../direct/keep-direct.ts';
import { useModule } from './use-module.ts';

const loadForm = () => import('../../components/direct-form.tsx');

interface Props {
  openDesk(): Promise<DirectDesk>;
  onKept(findingId: string): void;
  explain(error: unknown): string;
  onDirty(dirty: boolean): void;
}

export function DirectView({ openDesk, ...callbacks }: Props) {
  const form = useModule(loadForm);
  const [desk, setDesk] = useState<DirectDesk | null>(null);
  useEffect(() => {
    void openDesk().then(setDesk);
  }, [openDesk]);
  return form && desk ? <form.DirectForm desk={desk} {...callbacks} /> : null;
}
