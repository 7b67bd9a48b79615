/** What is and what is not a suspected violation, and the practice. */
import '../../components/form/form.css';
import '../../components/recap/recap.css';
import '../../components/review/review.css';
import { useEffect } from 'preact/hooks';
import { Practice } from '../../components/guide/practice.tsx';
import { GUIDE_TEXTS } from '../i18n/guide-texts.ts';
import { type Locale, LocaleContext } from './language-context.ts';

export function GuideApp({ locale }: { locale: Locale }) {
  const { language } = locale;
  const texts = GUIDE_TEXTS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language, texts]);
  return (
    <LocaleContext.Provider value={locale}>
      <header class="top">
        <h1 class="brand">{texts.title}</h1>
        <span class="spring" />
        <a href="/review.html">{texts.back}</a>
      </header>
      <main class="recap scroll">
        <p class="hint">{texts.intro}</p>
        {texts.sections.map(({ title, points }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        ))}
        <Practice />
      </main>
    </LocaleContext.Provider>
  );
}
