/** What our own pages (popup, review) say. Formal-friendly, presuming innocence: dugaan, terlapor. One language is loaded. */
import type { NoScreenshotReason, Target, WarningCode } from '../contract/capture.ts';
import type { Behaviour, FindingChannel } from '../contract/finding.ts';
import type { ErrorCode } from '../messaging/reply.ts';
import type { DeliveryError, Queue } from '../storage/database.ts';

export interface PageTexts {
  appName: string;
  tabs: Record<Exclude<Queue, 'deleted'>, string>;
  tabsLabel: string;
  empty: Record<Exclude<Queue, 'deleted'>, { title: string; hint: string }>;
  flagPage: string;
  pickPart: string;
  openReview: string;
  settings: string;
  back: string;
  more: string;
  target: Record<Target, string>;
  unknownAuthor: string;
  noThumbnail: string;
  // Detail
  evidence: string;
  screenshotAlt: (author: string) => string;
  noScreenshot: Record<NoScreenshotReason, string>;
  source: string;
  openSource: string;
  published: string;
  captured: string;
  audience: string;
  audiences: Record<string, string>;
  text: string;
  quote: string;
  parent: string;
  fingerprint: string;
  warnings: string;
  warning: Record<WarningCode, string>;
  form: string;
  channel: string;
  channels: Record<FindingChannel, string>;
  reportedName: string;
  reportedHint: string;
  account: string;
  position: string;
  agency: string;
  region: string;
  behaviours: string;
  behaviour: Record<Behaviour, string>;
  supported: string;
  narrative: string;
  narrativeHint: string;
  savedAsDraft: string;
  saving: string;
  approve: string;
  dismiss: string;
  remove: string;
  reopen: string;
  approvedNote: string;
  dismissedNote: string;
  sentNote: (when: string) => string;
  receipt: string;
  gone: string;
  // Undo
  removed: string;
  approved: string;
  dismissed: string;
  undo: string;
  // Sync
  sendAll: (count: number) => string;
  sending: (done: number, total: number) => string;
  sent: string;
  delivery: Record<DeliveryError, string>;
  retryAt: (when: string) => string;
  state: { queued: string; sending: string; waiting: string; rejected: string };
  joinFirst: string;
  // Joining
  join: string;
  joinHint: string;
  inviteLabel: string;
  joining: string;
  joined: (network: string) => string;
  notJoined: string;
  permissionTitle: string;
  permissionHint: string;
  permissionGrant: string;
  permissionGranted: string;
  language: string;
  error: Record<ErrorCode, string>;
  storageBroken: string;
}
