import type { FilingPack } from '../../utils/filing/filing-pack.ts';
import { FILING_TEXTS } from '../../utils/i18n/filing-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

/** A form on paper: parts and fields in their official order, lines where nothing is known, space to sign. */
export function ReportForm({ pack, today }: { pack: FilingPack; today: string }) {
  const texts = useTextsOf(FILING_TEXTS);
  return (
    <div class="paper" lang="id">
      <h1>FORMULIR LAPORAN</h1>
      <p class="paper-note">Dugaan pelanggaran netralitas ASN, disampaikan kepada Bawaslu</p>
      {pack.fields.map(({ key, label, value, part, long }) => (
        <div key={key}>
          {part && <h2>{part}</h2>}
          <div class={long ? 'paper-field paper-long' : 'paper-field'}>
            <label for={key}>{label}</label>
            {value === '' ? (
              <input id={key} class="paper-line" autoComplete="off" />
            ) : (
              <output id={key}>{value}</output>
            )}
          </div>
        </div>
      ))}
      <p class="paper-declare">{FILING_TEXTS.id.declare}</p>
      <div class="paper-sign">
        <p>
          ………………………, {today}
          <br />
          {FILING_TEXTS.id.signature}
        </p>
        <p>(…………………………………)</p>
      </div>
      <p class="screen-only hint" lang="">
        {texts.reporterHint}
      </p>
    </div>
  );
}
