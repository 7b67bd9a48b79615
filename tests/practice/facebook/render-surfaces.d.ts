/** Types of the pages and dialogs that `render-surfaces.js` draws. */
import type { Person, Post } from './render.js';

export type Kind = 'like' | 'love' | 'care' | 'haha' | 'wow' | 'sad' | 'angry';
export interface Reactor {
  person: Person;
  /** Null where the page does not show it. */
  kind: Kind | null;
}
export interface ReactionsOptions {
  language?: 'id' | 'en';
  /** The chosen tab; null is "all". */
  open?: Kind | null;
  /** Whether each picture carries the sign of the reaction. */
  badge?: boolean;
  /** Code of the story in the links. */
  story?: string;
  /** How many people the tab of all says there are. */
  total?: number;
}
export function photoUrl(post: Post): string;
export function renderPhotoViewer(post: Post, answer?: string): string;
export function renderWatch(post: Post, others: Post[], answer?: string): string;
export function renderReels(posts: Post[], shown: Post, answer?: string): string;
export function renderSearch(posts: Post[]): string;
export function renderTimeline(name: string, pagelet: string, posts: Post[]): string;
export function renderReactor(reactor: Reactor, options?: ReactionsOptions): string;
export function renderReactionTabs(reactors: Reactor[], options?: ReactionsOptions): string;
export function renderReactionsDialog(reactors: Reactor[], options?: ReactionsOptions): string;
