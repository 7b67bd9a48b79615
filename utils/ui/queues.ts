/** The lists that people see, in their order. */
import type { ListedQueue } from '../storage/database.ts';

export const QUEUES = ['review', 'outgoing', 'sent', 'dismissed'] as const satisfies readonly ListedQueue[];
