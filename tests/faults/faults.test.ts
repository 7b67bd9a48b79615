import { expect, test } from 'vitest';
import { runFaultSchedules } from './run-schedules.ts';

test('a short run through bad networks, ended workers and a killed backend: everything arrives, once', async () => {
  const report = await runFaultSchedules({ captures: 12, schedules: 3, seed: 7, onProgress: () => undefined });
  console.log(
    `faults injected: ${JSON.stringify(report.faults)}, workers ended: ${report.workerKills}, backend killed: ${report.backendKills}`,
  );
  expect(report.wrong).toEqual([]);
  expect(report).toMatchObject({ captures: 12, findings: 12, askedPerson: 0 });
  const injected = Object.values(report.faults).reduce((sum, count) => sum + count, 0);
  expect(injected).toBeGreaterThan(20);
  expect(report.workerKills).toBeGreaterThan(0);
  expect(report.backendKills).toBeGreaterThan(0);
}, 300_000);
