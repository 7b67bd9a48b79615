/** Reviewing must feel the same with ten thousand findings: opening, searching, typing. */
import type { Page } from 'playwright';
import { type Bench, type Metric, round } from '../metric.ts';
import { percentile } from '../percentile.ts';
import { type Device, measurePopups, withDevices } from '../popup/popup-bench.ts';
import { type KeyTime, keyTimes } from '../trace/key-times.ts';
import { recordTrace } from '../trace/record-trace.ts';

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

/** What each letter costs while a person types an account of what happened into the whole form. */
async function timeKeystrokes(page: Page): Promise<KeyTime[]> {
  await page.locator('[data-finding]').first().click();
  const narrative = page.locator('form.full [name=narrative]');
  await narrative.fill('Uraian contoh yang sudah agak panjang. '.repeat(20));
  await narrative.click();
  const events = await recordTrace(page.context(), page, () =>
    page.keyboard.type('kata demi kata '.repeat(KEYS / 15), { delay: KEY_MS }),
  );
  const times = keyTimes(events);
  if (times.length !== KEYS) throw new Error(`Of ${KEYS} letters ${times.length} were seen.`);
  return times;
}

const p95 = (id: string, values: number[], goal: number | null): Metric => {
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
  return [
    ...popups,
    p95('search_p95_ms', searches, 50),
    // A frame's time: a display that shows sixty in a second waits for no letter.
    p95(
      'edit_keystroke_p95_ms',
      keys.map(({ busy }) => busy),
      16,
    ),
    p95(
      'edit_keystroke_to_frame_p95_ms',
      keys.map(({ total }) => total),
      null,
    ),
  ];
}

export const reviewBench: Bench = {
  name: 'review',
  description: 'opening, searching and typing with ten thousand findings',
  run: () => withDevices(measure),
};
