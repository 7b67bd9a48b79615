/** Builds Facebook-shaped pages for tests of the adapter. */
import type { Extraction } from '../../utils/contract/capture.ts';
import type { ItemTarget, PageContext } from '../../utils/sites/site-adapter.ts';
import { NOW, OFFSET } from '../fixtures/facebook/posts.ts';
import { type Post, renderPost, storyJson } from '../practice/facebook/render.js';
import { createFacebookAdapter } from './adapters.ts';

const adapter = createFacebookAdapter();

export interface FacebookPage {
  context: PageContext;
  targets: ItemTarget[];
  posts: ItemTarget[];
  comments: ItemTarget[];
  extract(target: ItemTarget | undefined): Extraction;
}

export interface PageOptions {
  url?: string;
  /** Posts whose data the page carries as JSON. */
  json?: Post[];
  language?: string;
  title?: string;
  /** Around the feed, for example a dialog. */
  frame?: (feed: string) => string;
}

/** A document with `content`, parsed without being shown: the adapter needs no layout. */
export function makeDocument(content: string, options: PageOptions = {}): Document {
  const json = options.json
    ? `<script type="application/json" data-sjs>${JSON.stringify({ require: [[{ node: options.json.map(storyJson) }]] })}</script>`
    : '';
  const frame = options.frame ?? ((feed: string) => `<div role="main"><div role="feed">${feed}</div></div>`);
  return new DOMParser().parseFromString(
    `<!doctype html><html lang="${options.language ?? 'id'}"><head><title>${options.title ?? '(3) Facebook'}</title></head><body>${frame(content)}${json}</body></html>`,
    'text/html',
  );
}

export function makeContext(document: Document, url = 'https://www.facebook.com/'): PageContext {
  return { document, url: new URL(url), now: NOW, offset: OFFSET };
}

/** The page of `posts` and what the adapter finds on it. */
export function openPage(posts: (Post | string)[], options: PageOptions = {}): FacebookPage {
  const content = posts.map((post) => (typeof post === 'string' ? post : renderPost(post))).join('');
  const context = makeContext(makeDocument(content, options), options.url);
  const targets = adapter.findTargets(context.document, context);
  return {
    context,
    targets,
    posts: targets.filter(({ kind }) => kind === 'post'),
    comments: targets.filter(({ kind }) => kind === 'comment' || kind === 'reply'),
    extract(target) {
      if (!target) throw new Error('There is no such target.');
      return adapter.extract(target, context);
    },
  };
}

export const codes = ({ warnings }: Extraction) => warnings.map(({ code }) => code);
