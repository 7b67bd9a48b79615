/** How words are compared when one searches. Apart from what makes the index: the popup needs only this. */

/** Words as they are compared: lower case, without accents and marks. */
export function toWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
}
