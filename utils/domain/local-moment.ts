/** A time written at its precision, taken apart into what a person reads and edits. */
import { isDay } from './days.ts';

const WIB_MS = 7 * 60 * 60 * 1000;

export interface LocalMoment {
  /** `2026-11-20`; empty where the day is not known. */
  day: string;
  /** `20:37`; empty where no time of day is known. */
  clock: string;
  /** Offset that the time was given with, e.g. `+08:00`; empty where a person gave it as their clock said. */
  zone: string;
}

/** In the time's own zone; what is given in UTC is read as WIB, because nobody's clock here says UTC. */
export function readMoment(iso: string | null): LocalMoment {
  const [, day = '', hour, minute = '00', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})(?::(\d{2})(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(iso ?? '') ?? [];
  if (!isDay(day)) return { day: '', clock: '', zone: '' };
  if (!hour) return { day, clock: '', zone: '' };
  const clock = `${hour}:${minute}`;
  if (zone !== 'Z') return { day, clock, zone };
  const local = new Date(Date.parse(`${day}T${clock}Z`) + WIB_MS).toISOString();
  return { day: local.slice(0, 10), clock: local.slice(11, 16), zone: '+07:00' };
}

/** The other way round; null without a day. */
export function writeLocalMoment({ day, clock, zone }: LocalMoment): string | null {
  if (!day) return null;
  return clock ? `${day}T${clock}${zone}` : day;
}
