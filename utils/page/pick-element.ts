/**
 * Lets the person point at a part of the page: the way that is left when no adapter knows it. The page is not changed,
 * and does not see the click.
 */
import type { PickTexts } from '../i18n/pick-texts.ts';
import { createShadowHost, createStyleSheet, HOST_TAG, h, onTrustedClick } from './shadow-host.ts';

const STYLES = `
  :host { all: initial; }
  .layer {
    all: unset; position: fixed; inset: 0; color-scheme: light dark;
    font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  }
  .frame {
    position: fixed; box-sizing: border-box; pointer-events: none; border: 2px solid #1f6feb; border-radius: 4px;
    background: rgb(31 111 235 / .12); box-shadow: 0 0 0 2px #fff;
  }
  .hint {
    position: fixed; inset: 12px auto auto 50%; translate: -50%; max-width: calc(100vw - 32px); padding: 10px 16px;
    border-radius: 20px; pointer-events: none; text-align: center;
    background: light-dark(#23282f, #e8eaed); color: light-dark(#fff, #16191d); box-shadow: 0 6px 20px rgb(0 0 0 / .3);
  }
  .bar {
    position: fixed; inset: auto 0 0; display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; padding: 10px;
    pointer-events: auto; background: light-dark(#23282f, #e8eaed);
  }
  .bar button {
    all: unset; box-sizing: border-box; min-width: 44px; min-height: 44px; padding: 4px 10px; border-radius: 22px;
    border: 1px solid currentColor; color: light-dark(#fff, #16191d); text-align: center; cursor: pointer;
  }
  .bar button:focus-visible { outline: 2px solid #1f6feb; outline-offset: 2px; }
`;

/** Smaller parts are hit by accident and say nothing. In CSS pixels. */
const SMALLEST = 8;

/** The element that the person chose, or null when they changed their mind. */
export function pickElement(texts: PickTexts): Promise<Element | null> {
  const { host, root } = createShadowHost(createStyleSheet(STYLES));
  const frame = h('div', { className: 'frame' });
  const hint = h('div', { className: 'hint', role: 'status' }, texts.hint);
  const layer = h('div', { className: 'layer', popover: 'manual' }, frame, hint);
  root.append(layer);
  document.documentElement.append(host);
  // Above every dialog of the page, without taking the focus; events go through to the page's elements.
  layer.style.pointerEvents = 'none';
  layer.showPopover();

  let chosen: Element = document.body;
  const show = (element: Element) => {
    chosen = element;
    const { x, y, width, height } = element.getBoundingClientRect();
    Object.assign(frame.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  };
  const largeEnough = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= SMALLEST && height >= SMALLEST;
  };
  show(document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body);

  return new Promise((resolve) => {
    const listening = new AbortController();
    const finish = (element: Element | null) => {
      listening.abort();
      host.remove();
      resolve(element);
    };
    const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void) =>
      addEventListener(type, listener, { capture: true, signal: listening.signal });
    /** What the person does now is meant for us: the page must not follow a link or open a picture. */
    const take = (event: Event): boolean => {
      if (!event.isTrusted || event.target === host) return false;
      event.preventDefault();
      event.stopImmediatePropagation();
      return true;
    };

    const aim = (event: PointerEvent) => {
      const element = document.elementFromPoint(event.clientX, event.clientY);
      if (event.isTrusted && element && element.localName !== HOST_TAG && largeEnough(element)) show(element);
    };
    const larger = () => chosen.parentElement && show(chosen.parentElement);
    const smaller = () => {
      const child = Array.from(chosen.children).find(largeEnough);
      if (child) show(child);
    };
    /** A finger covers what it points at, and has no keys: it chooses first, and says so then. */
    let byTouch = false;
    const offerButtons = () => {
      if (byTouch) return;
      byTouch = true;
      hint.textContent = texts.touchHint;
      const button = (words: string, press: () => void) => {
        const made = h('button', { type: 'button' }, words);
        onTrustedClick(made, press);
        return made;
      };
      layer.append(
        h(
          'div',
          { className: 'bar' },
          button(texts.cancel, () => finish(null)),
          button(texts.smaller, smaller),
          button(texts.larger, larger),
          button(texts.flag, () => finish(chosen)),
        ),
      );
    };
    if (matchMedia('(pointer: coarse)').matches) offerButtons();

    on('pointermove', aim);
    on('scroll', () => show(chosen));
    on('pointerdown', (event) => {
      if (!take(event) || event.pointerType === 'mouse') return;
      offerButtons();
      aim(event);
    });
    for (const type of ['pointerup', 'mousedown', 'mouseup'] as const) on(type, take);
    on('click', (event) => take(event) && !byTouch && finish(chosen));
    on('keydown', (event) => {
      if (event.key === 'Escape' && take(event)) finish(null);
      else if (event.key === 'Enter' && take(event)) finish(chosen);
      else if (event.key === 'ArrowUp' && take(event)) larger();
      else if (event.key === 'ArrowDown' && take(event)) smaller();
    });
  });
}
