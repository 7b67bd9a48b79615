import type { DeviceTexts } from '../../utils/i18n/device-texts.ts';
import { WipeButton } from './wipe-button.tsx';

interface Props {
  texts: DeviceTexts;
  /** Bytes; null while it is not known. */
  usage: number | null;
  /** Days; null for ever. */
  retention: number | null;
  /** The organisation has set it. */
  isRetentionManaged: boolean;
  /** Findings that would be lost. */
  unsent: number;
  wipeFailed: boolean;
  onRetain(days: number | null): void;
  onBackup(): void;
  onWipe(): void;
}

const CHOICES = [7, 30, 90, 365];

/** How much lies here, for how long, and how to be rid of it. */
export function DeviceStorage({
  texts,
  usage,
  retention,
  isRetentionManaged,
  unsent,
  wipeFailed,
  onRetain,
  onBackup,
  onWipe,
}: Props) {
  // What the organisation chose need not be one of ours.
  const choices = retention !== null && !CHOICES.includes(retention) ? [...CHOICES, retention] : CHOICES;
  return (
    <>
      <div class="card">
        <h2>{texts.title}</h2>
        <p>
          {usage !== null && texts.used(usage)} {texts.safe}
        </p>
        <label>
          {texts.retention}
          <select
            value={retention ?? ''}
            disabled={isRetentionManaged}
            aria-describedby="retention-hint"
            onChange={(event) => onRetain(Number(event.currentTarget.value) || null)}
          >
            <option value="">{texts.forever}</option>
            {choices.map((days) => (
              <option key={days} value={days}>
                {texts.days(days)}
              </option>
            ))}
          </select>
        </label>
        <p id="retention-hint" class="hint">
          {isRetentionManaged && `${texts.retentionManaged} `}
          {texts.retentionHint}
        </p>
      </div>
      <div class="card">
        <h2>{texts.backupTitle}</h2>
        <p class="hint">{texts.backupHint}</p>
        <button type="button" class="button" onClick={onBackup}>
          {texts.backup}
        </button>
      </div>
      <div class="card">
        <h2>{texts.wipeTitle}</h2>
        <p class="hint">{texts.wipeHint}</p>
        <WipeButton texts={texts} unsent={unsent} failed={wipeFailed} onWipe={onWipe} />
      </div>
    </>
  );
}
