/** Reads one comment or reply, with the post it belongs to. Names of other commenters are never read. */
import type { Extraction, ParentItem, Surface } from '../../contract/capture.ts';
import { MAX_TEXT } from '../../contract/limits.ts';
import { emptyExtraction, note, warn } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { type CommentParts, readCommentParts } from './comments.ts';
import { type ReadText, readLine, readText } from './dom.ts';
import { type JsonRecord, readEmbeddedJson } from './embedded-json.ts';
import { closestPost, findPosts } from './posts.ts';
import { applyAuthor, applyText, extractPost, warnAudience } from './read-post.ts';
import { setTime } from './shown-time.ts';
import { filmIdIn } from './stage.ts';
import { setMetadata } from './surface.ts';
import { isNumericId, withComment, withNumericId } from './urls.ts';

/** Reels that are loaded ahead, at most. */
const MAX_FILMS = 10;

/** Everything that the page says about the comment `element`. */
export function extractComment(
  element: Element,
  kind: 'comment' | 'reply',
  page: PageContext,
  surface: Surface,
): Extraction {
  const extraction = emptyExtraction('facebook', kind, surface);
  const parts = readCommentParts(element);
  const around = (element.parentElement && closestPost(element.parentElement)) ?? findBeside(parts, page);
  const post = around ? extractPost(around, page, surface) : null;
  setIds(extraction, parts, kind, post);
  const record = findRecord(extraction, page);
  setParent(extraction, parts, post);
  setPermalink(extraction, parts);
  applyAuthor(extraction, parts.author, parts.anonymous && readLine(parts.anonymous), record);
  applyText(extraction, readTexts(parts), record?.text ?? null);
  setTime(extraction, parts.time?.link ?? null, record?.created ?? null, page);
  extraction.audience = extraction.context && post ? post.audience : 'unknown';
  if (extraction.audience !== 'unknown') note(extraction, 'audience', 'inferred', 'audience of the post');
  warnAudience(extraction);
  setMetadata(extraction, page, parts.texts[0] ?? null);
  return extraction;
}

/** The film that the comments stand beside, not in: the one with the id in the comment's own address. */
function findBeside(parts: CommentParts, page: PageContext): Element | null {
  const id = parts.time?.target.kind === 'reel' ? parts.time.target.id : null;
  const posts = id ? findPosts(page.document).slice(0, MAX_FILMS) : [];
  return posts.find((post) => filmIdIn(post) === id) ?? null;
}

function setIds(extraction: Extraction, parts: CommentParts, kind: string, post: Extraction | null): void {
  const { ids } = extraction;
  const time = parts.time?.target ?? null;
  const author = parts.author?.target ?? null;
  ids.reply = time?.reply ?? author?.reply ?? null;
  // The author's link of a reply may name the reply or the comment above it: only the time's link is sure.
  ids.comment = time?.comment ?? (kind === 'comment' || author?.reply ? (author?.comment ?? null) : null);
  const below = author?.commentPost ?? time?.commentPost ?? (isNumericId(time?.id) ? time.id : null);
  ids.post = below ?? post?.ids.post ?? time?.id ?? null;
  ids.group = time?.group ?? post?.ids.group ?? null;
  if (ids.comment) note(extraction, 'ids.comment', 'url', time?.comment ? 'time link' : 'author link');
  if (ids.post) note(extraction, 'ids.post', below ? 'url' : 'dom', below ? 'comment links' : 'post');
}

function findRecord(extraction: Extraction, page: PageContext): JsonRecord | null {
  const { post, comment, reply } = extraction.ids;
  return post && comment ? (readEmbeddedJson(page.document).comments.get(`${post}_${reply ?? comment}`) ?? null) : null;
}

/** The post is the one around the comment, unless the comment's own links name another. */
function setParent(extraction: Extraction, parts: CommentParts, post: Extraction | null): void {
  const { ids } = extraction;
  const time = parts.time?.target ?? null;
  const address = time ? withNumericId(time, isNumericId(ids.post) ? ids.post : null) : null;
  const named: ParentItem = {
    target: 'post',
    permalink: address,
    id: ids.post,
    author: { name: null, url: null, id: null },
    text: null,
  };
  if (!post) {
    if (address || ids.post) extraction.context = named;
    else warn(extraction, 'parent-missing', 'context');
    return;
  }
  const known = [post.ids.post, ...post.ids.aliases];
  const isSame = !ids.post || known.includes(ids.post) || !known.some(isNumericId);
  if (!isSame) {
    // A photo has an id of its own beside its post's, so this need not be an error.
    extraction.context = named;
    warn(extraction, 'layers-disagree', 'context');
    return;
  }
  extraction.context = {
    ...named,
    target: post.target,
    permalink: post.permalink ?? address,
    id: post.ids.post ?? ids.post,
    author: post.author,
    text: post.text?.slice(0, 1000) ?? null,
  };
  note(extraction, 'context', 'dom', 'post around or beside the comment');
  for (const { code } of post.warnings) if (code === 'author-missing') warn(extraction, code, 'context');
}

function setPermalink(extraction: Extraction, parts: CommentParts): void {
  const { ids, context } = extraction;
  const time = parts.time?.target ?? null;
  if (time) {
    const item = withNumericId(time, isNumericId(ids.post) ? ids.post : null);
    extraction.permalink = withComment(item, time.comment, time.reply);
    note(extraction, 'permalink', 'url', 'time link');
  } else if (context?.permalink && ids.comment) {
    extraction.permalink = withComment(context.permalink, ids.comment, ids.reply);
    note(extraction, 'permalink', 'inferred', 'post and comment id');
  } else warn(extraction, 'permalink-missing', 'permalink');
}

function readTexts({ texts, scope }: CommentParts): ReadText | null {
  const read = texts.map((text) => readText(text, { max: MAX_TEXT, skip: (element) => scope.nested.has(element) }));
  if (read.length === 0) return null;
  return {
    text: read
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n'),
    buttons: read.flatMap(({ buttons }) => buttons),
    cut: read.some(({ cut }) => cut),
  };
}
