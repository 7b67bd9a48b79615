/** Everything that an extraction is made of: where the parts of the page are, and how its times are to be read. */
import type { PageTimeOptions } from '../../capture/page-time.ts';
import type { PageContext } from '../site-adapter.ts';
import { type DateLine, findDateLine } from './article-date.ts';
import { detectLanguage } from './language.ts';
import { type ArticlePlace, locateArticle } from './locate-article.ts';
import type { PageLine } from './page-lines.ts';

/** Minutes east of UTC of Jakarta and Surabaya: the zone of an Indonesian publisher that names none. */
const WIB = 420;

export interface ArticleScene extends ArticlePlace {
  /** Short lines before, in and behind the text: dates and names. */
  labels: PageLine[];
  date: DateLine | null;
  /** Language of the text, read from its words. */
  language: 'id' | 'en' | null;
  /** The times are written in an Indonesian zone. */
  local: boolean;
  /** How the page's times are to be read. */
  timeOptions: PageTimeOptions;
}

/** Reads the whole scene of `page`. */
export function readScene(page: PageContext): ArticleScene {
  const place = locateArticle(page);
  const { headline, text, lines, headlineAt, around } = place;
  const end = text.at(-1);
  const last = end ? lines.lastIndexOf(end) : headlineAt;
  const language = detectLanguage(`${headline?.text} ${text.map((line) => line.text).join(' ')}`);
  const local = language === 'id' || /\.id$/.test(page.url.hostname);
  const timeOptions = { now: page.now, offset: local ? WIB : page.offset, language };
  return {
    ...place,
    labels: lines.slice(Math.max(0, headlineAt - 8), last + 13),
    date: findDateLine(around, timeOptions),
    language,
    local,
    timeOptions,
  };
}
