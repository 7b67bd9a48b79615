import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import type { QueueItem } from '../../utils/storage/list-queries.ts';
import { useDateFormat, useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { Thumbnail } from '../list/thumbnail.tsx';

interface Props {
  /** The open finding itself, to compare with. */
  own: QueueItem;
  duplicates: readonly QueueItem[];
  merged: readonly QueueItem[];
  /** Null while the finding is not in review. */
  onMerge: ((id: string) => void) | null;
  onTakeOut: ((id: string) => void) | null;
  onOpen(id: string): void;
}

/** Findings that may be about the same act, side by side. */
export function RelatedPanel({ own, duplicates, merged, onMerge, onTakeOut, onOpen }: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  if (duplicates.length === 0 && merged.length === 0) return null;
  return (
    <section class="section" aria-labelledby="related">
      {duplicates.length > 0 && (
        <>
          <h2 id="related">{texts.duplicates}</h2>
          <p class="hint">{texts.duplicatesHint}</p>
          <div class="compare">
            <RelatedCard item={own} heading={texts.thisFinding} />
            {duplicates.map((item) => (
              <RelatedCard key={item.row.id} item={item} heading={texts.otherFinding}>
                {onMerge && item.row.queue === 'review' && (
                  <button type="button" class="button primary" data-action="merge" onClick={() => onMerge(item.row.id)}>
                    {texts.mergeHere}
                  </button>
                )}
                <button type="button" class="button" onClick={() => onOpen(item.row.id)}>
                  {texts.openIt}
                </button>
              </RelatedCard>
            ))}
          </div>
        </>
      )}
      {merged.length > 0 && (
        <>
          <h2 id={duplicates.length > 0 ? undefined : 'related'}>{texts.mergedHere}</h2>
          <div class="compare">
            {merged.map((item) => (
              <RelatedCard key={item.row.id} item={item} heading={null}>
                {onTakeOut && (
                  <button type="button" class="button" onClick={() => onTakeOut(item.row.id)}>
                    {texts.takeOut}
                  </button>
                )}
              </RelatedCard>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function RelatedCard({
  item,
  heading,
  children,
}: {
  item: QueueItem;
  heading: string | null;
  children?: preact.ComponentChildren;
}) {
  const page = useTexts();
  const formatDate = useDateFormat();
  const { row, thumbnail } = item;
  const { title, excerpt, permalink, target } = row.summary;
  return (
    <div class="card related">
      {heading && <strong>{heading}</strong>}
      <Thumbnail blob={thumbnail} missing={page.noThumbnail} />
      <p class="item-title">{title ?? page.unknownAuthor}</p>
      {excerpt && <p class="item-excerpt">{excerpt}</p>}
      <p class="hint">
        {page.target[target]} · {formatDate(row.createdAt)}
        {row.queue !== 'deleted' && row.queue !== 'merged' && ` · ${page.tabs[row.queue]}`}
      </p>
      {permalink && (
        <p class="hint">
          <a href={permalink} target="_blank" rel="noopener noreferrer">
            {permalink}
          </a>
        </p>
      )}
      <div class="row">{children}</div>
    </div>
  );
}
