/** Draws a component in the page of the test, in Indonesian unless told otherwise, with the real stylesheet. */
import '../../components/frame/style.css';
import { type ComponentChild, render } from 'preact';
import type { Language } from '../../utils/i18n/language.ts';
import { loadPageTexts } from '../../utils/i18n/load-page-texts.ts';
import { LocaleContext } from '../../utils/ui/language-context.ts';

/** An element that is alone in the page. */
function makeRoot(): HTMLElement {
  document.body.replaceChildren();
  return document.body.appendChild(document.createElement('div'));
}

/** The element that holds the component: a new one, alone in the page, unless it is drawn again in the one of before. */
export async function draw(child: ComponentChild, language: Language = 'id', root = makeRoot()): Promise<HTMLElement> {
  const texts = await loadPageTexts(language);
  render(<LocaleContext.Provider value={{ language, texts }}>{child}</LocaleContext.Provider>, root);
  return root;
}

/** Waits for Preact's next rendering and its effects. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Types a text into a field, one letter after the other, as the browser reports it. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }));
  }
}
