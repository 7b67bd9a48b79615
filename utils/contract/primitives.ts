/** Small schemas that the rest of the contract is made of. */
import * as z from './zod.ts';

/** Identifier made on the device: UUID version 4, lower case. */
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An instant: ISO 8601, UTC, milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

/**
 * When something happened, ISO 8601 at its precision, as `PageTime` writes it: `2024`, `2024-02`, `2024-02-14`,
 * `2024-02-14T09:30+07:00`, `2024-02-14T09:30:15Z`. A time without a zone is as a person gave it.
 */
export const LocalDate = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(
      /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/,
    ),
  );

/** Absolute http or https address, at most 4,096 characters. */
export const HttpUrl = z.string().check(z.maxLength(4096), z.regex(/^https?:\/\/[^\s]+$/i));

/** In device pixels: no side of a picture is longer. */
export const Length = z.int().check(z.gte(0), z.lte(100_000));

/** A part of a picture, in its pixels; not empty. */
export const Box = z.object({
  x: Length,
  y: Length,
  width: Length.check(z.positive()),
  height: Length.check(z.positive()),
});

/** Free text of at most `max` UTF-16 code units. */
export const text = (max: number) => z.string().check(z.maxLength(max));

/** Free text, or null where the page (or person) gave none. Never an empty string for "none". */
export const optionalText = (max: number) => z.nullable(text(max));

export type Box = z.infer<typeof Box>;
