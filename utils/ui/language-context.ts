/** The words of the interface, for every component. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../i18n/content-texts.ts';
import { PAGE_TEXTS, type PageTexts } from '../i18n/page-texts.ts';

export const LanguageContext = createContext<Language>('id');

export function useTexts(): PageTexts {
  return PAGE_TEXTS[useContext(LanguageContext)];
}

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Writes an instant in the device's zone, e.g. `21 Nov 2026, 20.37`. */
export function useDateFormat(): (iso: string) => string {
  const locale = LOCALE[useContext(LanguageContext)];
  return (iso) => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime())
      ? iso
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
  };
}
