/** Days that the evidence of a finding speaks of, as suggestions for the date of the act. */
import { useMemo } from 'preact/hooks';
import { findEventDates } from '../capture/event-dates.ts';
import type { Capture } from '../contract/capture.ts';
import { useTexts } from './language-context.ts';

export interface DaySuggestion {
  /** `2025-06-26` */
  iso: string;
  /** The words from which it comes. */
  context: string;
  /** What speaks against it or had to be assumed. */
  notes: string[];
}

/** None for a direct observation: there the person says when it was. */
export function useDaySuggestions(capture: Capture | undefined): DaySuggestion[] {
  const texts = useTexts();
  return useMemo(() => {
    if (!capture || capture.site === 'direct') return [];
    const { publishedAt, capturedAt, quote, text } = capture;
    // What the person selected comes first: it is what they mean.
    const words = [quote?.text, text].filter(Boolean).join('\n');
    const mentioned = findEventDates(words, {
      published: publishedAt,
      captured: new Date(capturedAt.iso),
      offset: publishedAt.zone
        ? (Date.parse('1970-01-01T00:00Z') - Date.parse(`1970-01-01T00:00${publishedAt.zone}`)) / 60_000
        : capturedAt.offset,
    }).map(({ iso, context, weekdayFits, yearAssumed }): DaySuggestion => {
      const notes = [weekdayFits === false && texts.weekdayDiffers, yearAssumed && texts.yearAssumed];
      return { iso, context: `… ${context} …`, notes: notes.filter((note) => note !== false) };
    });
    const posted = publishedAt.iso?.slice(0, 10) ?? '';
    // A post is itself the act; an article only tells of one.
    if (capture.site !== 'facebook' || posted.length < 10 || mentioned.some(({ iso }) => iso === posted))
      return mentioned;
    return [{ iso: posted, context: texts.publicationDay, notes: [] }, ...mentioned];
  }, [capture, texts]);
}
