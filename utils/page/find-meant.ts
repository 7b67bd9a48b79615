/** Which item a person means who uses the popup, the context menu or the keyboard. */
import type { Request } from '../messaging/messages.ts';
import type { ItemTarget } from '../sites/site-adapter.ts';

/** The smallest item around an element. */
function itemAround(element: Element | null, targets: readonly ItemTarget[]): ItemTarget | undefined {
  const around = targets.filter((target) => element && target.element.contains(element));
  return around.find((target) => !around.some((other) => other !== target && target.element.contains(other.element)));
}

/**
 * The item that is meant; undefined where that cannot be told.
 * @param contextElement where the context menu was opened.
 */
export function findMeant(
  via: Request<'item/flag'>['via'],
  targets: readonly ItemTarget[],
  contextElement: Element | null,
): ItemTarget | undefined {
  const article = targets.find(({ kind }) => kind === 'article');
  if (via === 'popup')
    return article ?? (targets.filter(({ kind }) => kind === 'post').length === 1 ? targets[0] : undefined);
  if (via === 'context-menu') return itemAround(contextElement, targets) ?? article;
  return (
    itemAround(document.activeElement, targets) ??
    itemAround(Array.from(document.querySelectorAll(':hover')).at(-1) ?? null, targets) ??
    itemAround(document.elementFromPoint(innerWidth / 2, innerHeight / 2), targets) ??
    article
  );
}
