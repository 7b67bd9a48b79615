import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import type { QueueItem } from '../../utils/storage/list-queries.ts';
import { useDateFormat, useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { Thumbnail } from '../list/thumbnail.tsx';
import { Dialog } from './dialog.tsx';

interface Props {
  items: readonly QueueItem[];
  onAttach(id: string): void;
  onClose(): void;
}

/** Which of the flagged pages shows who owns the account. */
export function AttachDialog({ items, onAttach, onClose }: Props) {
  const page = useTexts();
  const texts = useTextsOf(REVIEW_TEXTS);
  const formatDate = useDateFormat();
  return (
    <Dialog title={texts.attachTitle} onClose={onClose}>
      {items.length === 0 && <p>{texts.attachNone}</p>}
      <ul class="list">
        {items.map(({ row, thumbnail }) => (
          <li key={row.id}>
            <button type="button" class="item" onClick={() => onAttach(row.id)}>
              <Thumbnail blob={thumbnail} missing={page.noThumbnail} />
              <span class="item-words">
                <span class="item-title">{row.summary.title ?? page.unknownAuthor}</span>
                {row.summary.excerpt && <span class="item-excerpt">{row.summary.excerpt}</span>}
                <span class="item-meta">
                  {texts.attach}: {page.target[row.summary.target]} · {formatDate(row.createdAt)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="row">
        <span class="spring" />
        <button type="button" class="button" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  );
}
