/** A report on paper, from the finding as it is now. */
import { useEffect } from 'preact/hooks';
import { ReportForm } from '../../components/filing/report-form.tsx';
import { BUILT_IN_REFERENCE } from '../domain/built-in-reference.ts';
import { wibDay } from '../domain/days.ts';
import { writeDay } from '../domain/indonesian-dates.ts';
import { createFilingPack } from '../filing/filing-pack.ts';
import { FILING_TEXTS } from '../i18n/filing-texts.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { type Locale, LocaleContext } from './language-context.ts';
import { useLiveQuery } from './use-live-query.ts';

interface Props {
  queries: QueueQueries;
  findingId: string;
  locale: Locale;
}

export function PrintApp({ queries, findingId, locale }: Props) {
  const { language, texts } = locale;
  const found = useLiveQuery(
    async () => ({ detail: await queries.detail(findingId), reference: await queries.reference() }),
    findingId,
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = FILING_TEXTS[language].printPage;
  }, [language]);
  if (found.state === 'loading') return null;
  const { detail, reference } = found.state === 'ready' ? found.value : { detail: null, reference: null };
  return (
    <LocaleContext.Provider value={locale}>
      {detail ? (
        <main>
          <p class="screen-only row paper">
            <button type="button" class="button primary" onClick={() => print()}>
              {FILING_TEXTS[language].print}
            </button>
          </p>
          <ReportForm
            pack={createFilingPack('BAWASLU', {
              finding: detail.row.finding,
              captures: detail.captures.map(({ capture }) => capture),
              reference: reference ?? BUILT_IN_REFERENCE,
            })}
            today={writeDay(wibDay(new Date())).replace(/^[^,]+, /, '')}
          />
        </main>
      ) : (
        <p class="empty">{found.state === 'failed' ? texts.storageBroken : texts.gone}</p>
      )}
    </LocaleContext.Provider>
  );
}
