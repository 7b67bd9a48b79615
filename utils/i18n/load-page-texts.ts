/** Loads the words of one language: the other one stays out of a page's first view. */
import type { Language } from './language.ts';
import type { PageTexts } from './page-texts.ts';

/** The words of one language. */
export async function loadPageTexts(language: Language): Promise<PageTexts> {
  return language === 'en' ? (await import('./page-texts-en.ts')).en : (await import('./page-texts-id.ts')).id;
}
