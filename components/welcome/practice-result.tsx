import type { Capture } from '../../utils/contract/capture.ts';
import { WELCOME_TEXTS } from '../../utils/i18n/welcome-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';
import { useObjectUrl } from '../../utils/ui/use-object-url.ts';

/** What a practice brought. */
export interface PracticeCapture {
  capture: Capture;
  manifestSha256: string;
  picture: Blob | null;
}

/** What was kept of the practice post, marked as what it is. */
export function PracticeResult({ kept, onAgain }: { kept: PracticeCapture; onAgain(): void }) {
  const texts = useTextsOf(WELCOME_TEXTS);
  const formatDate = useMomentFormat();
  const picture = useObjectUrl(kept.picture);
  const { author, text, publishedAt } = kept.capture;
  return (
    <div class="card practice-result">
      <h3>{texts.result}</h3>
      <dl class="facts">
        <dt>{texts.facts.author}</dt>
        <dd>{author.name}</dd>
        <dt>{texts.facts.text}</dt>
        <dd>{text}</dd>
        <dt>{texts.facts.time}</dt>
        <dd>{publishedAt.iso && formatDate(publishedAt.iso)}</dd>
        <dt>{texts.facts.picture}</dt>
        <dd>{picture ? <img src={picture} alt={texts.pictureAlt} /> : texts.noPicture}</dd>
        <dt>{texts.facts.hash}</dt>
        <dd class="hash">{kept.manifestSha256}</dd>
      </dl>
      <p class="note">
        <strong>{texts.practiceLabel}.</strong> {texts.resultNote}
      </p>
      <button type="button" class="button" onClick={onAgain}>
        {texts.again}
      </button>
    </div>
  );
}
