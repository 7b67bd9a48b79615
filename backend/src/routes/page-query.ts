/** What lists have in common: a cursor and a limit. */
import * as z from '../../../utils/contract/zod.ts';

const DEFAULT_LIMIT = 50;

/** From `next` of the page before; opaque. */
export const Cursor = z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,200}$/)));

/** 1 to 200; 50 where it is left out. */
export const Limit = z.optional(z.string().check(z.regex(/^([1-9]|[1-9]\d|1\d\d|200)$/)));

export const readLimit = (limit: string | undefined): number => (limit === undefined ? DEFAULT_LIMIT : Number(limit));
