/** An address that leads to selected words: a text fragment, as browsers follow it. */
import {
  GenerateFragmentStatus,
  generateFragment,
  setTimeout,
} from 'text-fragments-polyfill/dist/fragment-generation-utils.js';

/** Longest time to look for an unambiguous fragment, in milliseconds: the person has clicked and waits. */
const LONGEST_MS = 150;

/** `permalink#:~:text=…`; null where no unambiguous fragment is found in time. */
export function createFragmentUrl(permalink: string, selection: Selection): string | null {
  setTimeout(LONGEST_MS);
  const { status, fragment } = generateFragment(selection);
  if (status !== GenerateFragmentStatus.SUCCESS || !fragment) return null;
  const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
  const parts = [
    fragment.prefix && `${encode(fragment.prefix)}-`,
    encode(fragment.textStart),
    fragment.textEnd && encode(fragment.textEnd),
    fragment.suffix && `-${encode(fragment.suffix)}`,
  ];
  const url = `${permalink}#:~:text=${parts.filter(Boolean).join(',')}`;
  return url.length <= 4096 ? url : null;
}
