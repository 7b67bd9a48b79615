/** Parts of the app that are not in its first view: each is loaded when it is first shown. */
import type { ComponentProps } from 'preact';
import type { Notice } from '../../components/snackbar.tsx';
import { sendMessage } from '../messaging/send-message.ts';
import type { FindingDetail as Detail } from '../storage/queue-queries.ts';
import { useTexts } from './language-context.ts';
import { useModule } from './use-module.ts';

const loadDetail = () => import('../../components/finding-detail.tsx');
const loadTools = () => import('../../components/list-tools.tsx');
const loadFill = () => import('./fill-prepared.tsx');
const loadDesk = () => import('./review-desk.tsx');
const loadKeys = () => import('./review-keys.tsx');

type Run = (task: Promise<unknown>, done?: Notice) => Promise<boolean>;

/** One finding in the popup: the essentials. */
export function PopupDetail({
  detail,
  id,
  run,
  decide,
  note,
}: {
  detail: Detail;
  id: string;
  run: Run;
  decide(task: Promise<unknown>, done: Notice): Promise<void>;
  note(message: string, action: Notice['action']): Notice;
}) {
  const texts = useTexts();
  const module = useModule(loadDetail);
  if (!module) return null;
  const back = (type: 'finding/reopen' | 'finding/restore') => ({
    label: texts.undo,
    run: () => void run(sendMessage(type, { id })),
  });
  return (
    <module.FindingDetail
      detail={detail}
      onChange={async (patch) => void (await run(sendMessage('finding/update', { id, patch })))}
      onApprove={() =>
        void decide(sendMessage('finding/approve', { id }), note(texts.approved, back('finding/reopen')))
      }
      onDismiss={() =>
        void decide(
          sendMessage('finding/dismiss', { id, because: null }),
          note(texts.dismissed, back('finding/reopen')),
        )
      }
      onRemove={() => void decide(sendMessage('finding/delete', { id }), note(texts.removed, back('finding/restore')))}
      onReopen={() => void run(sendMessage('finding/reopen', { id }))}
    />
  );
}

/** Search and order above the list. */
export const Tools = (props: ComponentProps<Awaited<ReturnType<typeof loadTools>>['ListTools']>) => {
  const module = useModule(loadTools);
  return module && <module.ListTools {...props} />;
};
/** Reviewing with the keyboard. */
export const Keys = (props: ComponentProps<Awaited<ReturnType<typeof loadKeys>>['ReviewKeys']>) => {
  const module = useModule(loadKeys);
  return module && <module.ReviewKeys {...props} />;
};
/** One finding on the review page. */
export const Desk = (props: ComponentProps<Awaited<ReturnType<typeof loadDesk>>['ReviewDesk']>) => {
  const module = useModule(loadDesk);
  return module && <module.ReviewDesk {...props} />;
};

/** What was prepared for the form of the page below the popup. */
export const Fill = (props: ComponentProps<Awaited<ReturnType<typeof loadFill>>['FillPrepared']>) => {
  const module = useModule(loadFill);
  return module && <module.FillPrepared {...props} />;
};
