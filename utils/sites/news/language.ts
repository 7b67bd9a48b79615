/** The language of a text by its commonest words: many Indonesian pages declare `lang="en"`. */

const INDONESIAN = /^(?:yang|dan|di|ke|dari|untuk|dengan|pada|ini|itu|tidak|dalam|akan|oleh|juga|tersebut)$/;
const ENGLISH = /^(?:the|of|and|to|in|that|is|for|was|with|on|as|by|at|from|are|has)$/;

/** `id` or `en`, or null where the text is too short or neither is clear. Looks at the first 4,000 characters. */
export function detectLanguage(text: string): 'id' | 'en' | null {
  let indonesian = 0;
  let english = 0;
  for (const word of text
    .slice(0, 4000)
    .toLowerCase()
    .split(/[^a-z]+/)) {
    if (INDONESIAN.test(word)) indonesian++;
    else if (ENGLISH.test(word)) english++;
  }
  if (indonesian >= 4 && indonesian >= english * 2) return 'id';
  if (english >= 4 && english >= indonesian * 2) return 'en';
  return null;
}
