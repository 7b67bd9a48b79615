/** The language of the interface, with its words, for every component. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../i18n/language.ts';
import type { PageTexts } from '../i18n/page-texts.ts';

export interface Locale {
  language: Language;
  texts: PageTexts;
}

export const LocaleContext = createContext<Locale | null>(null);

function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error('There is no locale around this component.');
  return locale;
}

export const useTexts = (): PageTexts => useLocale().texts;

export const useLanguage = (): Language => useLocale().language;

const TAGS: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Writes an instant in the device's zone, e.g. `21 Nov 2026, 20.37`. */
export function useDateFormat(): (iso: string) => string {
  const tag = TAGS[useLocale().language];
  return (iso) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime())
      ? iso
      : new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
  };
}

/** Writes a day in words, its name included, e.g. `Kamis, 26 Juni 2025`. `iso` begins with `YYYY-MM-DD`. */
export function useDayFormat(): (iso: string) => string {
  const tag = TAGS[useLocale().language];
  return (iso) =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${iso.slice(0, 10)}T00:00Z`));
}

/** The words of a part that is loaded when it is needed, in the language of the interface. */
export const useTextsOf = <T>(table: Record<Language, T>): T => table[useLocale().language];
