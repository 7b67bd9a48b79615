/** The keyboard in the list of findings. */

const items = () => [...document.querySelectorAll<HTMLElement>('[data-finding]')];

const indexOf = (item: HTMLElement | undefined) => Number(item?.closest<HTMLElement>('[data-index]')?.dataset.index);

/**
 * Moves the focus in the list by `step`; to its beginning when it is elsewhere. Of a long list only what is in view is in the
 * page, and what has the focus: when that was scrolled away, it is brought back first.
 */
export function moveFocus(step: 1 | -1): void {
  const all = items();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? all[0] : all[at + step];
  if (next && (at < 0 || indexOf(next) === indexOf(all[at]) + step)) next.focus();
  else all[at]?.scrollIntoView({ block: 'nearest' });
}
