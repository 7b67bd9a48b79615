/** Types of the invented posts that `render.js` draws. */
export interface Person {
  name: string;
  vanity?: string;
  id?: string;
  /** A group member who hides: no link. */
  anonymous?: boolean;
}
export interface Group {
  id: string;
  name: string;
}
export interface ShownTime {
  /** Accessible name; empty for none. */
  label?: string;
  visible: string;
  scrambled?: boolean;
}
export interface Comment {
  id: string;
  author: Person;
  text: string[];
  time: { visible: string; spoken: string };
  truncated?: boolean;
  attachment?: string;
  story?: string;
  replies?: Comment[];
}
export interface Post {
  /** Part of the element ids; unique in a page. */
  key: string;
  id: string;
  pfbid?: string;
  url?: string;
  /** Code of the story in its links. */
  story: string;
  author: Person;
  group?: Group;
  /** A group's post in the home feed: the heading is the group. */
  inHomeFeed?: boolean;
  anonymous?: boolean;
  sponsored?: boolean;
  /** Without the marks and ARIA references: an older or other layout. */
  plain?: boolean;
  /** The address is not filled in yet: `href="#"`. */
  emptyTime?: boolean;
  /** What the heading says after the name. */
  sentence?: string;
  text: string[];
  /** The whole text, where `text` is only its beginning. */
  full?: string[];
  truncated?: boolean;
  photo?: boolean;
  time: ShownTime;
  /** Seconds since 1970. */
  created?: number;
  audience: string;
  shared?: Post;
  likes: number;
  comments: Comment[];
  commentCount?: number;
  position?: number;
}
export function escapeHtml(text: string): string;
export function junk(story: string, code: string): string;
export function postUrl(post: Post): string;
export function personUrl(person: Person, group?: Group): string;
export function renderAvatar(person: Person, size: number): string;
export function renderComment(comment: Comment, post: Post, parent?: Comment | null): string;
export function renderPostBody(post: Post): string;
export function postAttributes(post: Post): Record<string, string>;
export function renderPost(post: Post): string;
export function renderSkeletonBody(): string;
export function storyJson(post: Post): unknown;
export const LIKE_PICTURE: string;
