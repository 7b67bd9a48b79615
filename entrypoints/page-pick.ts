/** “Pilih bagian halaman”: injected for one gesture; the person points at the part of the page that is to be kept. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CONTENT_TEXTS } from '../utils/i18n/content-texts.ts';
import { getLanguage } from '../utils/i18n/language.ts';
import { pickElement } from '../utils/page/pick-element.ts';
import { readyFlagging } from '../utils/page/provide-flagging.ts';
import { createReportActions } from '../utils/page/report-actions.ts';
import { browser } from '../utils/platform/native-browser.ts';
import { getSettings } from '../utils/platform/preferences.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';
import { createPageFinder } from '../utils/sites/news/news-finder.ts';
import { createPickedReader } from '../utils/sites/picked-reader.ts';

export default defineUnlistedScript(async () => {
  const language = await getLanguage();
  const element = await pickElement(CONTENT_TEXTS[language]);
  if (!element) return;
  const actions = createReportActions({
    finder: createPageFinder(),
    flagging: readyFlagging(createPickedReader(createArticleReader())),
    language,
    isAlive: () => browser.runtime?.id !== undefined,
  });
  actions.setOptions((await getSettings()).page);
  actions.flagTarget({ element, kind: 'page' });
});
