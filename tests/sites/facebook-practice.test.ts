/** The practice feed: the adapter reads each of its posts and comments as they were made. */
import { describe, expect, it } from 'vitest';
import { NOW } from '../fixtures/facebook/posts.ts';
import { makePost } from '../practice/facebook/make-posts.js';
import { codes, openPage } from './facebook-page.ts';

const posts = Array.from({ length: 60 }, (_, index) => makePost(index, NOW.getTime()));

describe('the practice feed', () => {
  const page = openPage(posts);
  const shown = posts.filter((post) => !post.sponsored);

  it('has a target for every post but the advertisement, and for every comment but those below it', () => {
    expect(page.posts).toHaveLength(shown.length);
    const comments = shown.flatMap(({ comments }) => comments.flatMap(({ replies = [] }) => [1, ...replies]));
    expect(page.comments).toHaveLength(comments.length);
  });

  it('gives every post its own author, text, id and time', () => {
    page.posts.forEach((target, index) => {
      const post = shown[index];
      const extraction = page.extract(target);
      expect(extraction.author.name).toBe(post?.author.name);
      expect(extraction.text).toBe(post && post.text.length > 0 ? post.text.join('\n') : null);
      expect(extraction.ids.post).toBe(post?.pfbid && post.comments.length === 0 ? post.pfbid : post?.id);
      if (post?.time.scrambled) expect(codes(extraction)).toContain('time-unreadable');
      else expect(extraction.publishedAt.precision).toBe('minute');
    });
  });

  it('gives every comment its own author and text, and its post', () => {
    const made = shown.flatMap((post) =>
      post.comments.flatMap((comment) => [comment, ...(comment.replies ?? [])].map((item) => ({ post, item }))),
    );
    page.comments.forEach((target, index) => {
      const { item, post } = made[index] ?? {};
      const extraction = page.extract(target);
      expect(extraction.author.name).toBe(item?.author.name);
      expect(extraction.text).toBe(item?.text.join('\n'));
      expect(extraction.ids.reply ?? extraction.ids.comment).toBe(item?.id);
      expect(extraction.context?.id).toBe(post?.id);
    });
  });
});
