/** Tells which capture is of which expected item, also where what identifies it was read wrongly. */

export interface Match<Got, Want> {
  want: Want;
  /** Null for an item that nothing was captured of. */
  got: Got | null;
}

/**
 * Gives every expected item at most one capture: by the surest sign first; what is left over, in the order of the page.
 * `others` are captures of nothing that is expected.
 */
export function matchItems<Got, Want>(
  captures: readonly Got[],
  wanted: readonly Want[],
  signs: readonly ((got: Got, want: Want) => boolean)[],
): { matches: Match<Got, Want>[]; others: Got[] } {
  const free = new Set(captures);
  const matches = wanted.map((want): Match<Got, Want> => ({ want, got: null }));
  const inOrder = () => true;
  for (const sign of [...signs, inOrder])
    for (const match of matches) {
      if (match.got !== null) continue;
      for (const got of free)
        if (sign(got, match.want)) {
          match.got = got;
          free.delete(got);
          break;
        }
    }
  return { matches, others: [...free] };
}
