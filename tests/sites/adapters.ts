/** Both parts of each site's adapter, as they meet in the page after the first click. */
import { createFacebookFinder } from '../../utils/sites/facebook/facebook-finder.ts';
import { createFacebookReader } from '../../utils/sites/facebook/facebook-reader.ts';
import { createArticleReader } from '../../utils/sites/news/article-reader.ts';
import { createNewsFinder, createPageFinder } from '../../utils/sites/news/news-finder.ts';
import type { SiteFinder, SiteReader } from '../../utils/sites/site-adapter.ts';

export type SiteAdapter = SiteFinder & SiteReader;

export const createFacebookAdapter = (): SiteAdapter => ({ ...createFacebookFinder(), ...createFacebookReader() });
export const createNewsAdapter = (): SiteAdapter => ({ ...createNewsFinder(), ...createArticleReader() });
export const createPageAdapter = (): SiteAdapter => ({ ...createPageFinder(), ...createArticleReader() });
