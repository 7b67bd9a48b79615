/** “Pilih bagian halaman”: injected for one gesture; the person points at the part of the page that is to be kept. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getLanguage } from '../utils/i18n/language.ts';
import { PICK_TEXTS } from '../utils/i18n/pick-texts.ts';
import { pickElement } from '../utils/page/pick-element.ts';
import { flaggingForOneGesture } from '../utils/page/provide-flagging.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';
import { createPageFinder } from '../utils/sites/news/news-finder.ts';
import { createPickedReader } from '../utils/sites/picked-reader.ts';

export default defineUnlistedScript(async () => {
  const element = await pickElement(PICK_TEXTS[await getLanguage()]);
  if (!element) return;
  const { flag } = await flaggingForOneGesture(createPageFinder(), createPickedReader(createArticleReader()));
  flag({ element, kind: 'page' });
});
