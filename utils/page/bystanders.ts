/** Where bystanders stand in what is photographed. */
import { MAX_BYSTANDERS } from '../contract/limits.ts';
import type { ShotGeometry } from '../messaging/messages.ts';

type Rect = ShotGeometry['rect'];

/** The boxes of those elements of which a part lies in `shown`, in CSS pixels relative to the viewport. */
export function boxesIn(elements: readonly Element[], shown: Rect): Rect[] {
  const found: Rect[] = [];
  for (const element of elements) {
    if (found.length === MAX_BYSTANDERS) break;
    const { x, y, width, height } = element.getBoundingClientRect();
    const isShown =
      width >= 1 &&
      height >= 1 &&
      x < shown.x + shown.width &&
      y < shown.y + shown.height &&
      x + width > shown.x &&
      y + height > shown.y;
    if (isShown) found.push({ x, y, width, height });
  }
  return found;
}
