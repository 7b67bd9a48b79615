/** One finding on the review page: evidence, the whole form, checklist, similar findings, filing. Commands go to the background. */
import '../../components/filing/filing.css';
import '../../components/review/review.css';
import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { FindingDetail } from '../../components/detail/finding-detail.tsx';
import { FilingPanel } from '../../components/filing/filing-panel.tsx';
import { FullForm } from '../../components/form/full-form.tsx';
import type { Notice } from '../../components/frame/snackbar.tsx';
import { RedactionPanel } from '../../components/redaction/redaction-panel.tsx';
import { AttachDialog } from '../../components/review/attach-dialog.tsx';
import { CapturesPanel } from '../../components/review/captures-panel.tsx';
import { ChecklistPanel } from '../../components/review/checklist-panel.tsx';
import { DismissDialog } from '../../components/review/dismiss-dialog.tsx';
import { RelatedPanel } from '../../components/review/related-panel.tsx';
import type { FindingPatch, Review } from '../contract/finding.ts';
import type { Box } from '../contract/primitives.ts';
import { BUILT_IN_REFERENCE } from '../domain/built-in-reference.ts';
import { fitPictures, LAPOR_LIMIT_BYTES } from '../filing/fit-pictures.ts';
import { REDACTION_TEXTS } from '../i18n/redaction-texts.ts';
import { REVIEW_TEXTS } from '../i18n/review-texts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { loadAttachable } from '../picture/attachable.ts';
import { browser } from '../platform/native-browser.ts';
import type { FindingDetail as Detail, QueueQueries } from '../storage/queue-queries.ts';
import { useTexts, useTextsOf } from './language-context.ts';
import { setPrepared } from './prepared-filing.ts';
import { useShortcuts } from './shortcuts.ts';
import { useLiveQuery } from './use-live-query.ts';

interface Props {
  queries: QueueQueries;
  detail: Detail;
  /** Whether the evidence holds, and what happened to it. */
  integrity: ComponentChildren;
  /** Runs a command; says what went wrong, or `done` with a way back. */
  run(task: Promise<unknown>, done?: Notice): Promise<boolean>;
  onOpen(id: string | null): void;
  /** Opens what follows in the list; the list where nothing does. */
  onNext(): void;
}

/** How many captured pages are offered as proof of who somebody is. */
const OFFERED = 20;

