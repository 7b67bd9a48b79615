/** The page's meta elements, read once: every name, property and itemprop in lower case, with its values in order. */

/** Elements that are looked at; a page with more is hostile or broken. */
const MAX_ELEMENTS = 2000;
const MAX_VALUE = 5000;

export type PageMeta = ReadonlyMap<string, readonly string[]>;

export function readPageMeta(document: Document): PageMeta {
  const found = new Map<string, string[]>();
  const elements = document.getElementsByTagName('meta');
  for (let index = 0; index < Math.min(elements.length, MAX_ELEMENTS); index++) {
    const element = elements[index];
    const value = element?.getAttribute('content')?.slice(0, MAX_VALUE).trim();
    if (!element || !value) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = element.getAttribute(attribute)?.trim().toLowerCase();
      // An itemprop says nothing about itself: `itemprop:` keeps it apart from the names.
      if (key) append(found, attribute === 'itemprop' ? `itemprop:${key}` : key, value);
    }
  }
  return found;
}

/** The first value of the first of `keys` that the page has, and the key. */
export function firstMeta(meta: PageMeta, keys: readonly string[]): { key: string; value: string } | null {
  for (const key of keys) {
    const value = meta.get(key)?.[0];
    if (value) return { key, value };
  }
  return null;
}

function append(found: Map<string, string[]>, key: string, value: string): void {
  const values = found.get(key);
  if (!values) found.set(key, [value]);
  else if (values.length < 20) values.push(value);
}
