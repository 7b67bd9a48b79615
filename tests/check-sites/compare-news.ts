/** The capture of an article against the ground truth of a saved page. */
import type { Extraction } from '../../utils/contract/capture.ts';
import type { ExpectedArticle } from '../harness/real-pages.ts';
import {
  acceptedLists,
  acceptedValues,
  beginsWith,
  isSameTime,
  type Judgement,
  judgeFields,
  plainUrl,
  squash,
} from './judge.ts';

/** The fields of an article, each with its places in a capture. */
const PATHS = {
  headline: ['metadata.headline'],
  canonicalUrl: ['metadata.canonicalUrl'],
  publishedAt: ['publishedAt'],
  modifiedAt: ['metadata.modifiedAt'],
  byline: ['metadata.byline', 'author.name'],
  editor: ['metadata.editors'],
  publisher: ['metadata.publisher'],
  section: ['metadata.section'],
  language: ['metadata.language'],
  textStart: ['text'],
};

export const ARTICLE_FIELDS: readonly string[] = Object.keys(PATHS);

/** The fields of an article. */
export function compareArticle(got: Extraction, want: ExpectedArticle): Judgement[] {
  const { metadata } = got;
  const isText = (name: string, value: string | null) =>
    acceptedValues<string | null>(want, name).map(squash).includes(squash(value));
  const isTime = (name: string, value: Extraction['publishedAt'] | null) =>
    acceptedValues<string | null>(want, name).some((time) => isSameTime(value, time));
  const isList = (name: string, value: string[]) => {
    const names = JSON.stringify(value.map(squash));
    return acceptedLists(want, name).some((list) => JSON.stringify(list) === names);
  };
  return judgeFields(got, PATHS, (check) => {
    check('headline', isText('headline', metadata.headline), want.headline, metadata.headline);
    const addresses = acceptedValues<string | null>(want, 'canonicalUrl').map(plainUrl);
    const isAddress = addresses.includes(plainUrl(metadata.canonicalUrl));
    check('canonicalUrl', isAddress, want.canonicalUrl, metadata.canonicalUrl);
    check('publishedAt', isTime('publishedAt', got.publishedAt), want.publishedAt, got.publishedAt.iso);
    check('modifiedAt', isTime('modifiedAt', metadata.modifiedAt), want.modifiedAt, metadata.modifiedAt?.iso ?? null);
    check('byline', isList('byline', metadata.byline), want.byline, metadata.byline);
    check('editor', isList('editor', metadata.editors), want.editor, metadata.editors);
    check('publisher', isText('publisher', metadata.publisher), want.publisher, metadata.publisher);
    check('section', isText('section', metadata.section), want.section, metadata.section);
    check('language', isText('language', metadata.language), want.language, metadata.language);
    const isStart = beginsWith(got.text, acceptedValues(want, 'textStart'));
    check('textStart', isStart, want.textStart, got.text && squash(got.text).slice(0, 200));
  });
}
