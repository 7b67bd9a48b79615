/** What a finding has before anybody has filled it in: what the capture itself says, and no guess. */
import { expect, test } from 'vitest';
import type { Capture } from '../../../utils/contract/capture.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

async function findingOf(changes: Partial<Capture>): Promise<Finding> {
  const database = openMemoryDatabase();
  const bundle = await sampleBundle(1);
  const capture: Capture = { ...bundle.capture, ...changes };
  await createCaptureRepository(database).create({ ...bundle, capture }, uuid(101));
  return Finding.parse((await database.findings.get(uuid(101)))?.finding);
}

const time = (iso: string, precision: Capture['publishedAt']['precision']) => ({
  publishedAt: { raw: null, iso, precision, zone: null, assumed: [] },
});

test.each([
  ['a post is the act', { target: 'post' as const, ...time('2026-11-20T20:37:05+07:00', 'second') }],
  ['a comment, too', { target: 'comment' as const, ...time('2026-11-20', 'day') }],
])('%s: its time is the act’s', async (_name, changes) => {
  expect((await findingOf(changes)).occurredOn).toBe(changes.publishedAt.iso);
});

test.each([
  ['“3 weeks ago” is no day', { target: 'post' as const, ...time('2026-11-01', 'week') }],
  ['of a like no time is shown', { target: 'reaction' as const, ...time('2026-11-20', 'day') }],
  [
    'an article tells of another day',
    { site: 'news' as const, target: 'article' as const, ...time('2026-11-20', 'day') },
  ],
  ['what is no time', { target: 'post' as const, ...time('kemarin', 'day') }],
])('%s', async (_name, changes) => {
  expect((await findingOf(changes)).occurredOn).toBeNull();
});

test('who was there knew of it on that day; what they noted is in the form', async () => {
  const finding = await findingOf({
    site: 'direct',
    target: 'direct',
    observedUrl: null,
    permalink: null,
    text: 'Lurah membagikan kaus.',
    observation: { occurredOn: '2026-11-14T10:15', place: 'Balai Desa Contoh', witnesses: ['Ketua RT'] },
  });
  expect(finding).toMatchObject({
    channel: 'langsung',
    occurredOn: '2026-11-14T10:15',
    knownOn: '2026-11-14',
    place: 'Balai Desa Contoh',
    narrative: 'Lurah membagikan kaus.',
    witnesses: [{ name: 'Ketua RT', contact: null, statement: null, consent: false }],
  });
});
