/** A capture service over a database in memory, and an item for it. */
import { type CaptureServiceDeps, createCaptureService } from '../../../utils/background/capture-service.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createStagingRepository } from '../../../utils/storage/staging-repository.ts';
import { SAMPLE_AGENT, sampleExtraction, uuid } from '../sample.ts';

export const ORIGIN = { tabId: 1, windowId: 1, url: 'https://www.facebook.com/' };

export const flagged = (n: number) => ({
  captureId: uuid(n),
  extraction: sampleExtraction(),
  excerpt: null,
  geometry: {
    rect: { x: 0, y: 0, width: 1, height: 1 },
    item: { x: 0, y: 0, width: 1, height: 1 },
    viewport: { width: 1, height: 1 },
    devicePixelRatio: 1,
    marks: [],
    scroll: null,
  },
  supplements: null,
  photographed: null,
  masks: [],
});

export const createSampleService = (
  database: Database,
  deps: Pick<CaptureServiceDeps, 'takeShot' | 'sign' | 'now'> & Partial<CaptureServiceDeps>,
) =>
  createCaptureService({
    repository: createCaptureRepository(database),
    staging: createStagingRepository(database),
    describeAgent: async () => SAMPLE_AGENT,
    cleanObservedUrl: (url) => url,
    createUuid: () => uuid(101),
    ...deps,
  });
