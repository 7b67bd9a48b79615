/**
 * What the page carries for itself in `script[type="application/json"]`: stories and comments with exact times, ids, full texts.
 * Found by shape, never by query name or path, and joined by id only; two different values for one id are no value.
 * Read when an item is flagged, never while browsing; bounded in size.
 */
import type { Audience } from '../../contract/capture.ts';
import { EMBEDDED_JSON } from './selectors.ts';
import { PRIVACY_ICONS } from './strings.ts';
import { decodeBase64, isNumericId, readFacebookLink } from './urls.ts';

interface JsonAuthor {
  id: string | null;
  name: string;
  url: string | null;
}

/** One story or comment; a field is null where the page has none or contradicts itself. */
export interface JsonRecord {
  id: string;
  /** For a comment the post that it stands below. */
  post: string | null;
  /** Canonical addresses under which the page knows the item. */
  urls: string[];
  author: JsonAuthor | null;
  text: string | null;
  /** Seconds since 1970, UTC. */
  created: number | null;
  audience: Audience | null;
  group: string | null;
}

export interface JsonIndex {
  stories: Map<string, JsonRecord>;
  /** By post id and comment id, `<post>_<comment>`. */
  comments: Map<string, JsonRecord>;
  /** A script that names stories could not be read, or there was more than we read. */
  incomplete: boolean;
}

/** Characters of one script and of all, and objects, that are read at most: a page of 2025 has 0.8 million characters. */
const MAX_SCRIPT = 4_000_000;
const MAX_TOTAL = 10_000_000;
const MAX_OBJECTS = 400_000;
/** What a script with an item in it contains. */
const HINT = /"(?:post_id|creation_time|legacy_fbid)"/;

type Field = 'author' | 'text' | 'created' | 'audience' | 'group' | 'post';
type Json = Record<string, unknown>;

const indexes = new WeakMap<Document, { count: number; last: Element | undefined; index: JsonIndex }>();

/** Every story and comment in the JSON of `document`; remembered until the page adds a script. */
export function readEmbeddedJson(document: Document): JsonIndex {
  const scripts = document.querySelectorAll(EMBEDDED_JSON);
  const last = scripts[scripts.length - 1];
  const known = indexes.get(document);
  if (known && known.count === scripts.length && known.last === last) return known.index;
  const index: JsonIndex = { stories: new Map(), comments: new Map(), incomplete: false };
  const budget = { objects: MAX_OBJECTS };
  let total = 0;
  for (const script of scripts) {
    const json = script.textContent ?? '';
    if (json.length < 40) continue;
    total += json.length;
    if (json.length > MAX_SCRIPT || total > MAX_TOTAL || budget.objects < 0) {
      index.incomplete = true;
      continue;
    }
    if (!HINT.test(json)) continue;
    try {
      collect(JSON.parse(json), index, budget);
    } catch {
      index.incomplete = true;
    }
  }
  indexes.set(document, { count: scripts.length, last, index });
  return index;
}

/** The one story with this id, else the one with this canonical address; null where none or several match. */
export function findStory(index: JsonIndex, ids: readonly (string | null)[], url: string | null): JsonRecord | null {
  const byId = new Set(ids.flatMap((id) => (id ? (index.stories.get(id) ?? []) : [])));
  if (byId.size > 0) return byId.size === 1 ? ([...byId][0] ?? null) : null;
  const byUrl = url ? [...index.stories.values()].filter((story) => story.urls.includes(url)) : [];
  return byUrl.length === 1 ? (byUrl[0] ?? null) : null;
}

/** Walks without recursion, so that no depth can break it. */
function collect(root: unknown, index: JsonIndex, budget: { objects: number }): void {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (--budget.objects < 0) {
      index.incomplete = true;
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) stack.push(item);
      continue;
    }
    const object = value as Json;
    readStory(object, index);
    readComment(object, index);
    for (const key in object) stack.push(object[key]);
  }
}