export function ReviewDesk({ queries, detail, integrity, run, onOpen, onNext }: Props) {
  const page = useTexts();
  const texts = useTextsOf(REVIEW_TEXTS);
  const redaction = useTextsOf(REDACTION_TEXTS);
  const { row, captures } = detail;
  const { id } = row;
  const editable = row.queue === 'review';
  const [asking, setAsking] = useState<'dismiss' | 'attach' | null>(null);
  const stored = useLiveQuery(queries.reference, 'reference');
  const reference = (stored.state === 'ready' && stored.value) || BUILT_IN_REFERENCE;
  const related = useLiveQuery(() => queries.related(id), `related ${id} ${row.finding.captureIds.join()}`);
  const { duplicates, merged } = related.state === 'ready' ? related.value : { duplicates: [], merged: [] };
  const candidates = useLiveQuery(
    () => queries.list({ queue: 'review', order: 'newest', words: '', offset: 0, limit: OFFERED }),
    asking === 'attach' ? `attach ${id}` : null,
  );

  const note = (message: string, undo: (() => Promise<unknown>) | null = null): Notice => ({
    message,
    isError: false,
    action: undo && { label: page.undo, run: () => void run(undo()) },
  });
  const reopen = () => sendMessage('finding/reopen', { id });
  const update = async (patch: FindingPatch) => void (await run(sendMessage('finding/update', { id, patch })));

  async function decide(task: Promise<unknown>, done: Notice, then: () => void) {
    if (await run(task, done)) then();
  }
  const approve = (then: () => void) =>
    void decide(sendMessage('finding/approve', { id }), note(page.approved, reopen), then);
  const dismiss = (because: Review['dismissed']) => {
    setAsking(null);
    void decide(sendMessage('finding/dismiss', { id, because }), note(page.dismissed, reopen), () => onOpen(null));
  };
  const merge = (from: string, identity: boolean) =>
    void run(
      sendMessage('finding/merge', { into: id, from, identity }),
      note(identity ? texts.attached : texts.merged, () => sendMessage('finding/unmerge', { id: from })),
    );
  const split = async (captureIds: string[]) => {
    const made = sendMessage('finding/split', { id, captureIds });
    if (!(await run(made))) return;
    const { id: part } = await made;
    await run(
      Promise.resolve(),
      note(texts.split, () => sendMessage('finding/merge', { into: id, from: part, identity: false })),
    );
  };
  const makeAttachments = useCallback(
    async () => fitPictures(await loadAttachable(await queries.pictures(id)), LAPOR_LIMIT_BYTES),
    [queries, id],
  );
  const redact = (captureId: string, boxes: Box[]) =>
    run(
      sendMessage('finding/redact', { id, captureId, boxes }),
      note(boxes.length > 0 ? redaction.saved : redaction.removed),
    );
  async function prepare(channelId: string, url: string) {
    await setPrepared({ findingId: id, channelId });
    await browser.tabs.create({ url });
  }
  const [firstDuplicate] = duplicates.filter((item) => item.row.queue === 'review');

  useShortcuts({
    edit: () => document.querySelector<HTMLElement>('.form input')?.focus(),
    split: () => document.querySelector<HTMLElement>('.capture input')?.focus(),
    ...(editable && {
      approve: () => approve(onNext),
      dismiss: () => setAsking('dismiss'),
      ...(firstDuplicate && { merge: () => merge(firstDuplicate.row.id, false) }),
    }),
  });

  return (
    <>
      <FindingDetail
        detail={detail}
        form={
          <FullForm
            key={id}
            finding={row.finding}
            captures={captures}
            reference={reference}
            onChange={update}
            onAttachIdentity={() => setAsking('attach')}
          />
        }
        panels={
          <>
            <RedactionPanel
              detail={detail}
              onRedact={redact}
              onWithhold={(withholdOriginals) =>
                run(sendMessage('finding/update', { id, patch: { withholdOriginals } }))
              }
            />
            <RelatedPanel
              own={{ row, thumbnail: detail.thumbnail, outbox: null, handling: null }}
              duplicates={duplicates}
              merged={merged}
              onMerge={editable ? (from) => merge(from, false) : null}
              onTakeOut={
                editable ? (from) => void run(sendMessage('finding/unmerge', { id: from }), note(texts.takenOut)) : null
              }
              onOpen={onOpen}
            />
            <CapturesPanel captures={captures} onSplit={editable ? (ids) => void split(ids) : null} />
          </>
        }
        integrity={integrity}
        checklist={
          <>
            {editable && <ChecklistPanel finding={row.finding} onReview={(review) => void update({ review })} />}
            {row.queue !== 'dismissed' && (
              <FilingPanel
                detail={detail}
                reference={reference}
                onPrepare={(channelId, url) => void prepare(channelId, url)}
                onPrint={() => void browser.tabs.create({ url: browser.runtime.getURL(`/print.html#${id}`) })}
                onCopied={(what) => void run(Promise.resolve(), note(what))}
                makeAttachments={makeAttachments}
                onFile={(filings) => void run(sendMessage('finding/file', { id, filings }))}
              />
            )}
          </>
        }
        onChange={update}
        onApprove={() => approve(() => onOpen(null))}
        onDismiss={() => setAsking('dismiss')}
        onRemove={() =>
          void decide(
            sendMessage('finding/delete', { id }),
            note(page.removed, () => sendMessage('finding/restore', { id })),
            () => onOpen(null),
          )
        }
        onReopen={() => void run(reopen())}
      />
      {asking === 'dismiss' && <DismissDialog onDismiss={dismiss} onClose={() => setAsking(null)} />}
      {asking === 'attach' && candidates.state === 'ready' && (
        <AttachDialog
          items={candidates.value.items.filter((item) => item.row.id !== id)}
          onAttach={(from) => {
            setAsking(null);
            merge(from, true);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
