import { useState } from 'preact/hooks';
import { CHECKLIST } from '../../utils/contract/codes.ts';
import type { Finding, Review } from '../../utils/contract/finding.ts';
import { needsSecondReviewer } from '../../utils/domain/review-rules.ts';
import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { useMomentFormat } from '../../utils/ui/use-moment-format.ts';
import { Choice, TextField, toggled } from '../form/fields.tsx';

interface Props {
  finding: Finding;
  onReview(review: Review): void;
}

/** What has been looked at, and who else agrees where one person is not enough. */
export function ChecklistPanel({ finding, onReview }: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  const { review } = finding;
  return (
    <section class="section" aria-labelledby="checklist">
      <h2 id="checklist">{texts.checklist}</h2>
      <p class="hint">
        {texts.checklistHint} {texts.checked(review.checklist.length, CHECKLIST.length)}
      </p>
      {CHECKLIST.map((item) => (
        <Choice
          key={item}
          label={texts.check[item]}
          checked={review.checklist.includes(item)}
          onChange={(inside) => onReview({ ...review, checklist: toggled(review.checklist, item, inside) })}
        />
      ))}
      {(needsSecondReviewer(finding) || review.second) && <SecondReviewer review={review} onReview={onReview} />}
    </section>
  );
}

function SecondReviewer({ review, onReview }: { review: Review; onReview(review: Review): void }) {
  const texts = useTextsOf(REVIEW_TEXTS);
  const formatDate = useMomentFormat();
  const [name, setName] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [agreed, setAgreed] = useState(false);
  if (review.second)
    return (
      <div class="note">
        <p>{texts.secondRecorded(review.second.name, formatDate(review.second.at))}</p>
        {review.second.note && <p class="hint">{review.second.note}</p>}
        <button type="button" class="button small" onClick={() => onReview({ ...review, second: null })}>
          {texts.secondRemove}
        </button>
      </div>
    );
  const second = name?.trim();
  return (
    <fieldset class="card">
      <legend>{texts.second}</legend>
      <p class="hint">{texts.secondHint}</p>
      <TextField name="secondName" label={texts.secondName} maxLength={200} value={name} onInput={setName} />
      <TextField name="secondNote" label={texts.secondNote} maxLength={2000} value={note} onInput={setNote} />
      <Choice label={texts.secondStatement} checked={agreed} onChange={setAgreed} />
      <button
        type="button"
        class="button"
        disabled={!second || !agreed}
        onClick={() => second && onReview({ ...review, second: { name: second, note, at: new Date().toISOString() } })}
      >
        {texts.secondRecord}
      </button>
    </fieldset>
  );
}
