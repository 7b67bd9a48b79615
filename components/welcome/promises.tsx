import type { WelcomeTexts } from '../../utils/i18n/welcome-texts.ts';

/** What is kept, what leaves, and what never happens. */
export function Promises({ promises }: Pick<WelcomeTexts, 'promises'>) {
  return (
    <div class="promises">
      {promises.map(({ title, points }) => (
        <section key={title} class="card" aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
