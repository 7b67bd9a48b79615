import { useState } from 'preact/hooks';
import type { Filing } from '../../utils/contract/finding.ts';
import type { Reference } from '../../utils/contract/reference.ts';
import { bawasluDeadline, deadlineState } from '../../utils/domain/bawaslu-deadline.ts';
import { wibDay } from '../../utils/domain/days.ts';
import { writeMoment } from '../../utils/domain/indonesian-dates.ts';
import { hasPicture, missingForChannel } from '../../utils/domain/missing-for-channel.ts';
import { createFilingPack } from '../../utils/filing/filing-pack.ts';
import type { PictureCopy } from '../../utils/filing/fit-pictures.ts';
import { FILING_TEXTS } from '../../utils/i18n/filing-texts.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import type { FindingDetail } from '../../utils/storage/queue-queries.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import { Attachments } from './attachments.tsx';
import { FilingRecords } from './filing-records.tsx';

interface Props {
  detail: FindingDetail;
  reference: Reference;
  /** Opens the channel's page and remembers the finding for filling it in there. */
  onPrepare(channelId: string, url: string): void;
  onPrint(): void;
  onCopied(what: string): void;
  makeAttachments(): Promise<PictureCopy[]>;
  onFile(filings: Filing[]): void;
}

/** The report for one channel, ready to be handed over; and what became of it. */
export function FilingPanel({ detail, reference, onPrepare, onPrint, onCopied, makeAttachments, onFile }: Props) {
  const texts = useTextsOf(FILING_TEXTS);
  const form = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding } = detail.row;
  const open = reference.channels.filter(({ status }) => status === 'active' || status === 'in-stages');
  const [channelId, setChannel] = useState(finding.destinations[0] ?? 'SP4N_LAPOR');
  const channel = open.find(({ id }) => id === channelId) ?? open[0];
  if (!channel) return null;
  const captures = detail.captures.map(({ capture }) => capture);
  const pack = createFilingPack(channel.id, { finding, captures, reference });
  const hasScreenshot = hasPicture(captures);
  const missing = missingForChannel(channel.id, finding, { hasScreenshot }, wibDay(new Date()));
  const required = missing.filter((one) => one.required).map(({ field }) => form.missing[field]);
  const deadline =
    channel.id === 'BAWASLU' && finding.knownOn ? bawasluDeadline(finding.knownOn, reference.holidays) : null;
  const copy = async (value: string, what: string) => {
    await navigator.clipboard.writeText(value);
    onCopied(texts.copied(what));
  };
  const all = pack.fields.filter(({ value }) => value !== '').map(({ label, value }) => `${label}: ${value}`);
  return (
    <section class="section filing" aria-labelledby="filing">
      <h2 id="filing">{texts.title}</h2>
      <p class="hint">
        {texts.hint} {texts.secret}
      </p>
      <label>
        {texts.choose}
        <select name="filingChannel" value={channel.id} onChange={(event) => setChannel(event.currentTarget.value)}>
          {open.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[language]}
            </option>
          ))}
        </select>
      </label>
      {deadline && (
        <p class={deadlineState(deadline, new Date()) === 'safe' ? 'note' : 'problem'}>
          {deadlineState(deadline, new Date()) === 'passed'
            ? form.deadlinePassed
            : form.deadline(writeMoment(deadline.until, language))}
        </p>
      )}
      {required.length > 0 && (
        <p class="problem">
          {form.missingRequired} {required.join(', ')}
        </p>
      )}
      <div class="row">
        {channel.id === 'SP4N_LAPOR' && channel.url && (
          <button type="button" class="button primary" onClick={() => onPrepare(channel.id, channel.url ?? '')}>
            {texts.openAndFill}
          </button>
        )}
        {channel.id === 'BAWASLU' && (
          <button type="button" class="button primary" onClick={onPrint}>
            {texts.print}
          </button>
        )}
        {channel.id !== 'SP4N_LAPOR' && channel.url && (
          <a class="button" href={channel.url} target="_blank" rel="noopener noreferrer">
            {texts.openChannel(channel.label[language])}
          </a>
        )}
        <button type="button" class="button" onClick={() => void copy(all.join('\n'), texts.title)}>
          {texts.copyAll}
        </button>
      </div>
      {channel.id === 'SP4N_LAPOR' && <p class="hint">{texts.fillHint}</p>}
      <dl class="pack" lang="id">
        {pack.fields
          // What is written by hand needs no copy button.
          .filter(({ key, value }) => value !== '' || !/^reporter-|^phone$/.test(key))
          .map(({ key, label, value, long }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                <span class={long ? 'value text' : 'value'}>{value || <span class="hint">{texts.empty}</span>}</span>
                <button
                  type="button"
                  class="button small"
                  disabled={value === ''}
                  aria-label={`${texts.copy}: ${label}`}
                  onClick={() => void copy(value, label)}
                >
                  {texts.copy}
                </button>
              </dd>
            </div>
          ))}
      </dl>
      <Attachments make={makeAttachments} hasScreenshot={hasScreenshot} />
      <FilingRecords
        key={channel.id}
        filings={finding.filings}
        channelId={channel.id}
        channels={reference.channels}
        onFile={onFile}
      />
    </section>
  );
}
