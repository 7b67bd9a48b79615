import { useState } from 'preact/hooks';
import { FILING_STATUSES } from '../../utils/contract/codes.ts';
import type { Filing, FilingStatus } from '../../utils/contract/finding.ts';
import type { ReportingChannel } from '../../utils/contract/reference.ts';
import { wibDay } from '../../utils/domain/days.ts';
import { writeDay } from '../../utils/domain/indonesian-dates.ts';
import { FILING_TEXTS } from '../../utils/i18n/filing-texts.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import { DateField, TextField } from '../form/fields.tsx';

interface Props {
  filings: readonly Filing[];
  channelId: string;
  channels: readonly ReportingChannel[];
  onFile(filings: Filing[]): void;
}

/** What has been filed, under which number, and how it stands. */
export function FilingRecords({ filings, channelId, channels, onFile }: Props) {
  const texts = useTextsOf(FILING_TEXTS);
  const form = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const today = wibDay(new Date());
  const [filedOn, setFiledOn] = useState<string | null>(today);
  const [ticket, setTicket] = useState<string | null>(null);
  const setStatus = (index: number, status: FilingStatus) =>
    onFile(filings.map((one, at) => (at === index ? { ...one, status, statusOn: today } : one)));
  return (
    <div class="field">
      <h3>{texts.record}</h3>
      <p class="hint">{texts.recordHint}</p>
      {filings.map((filing, index) => (
        <div key={`${filing.channel} ${filing.filedOn} ${filing.ticket}`} class="note row">
          <span>
            {channels.find(({ id }) => id === filing.channel)?.label[language] ?? filing.channel},{' '}
            {writeDay(filing.filedOn, language)}
            {filing.ticket && `, ${filing.ticket}`}
          </span>
          <label>
            {texts.status}
            <select
              name={`status-${index}`}
              value={filing.status}
              onChange={(event) => {
                const status = FILING_STATUSES.find((name) => name === event.currentTarget.value);
                if (status) setStatus(index, status);
              }}
            >
              {FILING_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {form.filingStatus[status]}
                </option>
              ))}
            </select>
          </label>
          <TextField
            name={`note-${index}`}
            label={texts.statusNote}
            maxLength={2000}
            value={filing.note}
            onInput={(note) => onFile(filings.map((one, at) => (at === index ? { ...one, note } : one)))}
          />
          <button type="button" class="button small" onClick={() => onFile(filings.filter((_, at) => at !== index))}>
            {texts.recordDelete}
          </button>
        </div>
      ))}
      <form
        class="pair"
        onSubmit={(event) => {
          event.preventDefault();
          if (!filedOn) return;
          onFile([...filings, { channel: channelId, filedOn, ticket, status: 'filed', statusOn: filedOn, note: null }]);
          setTicket(null);
        }}
      >
        <DateField name="filedOn" label={texts.filedOn} value={filedOn} onInput={setFiledOn} />
        <TextField name="ticket" label={texts.ticket} maxLength={100} value={ticket} onInput={setTicket} />
        <button type="submit" class="button" disabled={!filedOn}>
          {texts.recordSave}
        </button>
      </form>
    </div>
  );
}
