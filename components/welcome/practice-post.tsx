import { WELCOME_TEXTS } from '../../utils/i18n/welcome-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

/** An invented post in the shape of a site's. `data-practice` is what the practice adapter reads. */
export function PracticePost({ publishedAt }: { publishedAt: string }) {
  const { post } = useTextsOf(WELCOME_TEXTS);
  return (
    <article class="practice-post" data-practice="post" aria-label={post.author}>
      <div class="practice-head">
        <span class="practice-face" aria-hidden="true" />
        <div>
          <div class="practice-author" data-practice="author">
            {post.author}
          </div>
          <div class="practice-line" data-practice="line">
            <time dateTime={publishedAt}>{post.time}</time> · {post.audience}
          </div>
        </div>
      </div>
      <p class="practice-text" data-practice="text">
        {post.text}
      </p>
    </article>
  );
}
