import { useState } from 'preact/hooks';
import { GUIDE_TEXTS, type Verdict } from '../../utils/i18n/guide-texts.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';

const VERDICTS = ['flag', 'flag-second', 'leave'] as const satisfies readonly Verdict[];

/** Examples to decide about, one by one, each answer explained. Nothing of it is stored. */
export function Practice() {
  const page = useTexts();
  const texts = useTextsOf(GUIDE_TEXTS);
  const { examples } = texts;
  const [at, setAt] = useState(0);
  const [answer, setAnswer] = useState<Verdict | null>(null);
  const [right, setRight] = useState(0);
  const example = examples[at];
  if (!example)
    return (
      <section class="section" aria-labelledby="practice">
        <h2 id="practice">{texts.practice}</h2>
        <p role="status">{texts.result(right, examples.length)}</p>
        <button
          type="button"
          class="button"
          onClick={() => {
            setAt(0);
            setRight(0);
          }}
        >
          {texts.again}
        </button>
      </section>
    );
  const decide = (verdict: Verdict) => {
    setAnswer(verdict);
    if (verdict === example.verdict) setRight(right + 1);
  };
  return (
    <section class="section" aria-labelledby="practice">
      <h2 id="practice">{texts.practice}</h2>
      <p class="hint">
        {texts.practiceHint} {texts.progress(at + 1, examples.length)}
      </p>
      <div class="card">
        <h3>{example.title}</h3>
        <p>{example.story}</p>
      </div>
      <fieldset>
        <legend>{texts.question}</legend>
        <div class="row">
          {VERDICTS.map((verdict) => (
            <button
              key={verdict}
              type="button"
              class="button"
              aria-pressed={answer === verdict}
              disabled={answer !== null}
              onClick={() => decide(verdict)}
            >
              {texts.verdicts[verdict]}
            </button>
          ))}
        </div>
      </fieldset>
      <div role="status">
        {answer && (
          <p class="note">
            <strong>
              {answer === example.verdict ? texts.right : texts.notQuite(texts.verdicts[example.verdict].toLowerCase())}
            </strong>{' '}
            {example.why}
            {example.behaviour && ` (${page.behaviour[example.behaviour]})`}
          </p>
        )}
      </div>
      {answer && (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            setAnswer(null);
            setAt(at + 1);
          }}
        >
          {texts.next}
        </button>
      )}
    </section>
  );
}
