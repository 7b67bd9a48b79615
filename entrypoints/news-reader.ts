/** The reading part for articles: injected when the first item of a page is flagged. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideFlagging } from '../utils/page/provide-flagging.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';

export default defineUnlistedScript(() => provideFlagging(createArticleReader()));
