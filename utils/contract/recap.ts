/** A recap as the backend serves it: figures without words. */
import { text } from './primitives.ts';
import * as z from './zod.ts';

const Count = z.int().check(z.nonnegative());

export const Recap = z.object({
  population: text(40),
  /** Findings that are counted. */
  n: Count,
  tables: z.array(
    z.object({
      dimension: text(40),
      n: Count,
      several: z.boolean(),
      /** `key` is null for what was put together because it was too few. */
      rows: z.array(z.object({ key: z.nullable(text(200)), count: Count, percent: z.nullable(z.int()) })),
      merged: z.array(text(200)),
      tooFew: z.boolean(),
    }),
  ),
  daysToFile: z.object({ n: Count, median: z.nullable(z.number()), withinSeven: Count }),
});

export type Recap = z.infer<typeof Recap>;
