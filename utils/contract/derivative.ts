/** Pictures that a package adds to a capture's originals: made at the export, for looking at. */
import { Length, Sha256 } from './primitives.ts';
import * as z from './zod.ts';

export const DerivativeKind = z.enum([
  'stitched', // the screenshots put together
  'outlined', // the same with a frame around the flagged item; what a redaction covers is covered
]);

export const Derivative = z.object({
  kind: DerivativeKind,
  sha256: Sha256,
  bytes: z.int().check(z.positive()),
  width: Length,
  height: Length,
  /** The screenshots that it was made from, from top to bottom. */
  derivedFrom: z.array(Sha256).check(z.minLength(1), z.maxLength(40)),
});

/** At most one of each kind. */
export const Derivatives = z.array(Derivative).check(z.minLength(1), z.maxLength(2));

export type DerivativeKind = z.infer<typeof DerivativeKind>;
export type Derivative = z.infer<typeof Derivative>;
