/**
 * When the page has painted what was changed, and marks in the picture that prove it: screens, drivers and busy machines
 * differ in how long a frame takes to be seen, and a picture that is a frame too old shows what was meant to be hidden.
 */
import type { ShotGeometry } from '../messaging/messages.ts';
import { createShadowHost, createStyleSheet, h } from './shadow-host.ts';

type Marks = ShotGeometry['marks'];
type Colour = Marks[number]['colour'];

/** In CSS pixels. Its left half has one colour and its right half another; the middle of each is looked at. */
const SIZE = 8;
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

const CHANNEL = 256;
/** Each channel moved on by so much, and round again. */
const move = (colour: Colour, by: (channel: number) => number): Colour => {
  const at = (channel: 0 | 1 | 2) => (colour[channel] + by(channel)) % CHANNEL;
  return [at(0), at(1), at(2)];
};
const opposite = (colour: Colour) => move(colour, () => CHANNEL / 2);
/** Nobody can tell it beforehand, and each channel is at least a quarter of its range away from the last one. */
const nextColour = (colour: Colour) => {
  const random = crypto.getRandomValues(new Uint8Array(3));
  return move(colour, (channel) => CHANNEL / 4 + ((random[channel] ?? 0) >> 1));
};

export interface PaintMarker {
  /** Waits until the page is painted as it is now. Resolves with what shows it in a picture; nothing where there is no room outside `rect`. */
  paint(rect: DOMRectReadOnly): Promise<Marks>;
  remove(): void;
}

/** Nothing is added to the page before the first `paint`. */
export function createPaintMarker(): PaintMarker {
  const square = h('div', { popover: 'manual' });
  const { host, root } = createShadowHost(createStyleSheet(STYLES));
  root.append(square);
  let first: Colour = [0, 0, 0];

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
        return [];
      }
      // A picture of before shows one colour there, or those of the picture before.
      first = nextColour(first);
      const second = opposite(first);
      document.documentElement.append(host);
      // Above every dialog of the page.
      square.showPopover();
      Object.assign(square.style, {
        left: `${corner.left}px`,
        top: `${corner.top}px`,
        background: `linear-gradient(90deg, rgb(${first.join(' ')}) 50%, rgb(${second.join(' ')}) 50%)`,
      });
      await frame();
      const y = corner.top + SIZE / 2;
      return [
        { x: corner.left + SIZE / 4, y, colour: first },
        { x: corner.left + (SIZE * 3) / 4, y, colour: second },
      ];
    },
    remove: () => host.remove(),
  };
}
