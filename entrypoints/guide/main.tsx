/** The guide and the practice. Needs no database: everything in it is invented. */
import { render } from 'preact';
import { getLanguage } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { GuideApp } from '../../utils/ui/guide-app.tsx';

const language = await getLanguage();
const texts = await loadPageTexts(language);
const root = document.getElementById('app');
if (root) render(<GuideApp locale={{ language, texts }} />, root);
