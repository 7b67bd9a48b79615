/** `npm run faults -- [--captures 1000] [--schedules 200] [--seed 1]`: the whole run, with the count of what was done to it. */
import { parseArgs } from 'node:util';
import { runFaultSchedules } from './run-schedules.ts';

const { values } = parseArgs({
  options: {
    captures: { type: 'string', default: '1000' },
    schedules: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const startedAt = Date.now();
const schedules = Number(values.schedules);
const report = await runFaultSchedules({
  captures: Number(values.captures),
  schedules,
  seed: Number(values.seed),
  onProgress: (done) => {
    if (done % 10 === 0)
      console.error(`${done} of ${schedules} schedules, ${Math.round((Date.now() - startedAt) / 1000)} s`);
  },
});
console.log(JSON.stringify(report, null, 2));
process.exit(report.wrong.length > 0 ? 1 : 0);
