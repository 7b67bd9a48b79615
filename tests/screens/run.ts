/**
 * `npm run screens`: pictures of what people see, in both languages, light and dark, narrow and wide, into `.data/screens`.
 * For looking at, one by one; nothing is compared. `npm run screens -- pages` (or `queue`, `states`, `network`) takes a part of them.
 */
import { shootNetwork } from './network.ts';
import { shootPages } from './pages.ts';
import { shootQueue } from './queue.ts';
import { clearOut, OUT } from './shoot.ts';
import { shootStates } from './states.ts';

const PARTS: Record<string, () => Promise<void>> = {
  queue: shootQueue,
  pages: shootPages,
  states: shootStates,
  network: shootNetwork,
};
const [wanted] = process.argv.slice(2);
const parts =
  wanted === undefined ? Object.values(PARTS) : [PARTS[wanted] ?? (() => Promise.reject(new Error(`No ${wanted}.`)))];
// As on a device in western Indonesia; browsers take it from here.
process.env.TZ = 'Asia/Jakarta';
clearOut();
for (const take of parts) await take();
console.log(`Look at them: ${OUT}`);
