/** Puts together what came of one page: its actions, and every field of every item. Pure. */
import type { Capture } from '../../utils/contract/capture.ts';
import type { RealPage } from '../harness/real-pages.ts';
import {
  COMMENT_FIELDS,
  COMMENT_SIGNS,
  compareComment,
  comparePost,
  POST_FIELDS,
  POST_SIGNS,
} from './compare-facebook.ts';
import { ARTICLE_FIELDS, compareArticle } from './compare-news.ts';
import type { FlagOutcome } from './flag-page.ts';
import { acceptedValues, type Judgement, judgeAbsent } from './judge.ts';
import { matchItems } from './match-items.ts';
import { type Kind, kindOf } from './read-folder.ts';

export interface PageResult {
  file: string;
  kind: Kind;
  actions: { expected: number; found: number; extra: number };
  judgements: Judgement[];
  /** What went wrong beside the fields: an action that is not as expected, or that did not save. */
  problems: { field: string; expected: unknown; got: unknown }[];
}

interface Count {
  posts: number;
  comments: number;
}

/** `captures` are those that were made of this page, in the order of its actions. */
export function judgePage(page: RealPage, captures: readonly Capture[], flagged: FlagOutcome): PageResult {
  const kind = kindOf(page) ?? 'news';
  const judged = kind === 'facebook' ? judgeFacebook(page, captures) : judgeNews(page, captures);
  const { expected, found } = judged.actions;
  // An action that saved nothing is missing; where none is missing, it is one too many.
  const idle = Math.max(0, flagged.actions - captures.length - (expected - found));
  const problems = [
    ...judged.problems,
    ...flagged.problems.map((got) => ({ field: 'action', expected: 'Tersimpan', got })),
  ];
  return {
    ...judged,
    file: page.file,
    kind,
    problems,
    actions: { expected, found, extra: judged.actions.extra + idle },
  };
}

type Judged = Pick<PageResult, 'actions' | 'judgements' | 'problems'>;

function judgeFacebook(page: RealPage, captures: readonly Capture[]): Judged {
  const { posts = [] } = page.expect;
  const isComment = ({ target }: Capture) => target === 'comment' || target === 'reply';
  const found = matchItems(
    captures.filter((capture) => !isComment(capture)),
    posts,
    POST_SIGNS,
  );
  const foundComments = matchItems(
    captures.filter(isComment),
    posts.flatMap(({ comments }) => comments ?? []),
    COMMENT_SIGNS,
  );
  // Older pages need not be read: what is not captured of them is not missing.
  const isOptional = page.kind === 'facebook-legacy';
  const judgements = [
    ...found.matches.flatMap(({ got, want }) => {
      if (got) return comparePost(got, want);
      return isOptional ? [] : judgeAbsent(POST_FIELDS, want.ids);
    }),
    ...foundComments.matches.flatMap(({ got, want }) => {
      if (got) return compareComment(got, want);
      return isOptional ? [] : judgeAbsent(COMMENT_FIELDS, want.commentId);
    }),
  ];
  const comments = captures.filter(isComment).length;
  const made: Count = { posts: captures.length - comments, comments };
  const due = isOptional
    ? { posts: made.posts - found.others.length, comments: comments - foundComments.others.length }
    : chooseCount(page, made);
  return { judgements, ...countActions(made, due) };
}

/** The number of actions that the page should have: of those that are accepted, the one that it has. */
function chooseCount({ expect }: RealPage, made: Count): Count {
  const accepted = acceptedValues<Count | undefined>(expect, 'actionCount').filter((count) => count !== undefined);
  const exact = accepted.find(({ posts, comments }) => posts === made.posts && comments === made.comments);
  return exact ?? accepted[0] ?? { posts: expect.posts?.length ?? 0, comments: 0 };
}

function countActions(made: Count, due: Count): Pick<Judged, 'actions' | 'problems'> {
  const found = Math.min(made.posts, due.posts) + Math.min(made.comments, due.comments);
  const isRight = made.posts === due.posts && made.comments === due.comments;
  return {
    actions: { expected: due.posts + due.comments, found, extra: made.posts + made.comments - found },
    problems: isRight ? [] : [{ field: 'actions', expected: due, got: made }],
  };
}

function judgeNews({ expect }: RealPage, captures: readonly Capture[]): Judged {
  const { article } = expect;
  const [first] = captures.filter(({ target }) => target === 'article');
  const expected = article ? 1 : 0;
  const found = article && first ? 1 : 0;
  const judgements = article
    ? first
      ? compareArticle(first, article)
      : judgeAbsent(ARTICLE_FIELDS, article.headline)
    : [];
  const isRight = found === expected && captures.length === found;
  return {
    judgements,
    actions: { expected, found, extra: captures.length - found },
    problems: isRight
      ? []
      : [{ field: 'actions', expected: article ? ['article'] : [], got: captures.map(({ target }) => target) }],
  };
}
