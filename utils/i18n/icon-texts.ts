/** What the toolbar icon says when one points at it. */
import type { Language } from './language.ts';

export const ICON_TEXTS: Record<Language, { dueSoon: (count: number) => string }> = {
  id: { dueSoon: (count) => `${count} temuan mendekati batas lapor 7 hari` },
  en: { dueSoon: (count) => `${count} finding(s) near the 7-day deadline` },
};
