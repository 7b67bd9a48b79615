/** The reading part for articles: injected when the first item of a page is flagged. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideReader } from '../utils/page/reader-slot.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';

export default defineUnlistedScript(() => provideReader(createArticleReader()));
