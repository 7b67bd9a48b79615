/** Whether a list is as fast over a million findings as over a thousand, on a real PostgreSQL. */
import { EVERYTHING, type FindingFilter, type FindingPosition } from '../../../backend/src/store/findings.ts';
import { openStore, type Store } from '../../../backend/src/store/store.ts';
import { makeCapture, makeSubmission } from '../../../backend/tests/harness/records.ts';
import { createDatabase, query, startPostgres } from '../../../backend/tests/services/postgres-server.ts';
import { type Metric, median, round } from '../metric.ts';

const FEW = 1_000;
const MANY = 1_000_000;
const DEVICES = 64;
const ROUNDS = 60;
const PAGE = 50;

interface Listing {
  store: Store;
  /** In the middle of the list. */
  middle: FindingPosition;
  device: string;
}

/** What coordinators look at; each is a page of fifty. */
const LOOKS: { name: string; list(listing: Listing): Promise<{ items: unknown[] }> }[] = [
  { name: 'first', list: ({ store }) => store.findings.list(null, EVERYTHING, null, PAGE) },
  { name: 'middle', list: ({ store, middle }) => store.findings.list(null, EVERYTHING, middle, PAGE) },
  { name: 'device', list: ({ store, device }) => store.findings.list(device, EVERYTHING, null, PAGE) },
  { name: 'channel', list: ({ store }) => store.findings.list(null, filter({ channel: 'langsung' }), null, PAGE) },
  { name: 'received', list: ({ store }) => store.findings.list(null, filter({ status: 'received' }), null, PAGE) },
  { name: 'closed', list: ({ store }) => store.findings.list(null, filter({ status: 'closed' }), null, PAGE) },
];

const filter = (fields: Partial<FindingFilter>): FindingFilter => ({ ...EVERYTHING, ...fields });

/** Makes both databases, and looks at them in turn. */
export async function measureListing(): Promise<Metric[]> {
  const server = await startPostgres();
  const stores: Store[] = [];
  try {
    const listings: Listing[] = [];
    for (const count of [FEW, MANY]) {
      const url = await createDatabase(server.url);
      const store = await openStore({ kind: 'postgres', url }, () => new Date());
      stores.push(store);
      listings.push({ store, ...(await fill(url, count)) });
    }
    const [few, many] = listings;
    if (!few || !many) throw new Error('There are two of them.');
    const metrics: Metric[] = [];
    for (const { name, list } of LOOKS) {
      const times: Record<'few' | 'many', number[]> = { few: [], many: [] };
      for (let look = 0; look < ROUNDS; look++)
        for (const [size, listing] of [
          ['few', few],
          ['many', many],
        ] as const) {
          const begun = performance.now();
          const { items } = await list(listing);
          times[size].push(performance.now() - begun);
          if (items.length === 0) throw new Error(`Nothing in the list "${name}".`);
        }
      const ratio = median(times.many.slice(10)) / median(times.few.slice(10));
      const goal = 1.5;
      metrics.push(
        name === 'first'
          ? { id: 'listing_ratio_1e6_vs_1e3', value: round(ratio, 2), unit: 'ratio', goal }
          : { id: `listing_ratio_${name}`, value: round(ratio, 2), unit: 'ratio', goal },
        { id: `listing_${name}_1e6_ms`, value: round(median(times.many.slice(10)), 2), unit: 'ms', goal: null },
      );
    }
    return metrics;
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    await server.stop();
  }
}

/** Findings by SQL alone: one a minute, one in fourteen a direct observation, one in ten closed. */
async function fill(url: string, count: number): Promise<Pick<Listing, 'middle' | 'device'>> {
  const begun = Date.now();
  const { finding } = await makeSubmission([makeCapture()], { narrative: 'Contoh. '.repeat(20) });
  const id = `('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const device = `('00000000-0000-4000-9000-' || lpad(to_hex(n % ${DEVICES}), 12, '0'))::uuid`;
  const at = `timestamptz '2026-11-22' - n * interval '1 minute'`;
  const record = JSON.stringify(finding).replaceAll("'", "''");
  const rows = `from generate_series(1, ${count}) n`;
  const [row] = await query(
    url,
    `insert into devices (id, enrolled_at) select ${device}, now() from generate_series(0, ${DEVICES - 1}) n`,
    `insert into findings (id, device_id, version, first_received_at, channel, status)
        select ${id}, ${device}, 1, ${at}, case when n % 14 = 0 then 'langsung' else 'medsos' end,
          case when n % 10 = 0 then 'closed' else 'received' end ${rows}`,
    `insert into finding_versions (finding_id, version, sha256, record, manifests, received_at)
        select ${id}, 1, repeat('a', 64), '${record}', '[]', ${at} ${rows}`,
    `insert into handlings (finding_id, device_id, version, status, updated_at, token_id)
        select ${id}, ${device}, 1, 'closed', now(), gen_random_uuid() ${rows} where n % 10 = 0`,
    'vacuum analyze',
    `select first_received_at, id from findings order by first_received_at desc, id desc offset ${count / 2} limit 1`,
  );
  console.log(`${count} findings written in ${round((Date.now() - begun) / 1000, 1)} s`);
  return {
    middle: { firstReceivedAt: new Date(String(row?.first_received_at)), id: String(row?.id) },
    device: '00000000-0000-4000-9000-000000000001',
  };
}
