/** Reviewing must feel the same with ten thousand findings: opening, searching, typing. */
import type { Page } from 'playwright';
import { type Bench, type Metric, round } from '../metric.ts';
import { percentile } from '../percentile.ts';
import { type Device, measurePopups, withDevices } from '../popup/popup-bench.ts';

/** Words of the invented findings: one that a seventh of them have, rarer ones, two at once, and beginnings of words. */
const QUERIES = [
  'budi',
  'ayu teladan',
  'dewi pemimpin',
  'sari contoh',
  'budi mis',
  'sari lapangan pupuk',
  'ayu',
  'dew',
];
const ROUNDS = 8;
const KEYS = 150;
/** A fast typist's pause between two keys, in milliseconds. */
const KEY_MS = 45;

/** Milliseconds from a letter in the search field to the frame that shows what was found. */
async function timeSearch(page: Page): Promise<number[]> {
  await page.locator('input[name=search]').click();
  return page.evaluate(
    async ({ queries, rounds }) => {
      const input = document.querySelector<HTMLInputElement>('input[name=search]');
      const first = () => document.querySelector<HTMLElement>('[data-finding]')?.dataset.finding;
      if (!input) throw new Error('There is no search field.');
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const times: number[] = [];
      for (let round = 0; round < rounds; round++)
        for (const query of queries) {
          const before = first();
          const begun = performance.now();
          input.value = query;
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
          // Each query finds another first finding than the one before it.
          while (first() === before) {
            if (performance.now() - begun > 10_000) throw new Error(`Nothing new was found for ${query}.`);
            await new Promise((done) => setTimeout(done));
          }
          times.push(performance.now() - begun);
          await frame();
          await new Promise((done) => setTimeout(done, 60));
        }
      input.value = '';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return times;
    },
    { queries: QUERIES, rounds: ROUNDS },
  );
}

/**
 * Milliseconds from the browser's time of a key to the end of all work that its letter caused at once: what the letter
 * before it left behind (saving, reading again) counts as well, because it makes the key wait.
 */
async function timeKeystrokes(page: Page): Promise<number[]> {
  await page.locator('[data-finding]').first().click();
  const narrative = page.locator('form.full [name=narrative]');
  await narrative.fill('Uraian contoh yang sudah agak panjang. '.repeat(20));
  await narrative.click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    addEventListener(
      'input',
      (event) => {
        // After the microtasks in which the interface is drawn again.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      },
      { capture: true },
    );
  });
  await page.keyboard.type('kata demi kata '.repeat(KEYS / 15), { delay: KEY_MS });
  return page.evaluate(() => {
    const { keyTimes } = globalThis as typeof globalThis & { keyTimes: number[] };
    return keyTimes;
  });
}

const p95 = (id: string, values: number[], goal: number): Metric => {
  console.log(
    `${id}: ${values.length} times, median ${round(percentile(values, 0.5), 1)}, most ${round(Math.max(...values), 1)}`,
  );
  return { id, value: round(percentile(values, 0.95), 1), unit: 'ms', goal };
};

async function measure(few: Device, many: Device): Promise<Metric[]> {
  const popups = await measurePopups(few, many);
  const page = await many.browser.openPage('review.html');
  await page.locator('[data-finding]').first().waitFor();
  const searches = await timeSearch(page);
  const keys = await timeKeystrokes(page);
  return [...popups, p95('search_p95_ms', searches, 50), p95('edit_keystroke_p95_ms', keys, 16)];
}

export const reviewBench: Bench = {
  name: 'review',
  description: 'opening, searching and typing with ten thousand findings',
  run: () => withDevices(measure),
};
