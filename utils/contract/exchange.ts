/**
 * A finding as one flat row, for other people's tables: JSON Lines and CSV. What would harm most if a table got lost is not in
 * it: staff number, witnesses, reviewers, notes. The whole record, with evidence, travels in packages.
 */
import { BEHAVIOURS, FINDING_CHANNELS } from './codes.ts';
import { HttpUrl, Instant, LocalDate, optionalText, Sha256, Uuid } from './primitives.ts';
import { Day, ReferenceId } from './reference.ts';
import * as z from './zod.ts';

/** In the order of the columns. `i18n/exchange-texts.ts` says what each means. */
export const ExchangeFinding = z.strictObject({
  id: Uuid,
  channel: z.enum(FINDING_CHANNELS),
  source_url: z.nullable(HttpUrl),
  captured_at: z.nullable(Instant),
  account: optionalText(300),
  account_url: z.nullable(HttpUrl),
  reported_name: optionalText(300),
  position: optionalText(300),
  agency: optionalText(300),
  region: optionalText(200),
  region_id: z.nullable(ReferenceId),
  behaviours: z.array(z.enum(BEHAVIOURS)).check(z.maxLength(12)),
  supported: optionalText(300),
  occurred_on: z.nullable(LocalDate),
  known_on: z.nullable(Day),
  place: optionalText(500),
  code: z.nullable(ReferenceId),
  narrative: optionalText(20_000),
  evidence_sha256: z.array(Sha256).check(z.maxLength(50)),
});
export type ExchangeFinding = z.infer<typeof ExchangeFinding>;

export const EXCHANGE_FIELDS = Object.keys(ExchangeFinding.shape) as (keyof ExchangeFinding)[];
