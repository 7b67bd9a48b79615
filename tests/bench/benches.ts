/** Every bench there is: a new one is a file and a line here. */
import { backendBench } from './backend/backend-bench.ts';
import { captureBench } from './capture/capture-bench.ts';
import { facebookBench } from './facebook/facebook-bench.ts';
import type { Bench } from './metric.ts';
import { newsBench } from './news/news-bench.ts';
import { popupBench } from './popup/popup-bench.ts';
import { reviewBench } from './review/review-bench.ts';
import { sizeBench } from './size/size-bench.ts';
import { syncBench } from './sync/sync-bench.ts';

export const BENCHES: readonly Bench[] = [
  sizeBench,
  popupBench,
  reviewBench,
  facebookBench,
  newsBench,
  captureBench,
  syncBench,
  backendBench,
];
