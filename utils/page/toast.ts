/**
 * The toast: what happened to the item that was flagged, and what can be done about it. It never takes the focus, never
 * blocks the page, and nothing can be typed into it: a page can read keystrokes.
 */
import type { Behaviour } from '../contract/finding.ts';
import type { ContentTexts } from '../i18n/content-texts.ts';
import { createShadowHost, createStyleSheet, h, keepEvents, onTrustedClick } from './shadow-host.ts';
import { chooseCorner, insetOf } from './toast-corner.ts';

const STYLES = `
  :host { all: initial; }
  .toast {
    all: unset; position: fixed; inset: auto 16px 16px auto; box-sizing: border-box; width: min(380px, calc(100vw - 32px));
    padding: 14px; border-radius: 12px; display: grid; gap: 10px; color-scheme: light dark;
    font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start;
    --surface: light-dark(#fff, #1e2227); --text: light-dark(#1b1f24, #e8eaed); --muted: light-dark(#57606a, #a5adb8);
    --line: light-dark(#d0d7de, #3d444d); --accent: light-dark(#155eab, #79b8ff); --on-accent: light-dark(#fff, #0b1520);
    background: var(--surface); color: var(--text); border: 1px solid var(--line);
    box-shadow: 0 8px 28px rgb(0 0 0 / .22);
  }
  .toast:not(:popover-open) { display: none; }
  .head { display: flex; gap: 12px; align-items: flex-start; }
  .words { flex: 1; min-width: 0; display: grid; gap: 2px; }
  .title { font-weight: 600; }
  .about { color: var(--muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .notice { color: var(--text); border-inline-start: 3px solid var(--accent); padding-inline-start: 10px; }
  canvas { width: 72px; height: 54px; object-fit: cover; object-position: left top; border-radius: 6px; border: 1px solid var(--line); }
  .label { color: var(--muted); font-size: 12px; }
  .chips, .buttons { display: flex; flex-wrap: wrap; gap: 6px; }
  .chips { margin-top: 4px; }
  .buttons { justify-content: flex-end; gap: 8px; }
  button {
    all: unset; box-sizing: border-box; min-height: 32px; padding: 4px 12px; border-radius: 16px; cursor: pointer;
    border: 1px solid var(--line); color: var(--text); text-align: center;
  }
  button:hover { background: color-mix(in srgb, var(--text) 8%, transparent); }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .chips button[aria-pressed=true], .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  .primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
  .close { min-height: 28px; width: 28px; padding: 0; border: 0; flex: none; line-height: 28px; font-size: 18px; color: var(--muted); }
  /* A finger needs more room than a pointer. */
  @media (pointer: coarse) {
    button { min-height: 44px; min-width: 44px; border-radius: 22px; }
    .close { width: 44px; line-height: 44px; }
  }
  .bar { height: 3px; border-radius: 2px; overflow: hidden; background: color-mix(in srgb, var(--text) 12%, transparent); }
  .bar::after { content: ""; display: block; width: 35%; height: 100%; background: var(--accent); animation: run 1.1s linear infinite; }
  @keyframes run { from { translate: -100% } to { translate: 300% } }
  @media (prefers-reduced-motion: reduce) { .bar::after { animation: none; width: 100%; opacity: .5; } }
  @media (forced-colors: active) { .chips button[aria-pressed=true] { outline: 2px solid Highlight; } }
`;

/** A toast that is not being read goes away; one with a problem stays until it is closed. In milliseconds. */
const STAYS_MS = 12_000;

export interface SavedView {
  about: string | null;
  /** Base64 of a WebP picture. */
  thumbnail: string | null;
  notice: string | null;
  behaviours: readonly Behaviour[];
  chosen: readonly Behaviour[];
  onChoose(behaviours: Behaviour[]): void;
  onUndo(): void;
  onComplete(): void;
}

export interface Toast {
  /** What follows is about this item, and stands beside it where there is room; null for none. */
  setItem(item: Element | null): void;
  showBusy(): void;
  showSaved(view: SavedView): void;
  /** A problem, with a way to try again where there is one. */
  showProblem(message: string, onRetry: (() => void) | null): void;
  /** A question before anything is kept; closing it means no. */
  showQuestion(message: string, yes: string, onYes: () => void): void;
  /** One sentence that goes away by itself. */
  showNote(message: string): void;
  /** Out of the picture for the moment of a screenshot, and back. */
  setHidden(hidden: boolean): void;
  setTexts(texts: ContentTexts): void;
}

/** Draws the thumbnail on a canvas: an image element's address would be subject to the page's security policy. */
async function drawThumbnail(canvas: HTMLCanvasElement, base64: string): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)], { type: 'image/jpeg' }));
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
}

