/**
 * The one door to zod: `import * as z from './zod.ts'`. `jitless` must be set before the first schema is made: an
 * extension page's content security policy forbids the `new Function` that zod would otherwise try.
 * `zod/mini`, and by name, because each content script is a bundle of its own and pays for what it does not use.
 */
import { config } from 'zod/mini';

config({ jitless: true });

export * from 'zod/mini';
