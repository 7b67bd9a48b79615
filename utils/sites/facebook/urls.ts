/**
 * Facebook addresses: what an address points to, and its form without viewer and tracking parameters.
 * Allow-list policy: a canonical address is rebuilt from the parts that we know; everything else is dropped. Pure, idempotent.
 */
import { cleanUrl } from '../../capture/clean-url.ts';

type LinkKind =
  | 'post'
  | 'photo'
  | 'album'
  | 'video'
  | 'reel'
  | 'event'
  | 'story'
  | 'share' // only Facebook can resolve it
  | 'group'
  | 'profile'
  | 'wall' // login or checkpoint
  | 'other';

export interface FacebookLink {
  kind: LinkKind;
  /** Canonical address without any comment parameter. */
  item: string;
  /** Canonical address; for a comment with `comment_id` (and `reply_comment_id`). */
  url: string;
  /** Digits, or an opaque `pfbid…` alias. */
  id: string | null;
  /** Vanity name or numeric id of the profile that the path names. */
  owner: string | null;
  /** Numeric id or slug of the group that the path names. */
  group: string | null;
  /** Post that a photo belongs to (`set=pcb.…`, `set=gm.…`). */
  parentPost: string | null;
  comment: string | null;
  reply: string | null;
  /** Post id decoded from a base64 comment id. */
  commentPost: string | null;
}

const ORIGIN = 'https://www.facebook.com';
const MAX_HREF = 16_000;
/** Longest part of a path: a slug is shorter. */
const MAX_SEGMENT = 600;
/** `id-id.facebook.com` is the Indonesian mirror of www. */
const HOST = /^(?:(?:www|web|m|mbasic|mobile|touch|free|[a-z]{2}-[a-z]{2})\.)?(?:facebook|fb)\.com$/;
const LEGACY_HOST = /^(?:m|mbasic|mobile|touch|free)\./;
const REDIRECT_HOST = /^lm?\.facebook\.com$/;
const SHORT_HOST = /^fb\.(?:watch|me)$/;
const DIGITS = /^\d{1,30}$/;
const PFBID = /^pfbid[0-9A-Za-z]{8,150}$/;
/** First path segments that are not a vanity name. */
const RESERVED = new Set(
  (
    'login watch reel reels groups pages people events marketplace commerce gaming stories photo photos media videos posts ' +
    'pg share sharer hashtag search notifications messages friends bookmarks saved memories help policies privacy terms ' +
    'settings ads business plugins dialog checkpoint directory places games fundraisers live me recover legal careers'
  ).split(' '),
);
const GROUP_PAGES = new Set(['feed', 'discover', 'joins', 'create', 'search']);

/** What `href` points to on Facebook; null for any other address. Unwraps `l.php` and login redirects. */
export function readFacebookLink(href: string, base: string | URL = ORIGIN): FacebookLink | null {
  return readLink(href, base, 0);
}

let pageUrl: URL | null = null;
let pageLink: FacebookLink | null = null;

/** What the page's own address points to; it is asked for at every look at the page. */
export function readPageLink(url: URL): FacebookLink | null {
  if (url !== pageUrl) {
    pageUrl = url;
    pageLink = readFacebookLink(url.href);
  }
  return pageLink;
}

/** The canonical form of `href` (relative to `base`): rebuilt for Facebook, cleaned for other sites; null for no http(s) address. */
export function cleanFacebookUrl(href: string, base: string | URL = ORIGIN): string | null {
  const link = readFacebookLink(href, base);
  if (link) return link.url;
  const url = parse(href, base);
  if (!url) return null;
  const target = outboundTarget(url);
  return cleanUrl(target ?? url);
}

/** Post and comment id in `comment:<post>_<comment>`, as Facebook writes it in base64; null for anything else. */
export function decodeCommentId(value: string): { post: string; comment: string } | null {
  const found = /^comment:(\d{1,30})_(\d{1,30})$/.exec(decodeBase64(value) ?? '');
  return found?.[1] && found[2] ? { post: found[1], comment: found[2] } : null;
}

/** Base64 (also URL-safe) to text; null where it is none. */
export function decodeBase64(value: string): string | null {
  if (value.length > 400 || !/^[\w+/=-]+$/.test(value)) return null;
  try {
    return atob(value.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, ''));
  } catch {
    return null;
  }
}

/** Whether the page is one of the old or "lite" surfaces whose markup carries no reliable data. */
export function isLegacyHost(url: URL): boolean {
  return LEGACY_HOST.test(url.hostname);
}

/** `vanity`, written so that two spellings of one name are equal: case and dots do not count. */
export function vanityKey(vanity: string): string {
  return vanity.toLowerCase().replaceAll('.', '');
}