/** Makes the toast of a page. Nothing is added to the page before the first `show…`. */
export function createToast(initialTexts: ContentTexts): Toast {
  let texts = initialTexts;
  let panel: HTMLElement | null = null;
  let host: HTMLElement | null = null;
  let item: WeakRef<Element> | null = null;
  let isHidden = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function stopTimer() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  function startTimer() {
    stopTimer();
    timer = setTimeout(hide, STAYS_MS);
  }
  function hide() {
    stopTimer();
    if (panel?.matches(':popover-open')) panel.hidePopover();
  }

  function place(toast: HTMLElement): void {
    const about = item?.deref();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const corner = chooseCorner(
      about?.isConnected ? about.getBoundingClientRect() : null,
      toast.getBoundingClientRect(),
      { width, height },
    );
    toast.style.inset = insetOf(corner);
  }

  /** The panel with new content. The live region exists before its content, or screen readers stay silent. */
  function show(content: Node[], stays: boolean) {
    if (!panel || !host?.isConnected) {
      const made = createShadowHost(createStyleSheet(STYLES));
      host = made.host;
      keepEvents(host);
      // It may come in the middle of a screenshot that takes its time.
      if (isHidden) host.style.visibility = 'hidden';
      // A popover lies above every dialog of the page without taking the focus.
      panel = h('div', { className: 'toast', popover: 'manual', role: 'status', ariaLive: 'polite' });
      made.root.append(panel);
      document.documentElement.append(host);
      for (const type of ['pointerenter', 'focusin']) panel.addEventListener(type, stopTimer);
      for (const type of ['pointerleave', 'focusout'])
        panel.addEventListener(type, () => timer === null && !keeps && startTimer());
      panel.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
    }
    keeps = stays;
    if (panel.matches(':popover-open')) panel.hidePopover();
    panel.showPopover();
    panel.replaceChildren(...content);
    place(panel);
    if (stays) stopTimer();
    else startTimer();
  }
  let keeps = false;

  function head(title: string, about: string | null, thumbnail: string | null): HTMLElement {
    const close = h('button', { type: 'button', className: 'close', ariaLabel: texts.close, title: texts.close }, '×');
    onTrustedClick(close, hide);
    const words = h('div', { className: 'words' }, h('div', { className: 'title' }, title));
    if (about) words.append(h('div', { className: 'about' }, about));
    const line = h('div', { className: 'head' }, words, close);
    if (thumbnail) {
      // Its room is there at once: the toast must not grow over something later.
      const canvas = h('canvas', { ariaHidden: 'true' });
      line.prepend(canvas);
      // A picture that cannot be shown changes nothing about what was kept.
      drawThumbnail(canvas, thumbnail).catch(() => canvas.remove());
    }
    return line;
  }

  function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
    const element = h('button', { type: 'button', className }, label);
    onTrustedClick(element, onClick);
    return element;
  }

  function chips(view: SavedView): HTMLElement {
    const chosen = new Set(view.chosen);
    const row = h('div', { className: 'chips', role: 'group', ariaLabel: texts.behaviours });
    for (const behaviour of view.behaviours) {
      const chip = button(texts.behaviour[behaviour] ?? behaviour, '', () => {
        if (!chosen.delete(behaviour)) chosen.add(behaviour);
        chip.setAttribute('aria-pressed', String(chosen.has(behaviour)));
        view.onChoose([...chosen]);
      });
      chip.setAttribute('aria-pressed', String(chosen.has(behaviour)));
      row.append(chip);
    }
    return h('div', {}, h('div', { className: 'label' }, texts.behaviours), row);
  }

  return {
    setItem: (next) => {
      item = next && new WeakRef(next);
    },
    showBusy: () => show([head(texts.saving, null, null), h('div', { className: 'bar' })], true),
    showSaved: (view) =>
      show(
        [
          head(texts.saved, view.about, view.thumbnail),
          ...(view.notice ? [h('div', { className: 'notice' }, view.notice)] : []),
          chips(view),
          h(
            'div',
            { className: 'buttons' },
            button(texts.undo, '', view.onUndo),
            button(texts.complete, 'primary', view.onComplete),
          ),
        ],
        view.notice !== null,
      ),
    showProblem: (message, onRetry) =>
      show(
        [
          head(message, null, null),
          ...(onRetry ? [h('div', { className: 'buttons' }, button(texts.retry, 'primary', onRetry))] : []),
        ],
        true,
      ),
    showQuestion: (message, yes, onYes) =>
      show(
        [
          head(message, null, null),
          h('div', { className: 'buttons' }, button(texts.cancel, '', hide), button(yes, 'primary', onYes)),
        ],
        true,
      ),
    showNote: (message) => show([head(message, null, null)], false),
    setHidden: (hidden) => {
      isHidden = hidden;
      if (host) host.style.visibility = hidden ? 'hidden' : '';
    },
    setTexts: (next) => {
      texts = next;
    },
  };
}