function readStory(object: Json, index: JsonIndex): void {
  const id = text(object.post_id) ?? storyId(text(object.id));
  if (!isNumericId(id)) return;
  const record = recordOf(index.stories, id);
  for (const key of ['wwwURL', 'url', 'permalink_url'])
    if (text(object[key])) addUrl(record, text(object[key]), (kind) => kind !== 'profile' && kind !== 'other');
  const [actor] = Array.isArray(object.actors) ? object.actors : [];
  settle(record, 'author', readAuthor(actor));
  settle(record, 'text', text(inside(object.message, 'text')));
  settle(record, 'created', number(object.creation_time));
  const icon = text(inside(inside(object.privacy_scope, 'icon_image'), 'name'));
  settle(record, 'audience', (icon && PRIVACY_ICONS[icon]) || null);
  const to = object.to ?? object.target_group;
  if (inside(to, '__typename') === 'Group' || to === object.target_group)
    settle(record, 'group', text(inside(to, 'id')));
}

function readComment(object: Json, index: JsonIndex): void {
  const [, post, id] = /^(\d+)_(\d+)$/.exec(text(object.legacy_token) ?? commentToken(text(object.id))) ?? [];
  if (!post || !id) return;
  const record = recordOf(index.comments, `${post}_${id}`);
  settle(record, 'post', post);
  settle(record, 'author', readAuthor(object.author));
  settle(record, 'created', number(object.created_time));
  settle(record, 'text', text(inside(object.body, 'text')) ?? text(inside(object.preferred_body, 'text')));
  addUrl(record, text(inside(object.feedback, 'url')), () => true);
}

/** `S:_I<owner>:<post>…` in base64. The owner may be an old page id: never an author. */
function storyId(id: string | null): string | null {
  return (id && /^S:_I\d+:(?:VK:)?(\d+)(?::|$)/.exec(decodeBase64(id) ?? '')?.[1]) || null;
}

/** `comment:<post>_<comment>` in base64. */
function commentToken(id: string | null): string {
  return (id && /^comment:(\d+_\d+)$/.exec(decodeBase64(id) ?? '')?.[1]) || '';
}

function recordOf(records: Map<string, JsonRecord>, id: string): JsonRecord {
  const known = records.get(id);
  if (known) return known;
  const none = { author: null, text: null, created: null, audience: null, group: null, post: null };
  const record: JsonRecord = { id, urls: [], ...none };
  records.set(id, record);
  return record;
}

/** Fields of a record for which the page gave two values. */
const disputed = new WeakMap<JsonRecord, Set<Field>>();

/** Sets a field once; another value for it empties it for good. */
function settle<F extends Field>(record: JsonRecord, field: F, value: JsonRecord[F] | null): void {
  if (value === null || disputed.get(record)?.has(field)) return;
  const current = record[field];
  if (current === null) record[field] = value;
  else if (keyOf(current) !== keyOf(value)) {
    record[field] = null as JsonRecord[F];
    disputed.set(record, (disputed.get(record) ?? new Set()).add(field));
  }
}

function keyOf(value: unknown): string {
  const id = inside(value, 'id');
  return typeof id === 'string' ? id : JSON.stringify(value);
}

function addUrl(record: JsonRecord, href: string | null, accepts: (kind: string) => boolean): void {
  const link = href && record.urls.length < 10 ? readFacebookLink(href) : null;
  if (link && accepts(link.kind) && !record.urls.includes(link.url)) record.urls.push(link.url);
}

function readAuthor(value: unknown): JsonAuthor | null {
  const name = text(inside(value, 'name'));
  if (!name) return null;
  const id = text(inside(value, 'id'));
  const url = text(inside(value, 'url')) ?? text(inside(value, 'profile_url'));
  const link = url ? readFacebookLink(url) : null;
  return {
    id: isNumericId(id) ? id : null,
    name: name.slice(0, 300),
    url: link?.kind === 'profile' ? link.item : null,
  };
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)[key] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
