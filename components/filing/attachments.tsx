import { useEffect, useState } from 'preact/hooks';
import type { PictureCopy } from '../../utils/filing/fit-pictures.ts';
import { FILING_TEXTS } from '../../utils/i18n/filing-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import { useObjectUrl } from '../../utils/ui/use-object-url.ts';

interface Props {
  hasScreenshot: boolean;
  make(): Promise<PictureCopy[]>;
}

/** Copies of the screenshots that fit a form's limit, to be downloaded one by one. */
export function Attachments({ hasScreenshot, make }: Props) {
  const texts = useTextsOf(FILING_TEXTS);
  const language = useLanguage();
  const [copies, setCopies] = useState<PictureCopy[] | 'too-many' | null>(null);
  useEffect(() => setCopies(null), [make]);
  const size = (bytes: number) =>
    `${new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }).format(bytes / 1e6)} MB`;
  return (
    <div class="field">
      <h3>{texts.attachments}</h3>
      {!hasScreenshot && <p class="hint">{texts.attachmentsNone}</p>}
      {hasScreenshot && !Array.isArray(copies) && (
        <button type="button" class="button" onClick={() => void make().then(setCopies, () => setCopies('too-many'))}>
          {texts.attachmentsMake}
        </button>
      )}
      {copies === 'too-many' && <p class="problem">{texts.attachmentsTooMany}</p>}
      {Array.isArray(copies) && (
        <>
          <p class="hint">{texts.attachmentsHint(size(copies.reduce((sum, { blob }) => sum + blob.size, 0)))}</p>
          <ul>
            {copies.map((copy) => (
              <li key={copy.derivedFrom}>
                <Download copy={copy} size={size(copy.blob.size)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Download({ copy, size }: { copy: PictureCopy; size: string }) {
  const url = useObjectUrl(copy.blob);
  return url ? (
    <a href={url} download={copy.name}>
      {copy.name} ({size})
    </a>
  ) : null;
}
