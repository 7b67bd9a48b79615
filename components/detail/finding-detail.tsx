import './finding.css';
import type { ComponentChildren } from 'preact';
import type { Capture } from '../../utils/contract/capture.ts';
import type { FindingPatch } from '../../utils/contract/finding.ts';
import { writeMoment } from '../../utils/domain/indonesian-dates.ts';
import type { Language } from '../../utils/i18n/language.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import type { FindingDetail as Detail } from '../../utils/storage/queue-queries.ts';
import { useLanguage, useTexts } from '../../utils/ui/language-context.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';
import { FindingForm } from '../form/finding-form.tsx';
import { OpenIcon } from '../frame/icons.tsx';
import { Attachments } from './attachments.tsx';
import { HandlingPanel } from './handling.tsx';
import { Layers } from './layers.tsx';
import { Screenshot } from './screenshot.tsx';

/** What is shown on either side of a quote: more would push it out of sight. In UTF-16 code units. */
const AROUND = 80;

interface Props {
  detail: Detail;
  /** Instead of the form of the essentials. */
  form?: ComponentChildren;
  /** Between the evidence and the form. */
  panels?: ComponentChildren;
  /** After the form, before the decision. */
  checklist?: ComponentChildren;
  /** Below the fields: whether the evidence holds. */
  integrity: ComponentChildren;
  onChange(patch: FindingPatch): Promise<void>;
  onApprove(): void;
  onDismiss(): void;
  onRemove(): void;
  onReopen(): void;
}

/** One finding: its evidence, its fields, and what can be decided about it. */
export function FindingDetail({
  detail,
  form,
  panels,
  checklist,
  integrity,
  onChange,
  onApprove,
  onDismiss,
  onRemove,
  onReopen,
}: Props) {
  const texts = useTexts();
  const formatDate = useMomentFormat();
  const { row, captures, screenshot, attachments, receipt, outbox, handling } = detail;
  const [first] = captures;
  const editable = row.queue === 'review';
  return (
    <article class="detail">
      {row.queue === 'sent' && receipt && (
        <p class="note note-sent">{texts.sentNote(formatDate(receipt.receipt.receivedAt))}</p>
      )}
      {receipt && <HandlingPanel handling={handling} receivedAt={receipt.receipt.receivedAt} />}
      {row.queue === 'outgoing' && (
        <p class="note">{outbox?.error ? texts.delivery[outbox.error] : texts.approvedNote}</p>
      )}
      {row.queue === 'dismissed' && <p class="note">{texts.dismissedNote}</p>}
      {first && <Evidence first={first} captures={captures} screenshot={screenshot} attachments={attachments} />}
      {panels}
      {editable
        ? (form ?? (
            <FindingForm
              key={row.id}
              finding={row.finding}
              captures={captures.map(({ capture }) => capture)}
              onChange={onChange}
            />
          ))
        : receipt && (
            <dl class="facts">
              <dt>{texts.receipt}</dt>
              <dd class="hash">{receipt.receipt.sha256}</dd>
            </dl>
          )}
      {checklist}
      {integrity}
      <footer class="decide">
        <button type="button" class="button quiet" onClick={onRemove}>
          {texts.remove}
        </button>
        <span class="spring" />
        {editable ? (
          <>
            <button type="button" class="button" onClick={onDismiss}>
              {texts.dismiss}
            </button>
            <button type="button" class="button primary" onClick={onApprove}>
              {texts.approve}
            </button>
          </>
        ) : (
          <button type="button" class="button" onClick={onReopen}>
            {texts.reopen}
          </button>
        )}
      </footer>
    </article>
  );
}

function publishedText(
  { publishedAt: { raw, iso, precision } }: Capture,
  language: Language,
  formatDate: (iso: string) => string,
): string | null {
  if (!iso) return raw;
  const exact = precision === 'second' || precision === 'minute' ? formatDate(iso) : writeMoment(iso, language);
  return raw && raw !== iso ? `${exact} (“${raw}”)` : exact;
}

function Evidence({
  first,
  captures,
  screenshot,
  attachments,
}: {
  first: CaptureRow;
  captures: CaptureRow[];
  screenshot: Detail['screenshot'];
  attachments: Detail['attachments'];
}) {
  const texts = useTexts();
  const language = useLanguage();
  const formatDate = useMomentFormat();
  const { capture } = first;
  const occurredOn = capture.observation?.occurredOn ?? null;
  const link = capture.quote?.url ?? capture.permalink ?? capture.observedUrl;
  const warnings = [...new Set(captures.flatMap((row) => row.capture.warnings.map(({ code }) => code)))];
  const published = publishedText(capture, language, formatDate);
  const fact = (label: string, value: string | null, className?: string) =>
    value && (
      <>
        <dt>{label}</dt>
        <dd class={className}>{value}</dd>
      </>
    );
  return (
    <section aria-label={texts.evidence}>
      <h1>
        {capture.metadata.headline ??
          capture.author.name ??
          (capture.site === 'direct' ? texts.target.direct : texts.unknownAuthor)}
      </h1>
      {screenshot && <Screenshot shown={screenshot} author={capture.author.name ?? texts.unknownAuthor} />}
      {!screenshot && capture.noScreenshot && <p class="note">{texts.noScreenshot[capture.noScreenshot]}</p>}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      {warnings.length > 0 && (
        <div class="note">
          <strong>{texts.warnings}</strong>
          <ul>
            {warnings.map((code) => (
              <li key={code}>{texts.warning[code]}</li>
            ))}
          </ul>
        </div>
      )}
      <dl class="facts">
        {capture.metadata.headline && fact(texts.target[capture.target], capture.author.name)}
        {fact(texts.published, published)}
        {fact(texts.captured, formatDate(capture.capturedAt.iso))}
        {capture.site === 'facebook' && fact(texts.audience, texts.audiences[capture.audience] ?? capture.audience)}
        {fact(texts.group, capture.group?.name ?? null)}
        {link && (
          <>
            <dt>{texts.source}</dt>
            <dd>
              <a href={link} target="_blank" rel="noopener noreferrer" title={texts.openSource}>
                {link.slice(0, -1)}
                {/* No line may begin with the icon alone. */}
                <span class="last">
                  {link.slice(-1)}
                  <OpenIcon />
                </span>
              </a>
            </dd>
          </>
        )}
        {capture.reaction && fact(texts.reaction, texts.reactions[capture.reaction.kind])}
        {capture.context &&
          fact(texts.parent, [capture.context.author.name, capture.context.text].filter(Boolean).join(': '))}
        {capture.quote && (
          <>
            <dt>{texts.quote}</dt>
            <dd class="text">
              <span class="around">… {capture.quote.before.slice(-AROUND)}</span> <mark>{capture.quote.text}</mark>{' '}
              <span class="around">{capture.quote.after.slice(0, AROUND)} …</span>
            </dd>
          </>
        )}
        {fact(texts.occurredOn, occurredOn && writeMoment(occurredOn, language))}
        {fact(texts.place, capture.observation?.place ?? null)}
        {fact(texts.witnesses, capture.observation?.witnesses.join(', ') || null)}
        {fact(texts.text, capture.text, 'text')}
        {fact(texts.fingerprint, first.manifestSha256, 'hash')}
      </dl>
      <Layers capture={capture} />
    </section>
  );
}
