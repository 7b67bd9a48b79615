import { useState } from 'preact/hooks';
import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';
import { Choice, toggled } from '../form/fields.tsx';

interface Props {
  captures: readonly CaptureRow[];
  /** Null while the finding is not in review. */
  onSplit: ((captureIds: string[]) => void) | null;
}

/** The captures of a finding that has more than one, and the way to make two findings of it. */
export function CapturesPanel({ captures, onSplit }: Props) {
  const page = useTexts();
  const texts = useTextsOf(REVIEW_TEXTS);
  const formatDate = useMomentFormat();
  const [chosen, setChosen] = useState<string[]>([]);
  if (captures.length < 2) return null;
  // What the finding had when it was chosen may have been merged or split since.
  const present = chosen.filter((id) => captures.some((row) => row.id === id));
  return (
    <section class="section" aria-labelledby="captures">
      <h2 id="captures">{texts.captures}</h2>
      {onSplit && <p class="hint">{texts.splitHint}</p>}
      {captures.map(({ id, capture }) => (
        <div key={id} class="capture">
          <Choice
            label={`${page.target[capture.target]}: ${capture.author.name ?? capture.metadata.headline ?? page.unknownAuthor}`}
            checked={present.includes(id)}
            onChange={(inside) => setChosen(toggled(present, id, inside))}
          />
          <p class="hint">
            {formatDate(capture.capturedAt.iso)} <SourceLink url={capture.permalink ?? capture.observedUrl} />
          </p>
        </div>
      ))}
      {onSplit && (
        <button
          type="button"
          class="button"
          disabled={present.length === 0 || present.length === captures.length}
          onClick={() => onSplit(present)}
        >
          {texts.splitSelected}
        </button>
      )}
    </section>
  );
}

/** Nothing for a direct observation: it has no page. */
function SourceLink({ url }: { url: string | null }) {
  return (
    url && (
      <>
        ·{' '}
        <a href={url} target="_blank" rel="noopener noreferrer">
          {url}
        </a>
      </>
    )
  );
}
