/**
 * The one door to zod. `jitless` must be set before the first schema is made: an extension page's
 * content security policy forbids the `new Function` that zod would otherwise try.
 * `zod/mini` because each content script is a bundle of its own and pays for every byte.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
