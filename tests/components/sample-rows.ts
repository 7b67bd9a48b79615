/** Rows as the database holds them, with invented content. */
import { CAPTURE_SCHEMA, type Capture } from '../../utils/contract/capture.ts';
import { FINDING_SCHEMA, type Finding } from '../../utils/contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../../utils/contract/finding-defaults.ts';
import { emptyExtraction } from '../../utils/sites/extraction.ts';
import type { FindingRow, OutboxRow } from '../../utils/storage/database.ts';
import type { QueueItem } from '../../utils/storage/list-queries.ts';
import { SAMPLE_AGENT } from '../unit/sample.ts';

export const ID = '00000000-0000-4000-8000-000000000001';

export function sampleFinding(fields: Partial<Finding> = {}): Finding {
  return {
    ...newFindingFields(),
    schema: FINDING_SCHEMA,
    id: ID,
    captureIds: ['00000000-0000-4000-8000-000000000002'],
    channel: 'medsos',
    reported: { ...NEW_REPORTED, account: 'Sari Contoh' },
    behaviours: ['KOMENTAR'],
    status: 'draft',
    createdAt: '2026-11-21T03:00:00.000Z',
    updatedAt: '2026-11-21T03:00:00.000Z',
    version: 1,
    ...fields,
  };
}

export function sampleCapture(): Capture {
  return {
    ...emptyExtraction('facebook', 'comment', 'feed'),
    schema: CAPTURE_SCHEMA,
    id: '00000000-0000-4000-8000-000000000002',
    supplements: null,
    observedUrl: 'https://www.facebook.com/',
    capturedAt: { iso: '2026-11-21T03:00:00.000Z', offset: 420 },
    agent: SAMPLE_AGENT,
    files: [],
    noScreenshot: null,
    masks: [],
  };
}

export function sampleItem(title: string | null, outbox: OutboxRow | null = null): QueueItem {
  const row: FindingRow = {
    id: ID,
    finding: sampleFinding(),
    queue: 'review',
    createdAt: '2026-11-21T03:00:00.000Z',
    deletedAt: null,
    queueBefore: null,
    mergedInto: null,
    words: [],
    keys: [],
    dueAt: null,
    summary: {
      site: 'facebook',
      target: 'comment',
      title,
      excerpt: 'Siap, satu komando.',
      permalink: null,
      publishedAt: null,
      thumbnailOf: null,
    },
  };
  return { row, thumbnail: null, outbox, handling: null };
}

export function sampleOutbox(fields: Partial<OutboxRow> = {}): OutboxRow {
  return {
    findingId: ID,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    error: null,
    detail: null,
    sentBytes: 0,
    totalBytes: 100,
    ...fields,
  };
}
