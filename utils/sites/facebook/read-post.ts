/** Reads one post. Only what is surely the post's own; what cannot be read stays null, with a warning. */
import type { Extraction, Surface } from '../../contract/capture.ts';
import { MAX_TEXT } from '../../contract/limits.ts';
import { emptyExtraction, note, setText, warn } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { labelOf, linksIn, queryAll, queryOwn, type ReadText, type ResolvedLink, readLine, readText } from './dom.ts';
import { findStory, type JsonRecord, readEmbeddedJson } from './embedded-json.ts';
import { type PostParts, readPostParts } from './post-parts.ts';
import { findPosts } from './posts.ts';
import { setGroup, setMediaCount } from './read-surroundings.ts';
import { ICON_LABELS, MESSAGE } from './selectors.ts';
import { readShared } from './shared-item.ts';
import { setTime } from './shown-time.ts';
import { filmIdIn, isStaged } from './stage.ts';
import { NOT_MORE, normalizeLabel, readAudience, SEE_MORE } from './strings.ts';
import { setMetadata } from './surface.ts';
import { type FacebookLink, isNumericId, readFacebookLink, vanityKey, withNumericId } from './urls.ts';

/** Comments that are asked for the id of their post. */
const MAX_ASKED = 40;

/** Everything that the page says about the post `element`. */
export function extractPost(element: Element, page: PageContext, surface: Surface): Extraction {
  const extraction = emptyExtraction('facebook', 'post', surface);
  const parts = readPostParts(element);
  const json = readEmbeddedJson(page.document);
  const links = findLinks(parts, page);
  const asked = askComments(parts);
  const numeric = [links.own?.id, links.own?.parentPost, asked.id].filter(isNumericId);
  const story = findStory(json, numeric, links.own?.item ?? null);
  if (json.incomplete && !story) warn(extraction, 'structured-data-unreadable');
  setIdentity(extraction, links, asked, story);
  setAuthor(extraction, parts, links.own, story);
  setPostText(extraction, parts, story);
  setShared(extraction, parts);
  setTime(extraction, parts.time?.link ?? null, story?.created ?? null, page);
  setAudience(extraction, parts, story);
  setGroup(extraction, parts, page);
  setMediaCount(extraction, parts);
  setMetadata(extraction, page, parts.message);
  return extraction;
}

interface PostLinks {
  /** From the post itself; null where its address is not (yet) in the page. */
  own: FacebookLink | null;
  how: string;
  /** The page's own address, where the page shows only this post. */
  page: FacebookLink | null;
}

function findLinks(parts: PostParts, page: PageContext): PostLinks {
  const here = readFacebookLink(page.url.href);
  const isItem = here !== null && /^(?:post|photo|video|reel)$/.test(here.kind);
  const around = parts.scope.element.closest('[role="dialog"]') ?? page.document;
  const isAlone = isItem && findPosts(around).length === 1;
  const film = isStaged(parts.scope.element) ? filmIdIn(parts.scope.element) : null;
  const alone = (isAlone && (!film || film === here.id)) || (film && film === here?.id) ? here : null;
  if (parts.time?.target) return { own: parts.time.target, how: 'time link', page: alone };
  const below = new Map<string, FacebookLink>();
  for (const comment of parts.comments.slice(0, MAX_ASKED))
    for (const link of comment.querySelectorAll('ul a[href*="comment_id="]')) {
      const target = readFacebookLink(link.getAttribute('href') ?? '');
      if (target && target.kind === 'post') below.set(target.item, target);
    }
  const [first] = below.values();
  if (first && below.size === 1) return { own: first, how: 'link of a comment', page: alone };
  return { own: alone, how: 'address of the page', page: alone };
}

interface Asked {
  id: string | null;
  /** Ids of the post in the addresses of its own pictures (`set=pcb.…`). */
  aliases: string[];
}

/** The post id that the comments carry; null where they carry none or do not agree. */
function askComments(parts: PostParts): Asked {
  const ids = new Set<string>();
  for (const comment of parts.comments.slice(0, MAX_ASKED)) {
    const link = comment.querySelector('a[href*="comment_id="]');
    const target = link ? readFacebookLink(link.getAttribute('href') ?? '') : null;
    if (target?.kind === 'profile' && target.commentPost) ids.add(target.commentPost);
  }
  const pictures = linksIn(queryOwn(parts.scope, 'a[href*="set="]').filter((link) => !link.closest(MESSAGE)));
  const sets = new Set(pictures.flatMap(({ target }) => target.parentPost ?? []));
  return { id: ids.size === 1 ? ([...ids][0] ?? null) : null, aliases: sets.size === 1 ? [...sets] : [] };
}

function setIdentity(extraction: Extraction, links: PostLinks, asked: Asked, story: JsonRecord | null): void {
  const { own } = links;
  const known = story?.id ?? asked.id;
  const id = own ? (own.kind === 'post' && !isNumericId(own.id) ? (known ?? own.id) : own.id) : known;
  extraction.ids.post = id;
  extraction.ids.group = own?.group ?? story?.group ?? null;
  if (id) note(extraction, 'ids.post', id === own?.id ? 'url' : story ? 'embedded-json' : 'dom', links.how);
  // A photo and its post have two ids; two ids of posts are a contradiction.
  if (own?.kind === 'post' && isNumericId(own.id) && asked.id && asked.id !== own.id)
    warn(extraction, 'layers-disagree', 'ids.post');
  const aliases = [own?.id, own?.parentPost, story?.id, links.page?.id, ...asked.aliases];
  for (const url of story?.urls ?? []) aliases.push(readFacebookLink(url)?.id);
  extraction.ids.aliases = [...new Set(aliases.filter((alias): alias is string => !!alias && alias !== id))].slice(
    0,
    20,
  );
  const permalink = own ? withNumericId(own, known) : (story?.urls[0] ?? null);
  extraction.permalink = permalink;
  if (permalink) note(extraction, 'permalink', own ? 'url' : 'embedded-json', own && links.how);
  else warn(extraction, 'permalink-missing', 'permalink');
}

