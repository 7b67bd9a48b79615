/** One sentence of ours where the toast has not arrived: the part that has it could not be loaded. */
import { createShadowHost, createStyleSheet, h, keepEvents, onTrustedClick } from './shadow-host.ts';

const STYLES = `
  :host { all: initial; }
  .toast {
    all: unset; position: fixed; inset: auto 16px 16px auto; box-sizing: border-box; max-width: min(380px, calc(100vw - 32px));
    padding: 14px; border: 1px solid; border-radius: 12px; cursor: pointer;
    color-scheme: light dark; background: Canvas; color: CanvasText; font: 14px/1.45 system-ui, sans-serif;
  }
  .toast:not(:popover-open) { display: none; }
`;

let shown: HTMLElement | null = null;

/** What is tried anew has no problem yet; and no sentence of ours may be in its screenshot. */
export function hidePlainNote(): void {
  shown?.remove();
  shown = null;
}

/** Shows the sentence above everything in the page, until it is clicked or hidden. */
export function showPlainNote(message: string): void {
  hidePlainNote();
  const { host, root } = createShadowHost(createStyleSheet(STYLES));
  keepEvents(host);
  const note = h('div', { className: 'toast', popover: 'manual', role: 'alert' });
  root.append(note);
  document.documentElement.append(host);
  note.showPopover();
  // The live region exists before its content, or screen readers stay silent.
  note.textContent = message;
  onTrustedClick(note, hidePlainNote);
  shown = host;
}
