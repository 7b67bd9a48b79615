/** The recap page: what is counted and for whom is chosen, then every figure comes with its n. */
import '../../components/form/form.css';
import '../../components/recap/recap.css';
import '../../components/review/review.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { LensPanel } from '../../components/recap/lens-panel.tsx';
import { RecapTable } from '../../components/recap/recap-table.tsx';
import { BUILT_IN_REFERENCE } from '../domain/built-in-reference.ts';
import { wibDay } from '../domain/days.ts';
import {
  createLenses,
  createRecap,
  type Dimension,
  nameFromReference,
  POPULATIONS,
  type Population,
  type Recap,
  UNKNOWN,
} from '../domain/recap.ts';
import { joinWords, listRows, nameRows, type RecapNames } from '../domain/recap-export.ts';
import { writeCsv } from '../export/csv.ts';
import type { Language } from '../i18n/language.ts';
import { createRecapNames } from '../i18n/recap-names.ts';
import { RECAP_TEXTS } from '../i18n/recap-texts.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { type Locale, LocaleContext } from './language-context.ts';
import { drawPng, saveFile } from './save-file.ts';
import { useLiveQuery } from './use-live-query.ts';

interface Props {
  queries: QueueQueries;
  locale: Locale;
}

export function RecapApp({ queries, locale }: Props) {
  const { language } = locale;
  const texts = RECAP_TEXTS[language];
  const [population, setPopulation] = useState<Population>('approved');
  const [audience, setAudience] = useState<'inside' | 'outside'>('outside');
  const [said, setSaid] = useState('');
  const data = useLiveQuery(
    async () => ({ findings: await queries.allFindings(), reference: await queries.reference() }),
    'recap',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language, texts]);
  const reference = (data.state === 'ready' && data.value.reference) || BUILT_IN_REFERENCE;
  const findings = data.state === 'ready' ? data.value.findings : [];
  const outward = audience === 'outside';
  const recap = useMemo(() => createRecap(findings, population, outward), [findings, population, outward]);
  const names = createRecapNames(language, locale.texts, UNKNOWN, (dimension, key) =>
    nameFromReference(dimension, key, reference, language),
  );
  const tooFewAll = outward && recap.n > 0 && recap.n < 3;
  const text = writeParagraph(createRecap(findings, population, true), names, language);
  const fileName = `rekap-${population}-${wibDay(new Date())}`;
  const rows = () => listRows(recap, names, [texts.title, texts.value, texts.number, texts.share, 'n']);

  async function saveWorkbook() {
    const { writeWorkbook } = await import('./write-workbook.ts');
    saveFile(await writeWorkbook(rows(), texts.title), `${fileName}.xlsx`);
  }

  return (
    <LocaleContext.Provider value={locale}>
      <header class="top">
        <h1 class="brand">{texts.title}</h1>
        <span class="spring" />
        <a href="/review.html">{texts.back}</a>
      </header>
      <main class="recap scroll">
        <div class="pair">
          <label>
            {texts.population}
            <select
              name="population"
              value={population}
              onChange={(event) =>
                setPopulation(POPULATIONS.find((one) => one === event.currentTarget.value) ?? population)
              }
            >
              {POPULATIONS.map((one) => (
                <option key={one} value={one}>
                  {texts.populations[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {texts.audience}
            <select
              name="audience"
              value={audience}
              onChange={(event) => setAudience(event.currentTarget.value === 'inside' ? 'inside' : 'outside')}
            >
              <option value="outside">{texts.audiences.outside}</option>
              <option value="inside">{texts.audiences.inside}</option>
            </select>
          </label>
        </div>
        <p class="note">
          {texts.populations[population]}. {tooFewAll ? texts.tooFewAll : texts.count(recap.n)}.{' '}
          {texts.audienceHint[audience]}
        </p>
        {recap.n > 0 && !tooFewAll && (
          <>
            <div class="row">
              <button
                type="button"
                class="button"
                onClick={() => saveFile(new Blob([writeCsv(rows())], { type: 'text/csv' }), `${fileName}.csv`)}
              >
                {texts.exportTitle}: {texts.csv}
              </button>
              <button type="button" class="button" onClick={() => void saveWorkbook()}>
                {texts.exportTitle}: {texts.xlsx}
              </button>
            </div>
            {text && (
              <section class="section" aria-labelledby="recap-text">
                <h2 id="recap-text">{texts.text}</h2>
                <p class="recap-text">{text}</p>
                <button
                  type="button"
                  class="button"
                  onClick={() => void navigator.clipboard.writeText(text).then(() => setSaid(texts.copied))}
                >
                  {texts.copyText}
                </button>
                <span role="status" class="hint">
                  {said}
                </span>
              </section>
            )}
            {recap.tables.map((table) => (
              <RecapTable
                key={table.dimension}
                table={table}
                rows={nameRows(table, names)}
                onPicture={(svg) =>
                  void drawPng(svg).then((png) => saveFile(png, `${fileName}-${table.dimension}.png`))
                }
              />
            ))}
            <section class="section" aria-labelledby="recap-days">
              <h2 id="recap-days">{texts.days}</h2>
              <p>
                {recap.daysToFile.median === null
                  ? texts.daysNone
                  : texts.daysText(recap.daysToFile.n, String(recap.daysToFile.median), recap.daysToFile.withinSeven)}
              </p>
            </section>
          </>
        )}
        {!outward && (
          <LensPanel
            lenses={createLenses(findings, population)}
            nameOf={(dimension, key) => names.value(dimension, key)}
          />
        )}
      </main>
    </LocaleContext.Provider>
  );
}

/** The recap in words, as the network publishes it. Made of figures that may leave. */
function writeParagraph(recap: Recap, names: RecapNames, language: Language): string {
  const { paragraph, populations } = RECAP_TEXTS[language];
  if (recap.n < 3) return '';
  const listed = (dimension: Dimension) => {
    const table = recap.tables.find((one) => one.dimension === dimension);
    if (!table || table.tooFew || table.rows.every(({ key }) => key === UNKNOWN)) return null;
    const parts = nameRows(table, names).map(({ name, percent, count }) => paragraph.part(name, percent, count));
    return joinWords(parts, paragraph.and);
  };
  const say = (dimension: Dimension, write: (list: string) => string) => {
    const list = listed(dimension);
    return list === null ? null : write(list);
  };
  const { n, median } = recap.daysToFile;
  const tag = language === 'id' ? 'id-ID' : 'en-GB';
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Asia/Jakarta' }).format(new Date());
  return [
    paragraph.opening(day, recap.n, populations[recap.population].toLowerCase()),
    say('channel', paragraph.channels),
    say('region', paragraph.regions),
    say('positionGroup', paragraph.positions),
    say('behaviour', paragraph.behaviours),
    median === null ? null : paragraph.days(String(median), n),
    paragraph.caution,
  ]
    .filter(Boolean)
    .join(' ');
}
