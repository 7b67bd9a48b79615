/** The first page that a person sees: what is kept, what leaves, joining, screenshots, and one practice post. */
import '../../components/form/form.css';
import '../../components/review/review.css';
import '../../components/welcome/welcome.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FlagIcon } from '../../components/frame/icons.tsx';
import { JoinForm } from '../../components/settings/join-form.tsx';
import { ShotsPermission } from '../../components/settings/shots-permission.tsx';
import { PinIcon } from '../../components/welcome/pin-icon.tsx';
import { PracticePost } from '../../components/welcome/practice-post.tsx';
import { type PracticeCapture, PracticeResult } from '../../components/welcome/practice-result.tsx';
import { Promises } from '../../components/welcome/promises.tsx';
import type { Language } from '../i18n/language.ts';
import { setLanguage, watchLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { WELCOME_TEXTS } from '../i18n/welcome-texts.ts';
import { MessageError } from '../messaging/reply.ts';
import { sendMessage } from '../messaging/send-message.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { type Locale, LocaleContext } from './language-context.ts';
import { useLiveQuery } from './use-live-query.ts';
import { browserKind, usePinned } from './use-pinned.ts';
import { useShotsPermission } from './use-shots-permission.ts';

/** Puts the real action on the practice post. Called once in the life of the page. */
export type StartPractice = (listener: {
  language: Language;
  onCapture(kept: PracticeCapture): void;
  onUndo(): void;
  onOpen(): void;
}) => { setLanguage(language: Language): void };

interface Props {
  initialLocale: Locale;
  queries: QueueQueries;
  startPractice: StartPractice;
}

const LANGUAGES: readonly { language: Language; name: string }[] = [
  { language: 'id', name: 'Bahasa Indonesia' },
  { language: 'en', name: 'English' },
];
const TWO_HOURS_MS = 7_200_000;

export function WelcomeApp({ initialLocale, queries, startPractice }: Props) {
  const [locale, setLocale] = useState(initialLocale);
  const { language, texts: page } = locale;
  const texts = WELCOME_TEXTS[language];
  const [kept, setKept] = useState<PracticeCapture | null>(null);
  const [round, setRound] = useState(0);
  const result = useRef<HTMLDivElement>(null);
  const practice = useRef<ReturnType<StartPractice> | null>(null);
  const publishedAt = useMemo(() => `${new Date(Date.now() - TWO_HOURS_MS).toISOString().slice(0, 16)}+00:00`, []);
  const delivery = useLiveQuery(queries.delivery, 'delivery');
  const shots = useShotsPermission();
  const isPinned = usePinned();

  useEffect(() => {
    practice.current = startPractice({
      language,
      onCapture: setKept,
      onUndo: () => setKept(null),
      onOpen: () => result.current?.scrollIntoView({ block: 'center' }),
    });
    watchLanguage((next) => void loadPageTexts(next).then((words) => setLocale({ language: next, texts: words })));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
    practice.current?.setLanguage(language);
  }, [language, texts]);

  async function join(invite: string): Promise<string | null> {
    try {
      await sendMessage('device/enrol', { invite });
      return null;
    } catch (error) {
      return page.error[error instanceof MessageError ? error.code : 'failed'];
    }
  }

  return (
    <LocaleContext.Provider value={locale}>
      <header class="top">
        <span class="brand">{page.appName}</span>
        <span class="spring" />
        <fieldset class="languages" aria-label={texts.language}>
          {LANGUAGES.map(({ language: choice, name }) => (
            <button
              key={choice}
              type="button"
              class="button"
              lang={choice}
              aria-pressed={choice === language}
              onClick={() => void setLanguage(choice)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </header>
      <main class="welcome scroll">
        <div>
          <h1>{texts.title}</h1>
          <p class="lead">{texts.lead}</p>
        </div>
        <Promises promises={texts.promises} />
        <section aria-labelledby="network">
          <h2 id="network">1. {texts.network}</h2>
          <p class="hint">{texts.networkHint}</p>
          <JoinForm
            network={delivery.state === 'ready' ? (delivery.value.device?.network ?? null) : null}
            onJoin={join}
          />
        </section>
        <section aria-labelledby="screenshots">
          <h2 id="screenshots">2. {texts.screenshots}</h2>
          <div class="side-by-side">
            <PinIcon kind={browserKind()} isPinned={isPinned} />
            <ShotsPermission granted={shots.granted} onAllow={shots.ask} />
          </div>
        </section>
        <section class="practice" aria-labelledby="practice">
          <h2 id="practice">3. {texts.practice}</h2>
          <p>
            {texts.practiceHint.before} <FlagIcon /> {texts.practiceHint.after}
          </p>
          <PracticePost key={round} publishedAt={publishedAt} />
          <div ref={result} role="status">
            {kept && (
              <PracticeResult
                kept={kept}
                onAgain={() => {
                  setKept(null);
                  setRound(round + 1);
                }}
              />
            )}
          </div>
        </section>
        <section aria-labelledby="done">
          <h2 id="done">{texts.done}</h2>
          <p>{texts.doneHint}</p>
          <p class="row">
            <a class="button" href="/review.html">
              {texts.openQueue}
            </a>
            <a class="button" href="/guide.html">
              {texts.openGuide}
            </a>
          </p>
        </section>
      </main>
    </LocaleContext.Provider>
  );
}
