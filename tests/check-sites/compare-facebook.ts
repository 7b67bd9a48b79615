/** Captures of Facebook posts and comments against the ground truth of a saved page. */
import type { Extraction } from '../../utils/contract/capture.ts';
import type { ExpectedComment, ExpectedPost } from '../harness/real-pages.ts';
import { acceptedValues, beginsWith, isSameTime, type Judgement, judgeFields, plainUrl, squash } from './judge.ts';

/** The fields of a post, each with its places in a capture. */
const POST_PATHS = {
  'author.name': ['author.name'],
  'author.url': ['author.url'],
  text: ['text'],
  permalink: ['permalink'],
  publishedAt: ['publishedAt'],
  audience: ['audience'],
  ids: ['ids.post'],
};
const COMMENT_PATHS = {
  'comment.author': ['author'],
  'comment.text': ['text'],
  'comment.id': ['ids.comment', 'ids.reply'],
  'comment.permalink': ['permalink'],
};

export const POST_FIELDS: readonly string[] = Object.keys(POST_PATHS);
export const COMMENT_FIELDS: readonly string[] = Object.keys(COMMENT_PATHS);

/** Whether one of the addresses of an item is `url`. */
function isOneOf(url: string | null, permalinks: readonly string[]): boolean {
  return url !== null && permalinks.map(plainUrl).includes(plainUrl(url));
}

function isPostId(id: string | null, { ids, permalinks }: ExpectedPost): boolean {
  if (!id) return ids.length === 0;
  // A pfbid names a post for one viewer: only its addresses tell that it is the right one.
  return ids.includes(id) || (id.startsWith('pfbid') && permalinks.some((url) => url.includes(id)));
}

/** The fields of a post. */
export function comparePost(got: Extraction, want: ExpectedPost): Judgement[] {
  return judgeFields(got, POST_PATHS, (check) => {
    const { author } = want;
    check('author.name', squash(got.author.name) === squash(author.name), author.name, got.author.name);
    check('author.url', plainUrl(got.author.url) === plainUrl(author.url), author.url, got.author.url);
    check('text', beginsWith(got.text, acceptedValues(want, 'textStart')), want.textStart, startOf(got.text));
    check('permalink', isOneOf(got.permalink, want.permalinks), want.permalinks, got.permalink);
    const times = acceptedValues<string | null>(want, 'publishedAt');
    check(
      'publishedAt',
      times.some((time) => isSameTime(got.publishedAt, time)),
      want.publishedAt,
      got.publishedAt.iso,
    );
    const audience = got.audience === 'unknown' ? null : got.audience;
    check('audience', acceptedValues(want, 'audience').includes(audience), want.audience, audience);
    check('ids', isPostId(got.ids.post, want), want.ids, got.ids.post);
  });
}

/** The id of a comment or reply itself. */
export function commentIdOf({ ids }: Extraction): string | null {
  return ids.reply ?? ids.comment;
}

/** The fields of a comment or reply. */
export function compareComment(got: Extraction, want: ExpectedComment): Judgement[] {
  return judgeFields(got, COMMENT_PATHS, (check) => {
    const { name, url } = got.author;
    const isPerson =
      squash(name) === squash(want.author.name) &&
      (want.author.url === undefined || plainUrl(url) === plainUrl(want.author.url));
    check('comment.author', isPerson, want.author, name && { name, url });
    const texts = [want.text, ...[want.textDom ?? []].flat()].filter((text) => text !== undefined);
    check('comment.text', texts.map(squash).includes(squash(got.text)), texts[0], got.text);
    check('comment.id', commentIdOf(got) === want.commentId, want.commentId, commentIdOf(got));
    check('comment.permalink', isOneOf(got.permalink, want.permalinks), want.permalinks, got.permalink);
  });
}

/** How surely a capture is of this post, best first: its id, its address, its words. */
export const POST_SIGNS: readonly ((got: Extraction, want: ExpectedPost) => boolean)[] = [
  (got, want) => [got.ids.post, ...got.ids.aliases].some((id) => id !== null && want.ids.includes(id)),
  (got, want) => isOneOf(got.permalink, want.permalinks),
  (got, want) =>
    squash(got.author.name) === squash(want.author.name) &&
    want.textStart !== null &&
    beginsWith(got.text, [want.textStart]),
];

/** As `POST_SIGNS`, for a comment. */
export const COMMENT_SIGNS: readonly ((got: Extraction, want: ExpectedComment) => boolean)[] = [
  (got, want) => commentIdOf(got) === want.commentId,
  (got, want) => isOneOf(got.permalink, want.permalinks),
  (got, want) =>
    squash(got.author.name) === squash(want.author.name) &&
    [want.text, ...[want.textDom ?? []].flat()].map(squash).includes(squash(got.text)),
];

/** A text may be long; its beginning says enough in a report. */
function startOf(text: string | null): string | null {
  return text && squash(text).slice(0, 200);
}
