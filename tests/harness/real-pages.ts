/**
 * Real saved pages with ground truth. They belong to their publishers and are not part of this repository:
 * `PANTAU_REAL_PAGES` names the folder (with `groundtruth.json`); without it the tests on them are skipped, visibly.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface ExpectedPerson {
  name: string;
  url: string | null;
  id?: string | null;
}
export interface ExpectedComment {
  author: ExpectedPerson;
  commentId: string;
  text?: string;
  textDom?: string | string[];
  permalinks: string[];
}
export interface ExpectedPost {
  author: ExpectedPerson;
  permalinks: string[];
  ids: string[];
  textStart: string | null;
  acceptedTextStarts?: string[];
  textDom?: string | string[];
  publishedAt: string | null;
  acceptedPublishedAt?: (string | null)[];
  publishedRaw: string | null;
  audience: string | null;
  comments: ExpectedComment[];
}
/** Every `acceptedX` lists further values of X that are right. */
export interface ExpectedArticle {
  headline: string;
  canonicalUrl: string | null;
  publishedAt: string | null;
  publishedRaw: string | null;
  modifiedAt: string | null;
  byline: string[];
  editor: string[] | null;
  publisher: string;
  section: string | null;
  textStart: string;
  language: string;
  [accepted: `accepted${string}`]: unknown;
}
export interface RealPage {
  file: string;
  url: string;
  kind: 'news-article' | 'news-index' | 'facebook' | 'facebook-shell' | 'facebook-legacy';
  language: string;
  rendered: boolean;
  note: string;
  expect: {
    action?: 'article' | 'none';
    article?: ExpectedArticle;
    posts?: ExpectedPost[];
    actionCount?: { posts: number; comments: number };
    acceptedActionCounts?: { posts: number; comments: number }[];
  };
}

/** The folder of real pages, or null with a line on the console. */
export function realPagesFolder(): string | null {
  return process.env.PANTAU_REAL_PAGES || null;
}

export function listRealPages(folder: string): RealPage[] {
  const { pages } = JSON.parse(readFileSync(join(folder, 'groundtruth.json'), 'utf8')) as { pages: RealPage[] };
  return pages;
}

export function readRealPage(folder: string, file: string): string {
  return readFileSync(join(folder, basename(file)), 'utf8');
}
