/**
 * Staff numbers: the form of a number, never whose it is. There is no check digit, so a valid form proves nothing.
 * A number tells birth date and sex: it is shown masked, and leaves no statistic.
 */
import { isDay } from './days.ts';

export type NipKind = 'pns' | 'pppk' | 'old';
export type NipError = 'not-digits' | 'length' | 'birth' | 'month-or-contract' | 'sex' | 'future';
export type NipWarning = 'serial' | 'age';

export type NipAnswer =
  | { state: 'empty' }
  | { state: 'wrong'; error: NipError }
  | { state: 'valid'; kind: NipKind; digits: string; warnings: NipWarning[] };

const OLD_LENGTH = 9;
const LENGTH = 18;

/** Reads a number as it is written, with or without spaces, dots and hyphens. `today` is a calendar day. */
export function checkNip(input: string, today: string): NipAnswer {
  const digits = input.replace(/[\s.-]/g, '');
  const wrong = (error: NipError): NipAnswer => ({ state: 'wrong', error });
  if (digits === '') return { state: 'empty' };
  if (!/^\d+$/.test(digits)) return wrong('not-digits');
  // From before 2009: nothing in it can be checked.
  if (digits.length === OLD_LENGTH) return { state: 'valid', kind: 'old', digits, warnings: [] };
  if (digits.length !== LENGTH) return wrong('length');
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!isDay(birth) || birth > today) return wrong('birth');
  const year = Number(digits.slice(8, 12));
  const part = Number(digits.slice(12, 14));
  // A civil servant's month of entry, or the kind of a contract: digits 13 and 14 are no month there.
  const kind = part >= 1 && part <= 12 ? 'pns' : part >= 21 && part <= 29 ? 'pppk' : null;
  if (!kind) return wrong('month-or-contract');
  const entry = kind === 'pns' ? `${year}-${digits.slice(12, 14)}` : String(year);
  if (entry > today.slice(0, entry.length)) return wrong('future');
  if (!/[12]/.test(digits.charAt(14))) return wrong('sex');
  const warnings: NipWarning[] = [];
  if (digits.endsWith('000')) warnings.push('serial');
  const age = year - Number(digits.slice(0, 4));
  if (age < 16 || age > 60) warnings.push('age');
  return { state: 'valid', kind, digits, warnings };
}

/** What may be shown of a number: its first four and last three digits. Anything else becomes dots. */
export function maskNip(input: string): string {
  const digits = input.replace(/[\s.-]/g, '');
  if (digits.length === LENGTH) return `${digits.slice(0, 4)}•••• •••••• • ${digits.slice(15)}`;
  return digits.length === OLD_LENGTH ? `${digits.slice(0, 3)}••••••` : '•'.repeat(Math.min(digits.length, LENGTH));
}