/** `link` with the numeric id `id` in place of a pfbid; the address as it is where that is not possible. */
export function withNumericId(link: FacebookLink, id: string | null): string {
  if (!id || link.kind !== 'post' || !link.id || DIGITS.test(link.id)) return link.item;
  return link.item.replace(link.id, id);
}

/** `item` as the address of one comment or reply. */
export function withComment(item: string, comment: string | null, reply: string | null): string {
  if (!comment) return item;
  return `${item}${item.includes('?') ? '&' : '?'}comment_id=${comment}${reply ? `&reply_comment_id=${reply}` : ''}`;
}

/** Whether `value` is Facebook's numeric id. */
export function isNumericId(value: string | null | undefined): value is string {
  return DIGITS.test(value ?? '');
}

function parse(href: string, base: string | URL): URL | null {
  if (!href || href.length > MAX_HREF) return null;
  try {
    const url = new URL(href.trim(), base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The address behind `l.php?u=` or `flx/warn/?u=`. */
function outboundTarget(url: URL): URL | null {
  const redirects = REDIRECT_HOST.test(url.hostname) || HOST.test(url.hostname);
  if (!redirects || !/^\/(?:l\.php|flx\/warn\/?)$/.test(url.pathname)) return null;
  return parse(url.searchParams.get('u') ?? '', ORIGIN);
}

function readLink(href: string, base: string | URL, depth: number): FacebookLink | null {
  const url = parse(href, base);
  if (!url || depth > 3) return null;
  const target = outboundTarget(url);
  if (target) return readLink(target.href, ORIGIN, depth + 1);
  if (SHORT_HOST.test(url.hostname)) {
    const token = url.pathname.split('/').filter(Boolean)[0];
    return token ? makeLink({ kind: 'share', item: `https://${url.hostname}/${token}/` }) : null;
  }
  if (!HOST.test(url.hostname)) return null;
  const segments = url.pathname.split('/').filter(Boolean);
  if (segments.some((segment) => segment.length > MAX_SEGMENT)) return null;
  const first = segments[0]?.toLowerCase() ?? '';
  if (/^(?:login|login\.php|checkpoint|recover)$/.test(first)) {
    const next = url.searchParams.get('next');
    const behind = next ? readLink(next, ORIGIN, depth + 1) : null;
    return behind ?? makeLink({ kind: 'wall', item: `${ORIGIN}/login/` });
  }
  const link = classify(first, segments, url.searchParams) ?? makeLink({ kind: 'other', item: otherUrl(segments) });
  return addComment(link, url.searchParams);
}

function classify(first: string, segments: string[], query: URLSearchParams): FacebookLink | null {
  const [, second = '', third = ''] = segments;
  const last = segments.at(-1) ?? '';
  const digits = (name: string) => (isNumericId(query.get(name)) ? query.get(name) : null);
  switch (first) {
    case 'permalink.php':
    case 'story.php': {
      const id = query.get('story_fbid');
      const owner = digits('id');
      if (!id || !owner || !isPostId(id)) return null;
      return makeLink({ kind: 'post', item: `${ORIGIN}/permalink.php?story_fbid=${id}&id=${owner}`, id, owner });
    }
    case 'groups':
      return classifyGroup(second, segments, query);
    case 'photo':
    case 'photo.php':
      return makePhoto(digits('fbid'), query.get('set'), null);
    case 'media': {
      const set = query.get('set');
      if (second !== 'set' || !set || !/^[\w.-]{1,80}$/.test(set)) return null;
      const item = `${ORIGIN}/media/set/?set=${set}`;
      return makeLink({ kind: 'album', item, id: set.split('.')[1] ?? null, parentPost: parentOfSet(set) });
    }
    case 'watch':
    case 'video.php': {
      const id = digits('v');
      return id ? makeLink({ kind: 'video', item: `${ORIGIN}/watch/?v=${id}`, id }) : null;
    }
    case 'reel':
      return isNumericId(second) ? makeLink({ kind: 'reel', item: `${ORIGIN}/reel/${second}`, id: second }) : null;
    case 'share': {
      const path = /^[pvr]$/.test(second) ? third && `${second}/${third}` : second;
      return path ? makeLink({ kind: 'share', item: `${ORIGIN}/share/${path}/` }) : null;
    }
    case 'events': {
      if (!isNumericId(second)) return null;
      if (third !== 'permalink' || !isNumericId(last))
        return makeLink({ kind: 'event', item: `${ORIGIN}/events/${second}/`, id: second });
      return makeLink({ kind: 'event', item: `${ORIGIN}/events/${second}/permalink/${last}/`, id: last });
    }
    case 'stories':
      if (!second || !third) return null;
      return makeLink({ kind: 'story', item: `${ORIGIN}/stories/${second}/${third}/`, id: third, owner: second });
    case 'profile.php': {
      const id = digits('id');
      return id ? makeProfile(id) : null;
    }
    case 'people':
    case 'pages':
      return isNumericId(last) && segments.length === 3 ? makeProfile(last) : null;
    case 'pg':
      return second ? classifyOwner(second, segments.slice(1)) : null;
    default:
      return first && !RESERVED.has(first) ? classifyOwner(segments[0] ?? '', segments) : null;
  }
}

function classifyGroup(group: string, segments: string[], query: URLSearchParams): FacebookLink | null {
  if (!group || GROUP_PAGES.has(group)) return null;
  const section = segments[2] ?? '';
  const last = segments.at(-1) ?? '';
  const post = (id: string) => makeLink({ kind: 'post', item: `${ORIGIN}/groups/${group}/posts/${id}/`, id, group });
  if (section === 'posts' || section === 'permalink') return segments.length > 3 && isPostId(last) ? post(last) : null;
  if (section === 'user') return isNumericId(segments[3]) ? { ...makeProfile(segments[3]), group } : null;
  const marked = query.get('multi_permalinks')?.split(',')[0];
  if (isNumericId(marked)) return post(marked);
  const viewed = query.get('id');
  if (query.get('view') === 'permalink' && isNumericId(viewed)) return post(viewed);
  return section ? null : makeLink({ kind: 'group', item: `${ORIGIN}/groups/${group}/`, id: group, group });
}

/** `/<owner>`, and what lies below it. */
function classifyOwner(owner: string, segments: string[]): FacebookLink | null {
  const section = segments[1]?.toLowerCase();
  const last = segments.at(-1) ?? '';
  // A mention or a name with odd characters is still a path; a file is not a name.
  if (/\.(?:php|html?|js|css|png|jpe?g)$/i.test(owner)) return null;
  if (!section) {
    // Bare digits may be a profile, a page or a post: never taken for a post.
    if (isNumericId(owner)) return { ...makeProfile(owner), item: `${ORIGIN}/${owner}`, url: `${ORIGIN}/${owner}` };
    return makeLink({ kind: 'profile', item: `${ORIGIN}/${owner}`, owner });
  }
  if (segments.length < 3) return null;
  if (section === 'posts' && isPostId(last))
    return makeLink({ kind: 'post', item: `${ORIGIN}/${owner}/posts/${last}`, id: last, owner });
  if (section === 'photos' && isNumericId(last)) return makePhoto(last, segments[2] ?? null, owner);
  if (section === 'videos' && isNumericId(last))
    return makeLink({ kind: 'video', item: `${ORIGIN}/${owner}/videos/${last}`, id: last, owner });
  if ((section === 'reels' || section === 'reel') && isNumericId(last))
    return makeLink({ kind: 'reel', item: `${ORIGIN}/reel/${last}`, id: last, owner });
  return null;
}

function addComment(link: FacebookLink, query: URLSearchParams): FacebookLink {
  const comment = readCommentId(query.get('comment_id'));
  const reply = readCommentId(query.get('reply_comment_id'));
  if (!comment.comment && !reply.comment) return link;
  const ids = { comment: comment.comment, reply: reply.comment, commentPost: comment.post ?? reply.post };
  // On a profile link the parameter only says which comment it stands in.
  const url = /^(?:profile|group|wall|other|share)$/.test(link.kind)
    ? link.item
    : withComment(link.item, ids.comment, ids.reply);
  return { ...link, ...ids, url };
}

function readCommentId(value: string | null): { post: string | null; comment: string | null } {
  if (isNumericId(value)) return { post: null, comment: value };
  return (value && decodeCommentId(value)) || { post: null, comment: null };
}

function makeLink(parts: Partial<FacebookLink> & Pick<FacebookLink, 'kind' | 'item'>): FacebookLink {
  const none = { id: null, owner: null, group: null, parentPost: null, comment: null, reply: null, commentPost: null };
  return { ...none, url: parts.item, ...parts };
}

function makeProfile(id: string): FacebookLink {
  return makeLink({ kind: 'profile', item: `${ORIGIN}/profile.php?id=${id}`, id, owner: id });
}

function makePhoto(id: string | null, set: string | null, owner: string | null): FacebookLink | null {
  if (!id) return null;
  return makeLink({ kind: 'photo', item: `${ORIGIN}/photo/?fbid=${id}`, id, owner, parentPost: parentOfSet(set) });
}

function parentOfSet(set: string | null): string | null {
  return /^(?:pcb|gm)\.(\d{1,30})$/.exec(set ?? '')?.[1] ?? null;
}

function isPostId(value: string): boolean {
  return DIGITS.test(value) || PFBID.test(value);
}

function otherUrl(segments: string[]): string {
  const file = /\.\w+$/.test(segments.at(-1) ?? '');
  return `${ORIGIN}/${segments.join('/')}${segments.length > 0 && !file ? '/' : ''}`;
}
