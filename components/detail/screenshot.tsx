/** The picture of a capture, with a frame around the flagged item where the picture shows more than it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { showsMore } from '../../utils/picture/redact-picture.ts';
import type { FindingDetail } from '../../utils/storage/queue-queries.ts';
import { useTexts } from '../../utils/ui/language-context.ts';
import { usePicture } from '../../utils/ui/use-picture.ts';

interface Props {
  shown: NonNullable<FindingDetail['screenshot']>;
  /** Whose post it is. */
  author: string;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

export function Screenshot({ shown, author }: Props) {
  const texts = useTexts();
  const url = usePicture(shown);
  const { width, height, item } = shown.picture;
  const isPart = showsMore(shown.picture);
  const view = useRef<HTMLDivElement>(null);
  // What is meant must be seen without being looked for.
  useLayoutEffect(() => {
    const { current } = view;
    if (current && isPart) current.scrollTop = (item.y / height) * current.scrollHeight - current.clientHeight / 4;
  }, [url, isPart, item.y, height]);
  const frame = {
    left: percent(item.x, width),
    top: percent(item.y, height),
    width: percent(item.width, width),
    height: percent(item.height, height),
  };
  return (
    <div class="shot" ref={view}>
      {/* Its room is kept while it is put together. */}
      <div class="shot-picture" style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${width}px` }}>
        {url && (
          <a href={url} target="_blank" rel="noopener">
            <img src={url} alt={texts.screenshotAlt(author)} />
          </a>
        )}
        {isPart && <div class="shot-item" style={frame} />}
      </div>
    </div>
  );
}
