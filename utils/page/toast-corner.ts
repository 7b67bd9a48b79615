/** Where a toast stands: in the corner in which it covers least of what it is about. Pure arithmetic. */

interface Size {
  width: number;
  height: number;
}

/** Between the toast and the edges of the view, in CSS pixels. */
const MARGIN = 16;

/** The usual one first: it is taken where no other is better. */
const CORNERS = [
  { block: 'bottom', inline: 'right' },
  { block: 'bottom', inline: 'left' },
  { block: 'top', inline: 'right' },
  { block: 'top', inline: 'left' },
] as const;

export type Corner = (typeof CORNERS)[number];

const shared = (from: number, to: number, otherFrom: number, otherTo: number) =>
  Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));

/** `item` in viewport coordinates, null where nothing is to be kept clear; all in CSS pixels. */
export function chooseCorner(item: DOMRectReadOnly | null, toast: Size, view: Size): Corner {
  let best: Corner = CORNERS[0];
  let least = Number.POSITIVE_INFINITY;
  for (const corner of CORNERS) {
    const left = corner.inline === 'left' ? MARGIN : view.width - MARGIN - toast.width;
    const top = corner.block === 'top' ? MARGIN : view.height - MARGIN - toast.height;
    const covered = item
      ? shared(left, left + toast.width, item.left, item.right) * shared(top, top + toast.height, item.top, item.bottom)
      : 0;
    if (covered < least) {
      best = corner;
      least = covered;
    }
  }
  return best;
}

/** The corner as the value of CSS' `inset`. */
export function insetOf({ block, inline }: Corner): string {
  const edge = (is: boolean) => (is ? `${MARGIN}px` : 'auto');
  return [block === 'top', inline === 'right', block === 'bottom', inline === 'left'].map(edge).join(' ');
}