function setAuthor(extraction: Extraction, parts: PostParts, own: FacebookLink | null, story: JsonRecord | null): void {
  applyAuthor(extraction, parts.author, parts.anonymous, story);
  if (parts.author && isOther(parts.author.target, own)) warn(extraction, 'layers-disagree', 'author.url');
  if (parts.author && parts.unsure) warn(extraction, 'unknown-shape', 'author.name');
}

/** Sets the author as shown, the hidden one, or the one of the page's own data: in this order. */
export function applyAuthor(
  extraction: Extraction,
  shown: ResolvedLink | null,
  hidden: string | null,
  record: JsonRecord | null,
): void {
  const person = record?.author ?? null;
  if (shown) {
    const name = readLine(shown.link) ?? labelOf(shown.link)?.slice(0, 300) ?? null;
    extraction.author = { name, url: shown.target.item, id: shown.target.id };
    if (person && normalizeLabel(person.name) === normalizeLabel(name)) extraction.author.id ??= person.id;
    else if (person) warn(extraction, 'layers-disagree', 'author.name');
  } else if (hidden) extraction.author.name = hidden;
  else if (person) extraction.author = { ...person };
  else warn(extraction, 'author-missing', 'author');
  for (const field of ['name', 'url'] as const)
    if (extraction.author[field])
      note(extraction, `author.${field}`, shown ? 'dom' : hidden ? 'label' : 'embedded-json', shown && 'author line');
}

/** Whether the address of the post names another person than the author line. A group's post names none. */
function isOther(author: FacebookLink, own: FacebookLink | null): boolean {
  if (!own?.owner || !author.owner || own.group) return false;
  if (isNumericId(own.owner) !== isNumericId(author.owner)) return false;
  return vanityKey(own.owner) !== vanityKey(author.owner);
}

/** A post that shares another is a target of its own kind; the two authors' words stay apart. */
function setShared(extraction: Extraction, parts: PostParts): void {
  const shared = readShared(parts);
  if (!shared) return;
  extraction.target = 'share';
  extraction.context = shared.original;
  if (!shared.original) warn(extraction, 'parent-missing', 'context');
  else {
    note(extraction, 'context', 'dom', 'post inside the post');
    if (!shared.original.author.name) warn(extraction, 'author-missing', 'context');
  }
}

function setPostText(extraction: Extraction, parts: PostParts, story: JsonRecord | null): void {
  const { message, scope } = parts;
  const read = message && readText(message, { max: MAX_TEXT, skip: (element) => scope.nested.has(element) });
  applyText(extraction, read, story?.text ?? null);
  if (read?.text && parts.odd) warn(extraction, 'unknown-shape', 'text');
}

/** Sets the text as shown, or the full one from the page's own data where the page shows only its beginning. */
export function applyText(extraction: Extraction, read: ReadText | null, full: string | null): void {
  const shown = read?.text ?? '';
  const isShort =
    read?.buttons.some((label) => SEE_MORE.test(label) || (/…$/.test(shown) && !NOT_MORE.test(label))) ?? false;
  const visible = isShort ? shown.replace(/\s*…$/, '') : shown;
  const agrees = full !== null && comparable(full).startsWith(comparable(visible).slice(0, 300));
  if (isShort) warn(extraction, 'text-truncated', 'text');
  if (full && agrees && (isShort || !visible)) {
    setText(extraction, full);
    note(extraction, 'text', 'embedded-json', 'full text');
  } else if (visible) {
    setText(extraction, visible);
    note(extraction, 'text', 'dom');
    if (full && !agrees) warn(extraction, 'layers-disagree', 'text');
  } else warn(extraction, 'text-missing', 'text');
  if (read?.cut) warn(extraction, 'text-cut', 'text');
}

/** Text for comparison, without what the page draws or shortens: white space, emoji, addresses. */
function comparable(text: string): string {
  return text
    .slice(0, 4000)
    .normalize('NFKC')
    .replace(/https?:\/\/\S*[\s\S]*/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function setAudience(extraction: Extraction, parts: PostParts, story: JsonRecord | null): void {
  const inLine = parts.timeLine ? queryAll(parts.timeLine, ICON_LABELS) : [];
  const icons = [...inLine, ...queryOwn(parts.scope, ICON_LABELS).filter((icon) => !icon.closest(MESSAGE))];
  for (const icon of icons.slice(0, 60)) {
    const label = icon.getAttribute('title') ?? icon.getAttribute('aria-label') ?? icon.getAttribute('alt');
    const audience = readAudience(label ?? icon.textContent?.slice(0, 300) ?? null, inLine.includes(icon));
    if (!audience || audience === 'unknown') continue;
    extraction.audience = audience;
    note(extraction, 'audience', 'label', label);
    break;
  }
  if (story?.audience && extraction.audience === 'unknown') {
    extraction.audience = story.audience;
    note(extraction, 'audience', 'embedded-json', 'privacy icon');
  } else if (story?.audience && story.audience !== extraction.audience) warn(extraction, 'layers-disagree', 'audience');
  warnAudience(extraction);
}

/** Notes an audience that is not the public, or that is not known. */
export function warnAudience(extraction: Extraction): void {
  if (extraction.audience === 'unknown') warn(extraction, 'audience-unknown', 'audience');
  else if (extraction.audience !== 'public' && extraction.audience !== 'group')
    warn(extraction, 'not-public', 'audience');
}
