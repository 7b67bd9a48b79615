/** The report backend: taking in, memory, lists. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from '../metric.ts';
import { measureIngest } from './ingest.ts';
import { measureListing } from './listing.ts';

export const backendBench: Bench = {
  name: 'backend',
  description: 'the report backend: ingest against a bare server, memory, lists of a thousand and a million findings',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
    try {
      return [...(await measureListing()), ...(await measureIngest(folder))];
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};
