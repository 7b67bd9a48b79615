/**
 * When the page has painted what was changed, and a mark in the picture that proves it: screens, drivers and busy machines
 * differ in how long a frame takes to be seen, and a picture that is a frame too old shows what was meant to be hidden.
 */
import type { ShotGeometry } from '../messaging/messages.ts';
import { createShadowHost, createStyleSheet, h } from './shadow-host.ts';

type Marker = NonNullable<ShotGeometry['marker']>;

/** In CSS pixels; the middle of it is looked at. */
const SIZE = 6;
const STYLES = `
  :host { all: initial; }
  div { all: unset; position: fixed; width: ${SIZE}px; height: ${SIZE}px; pointer-events: none; forced-color-adjust: none; }
`;

/** After the next frame was made. At once in a hidden page, which makes none. */
const frame = () =>
  new Promise<void>((resolve) => {
    if (document.hidden) return resolve();
    requestAnimationFrame(() => {
      // Runs when the frame is done, not when the next one begins.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });

const newColour = (): Marker['colour'] => {
  const [red = 0, green = 0, blue = 0] = crypto.getRandomValues(new Uint8Array(3));
  return [red, green, blue];
};

export interface PaintMarker {
  /** Waits until the page is painted as it is now. Resolves with what shows it in a picture; null where there is no room outside `rect`. */
  paint(rect: DOMRectReadOnly): Promise<Marker | null>;
  remove(): void;
}

/** Nothing is added to the page before the first `paint`. */
export function createPaintMarker(): PaintMarker {
  const square = h('div', { popover: 'manual' });
  const { host, root } = createShadowHost(createStyleSheet(STYLES));
  root.append(square);

  /** A corner of the viewport that is not in the picture. */
  const findCorner = (rect: DOMRectReadOnly) => {
    const { clientWidth, clientHeight } = document.documentElement;
    for (const top of [clientHeight - SIZE, 0])
      for (const left of [0, clientWidth - SIZE]) {
        const apart = left + SIZE + 2 < rect.left || left - 2 > rect.right;
        if (apart || top + SIZE + 2 < rect.top || top - 2 > rect.bottom) return { left, top };
      }
    return null;
  };

  return {
    paint: async (rect) => {
      const corner = findCorner(rect);
      if (!corner) {
        host.remove();
        // Nothing can prove it: two frames more.
        for (let n = 0; n < 3; n++) await frame();
        return null;
      }
      const colour = newColour();
      document.documentElement.append(host);
      // Above every dialog of the page.
      square.showPopover();
      Object.assign(square.style, {
        left: `${corner.left}px`,
        top: `${corner.top}px`,
        background: `rgb(${colour.join(' ')})`,
      });
      await frame();
      return { x: corner.left + SIZE / 2, y: corner.top + SIZE / 2, colour };
    },
    remove: () => host.remove(),
  };
}
