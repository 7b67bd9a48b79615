import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

interface Props {
  words: string;
  order: 'newest' | 'deadline';
  /** How many fit; null without a search. */
  found: number | null;
  selected: number;
  /** How many are selected at once; null: all of the list. */
  most: number | null;
  /** Null where nothing can be decided about many at once. */
  onDecide: ((status: 'approved' | 'dismissed') => void) | null;
  /** Somebody is about to search. */
  onPrepare(): void;
  onWords(words: string): void;
  onOrder(order: 'newest' | 'deadline'): void;
  onSelectAll(): void;
  onSelectNone(): void;
}

/** Search and order above a list, and what can be done with what is selected in it. */
export function ListTools({
  words,
  order,
  found,
  selected,
  most,
  onDecide,
  onPrepare,
  onWords,
  onOrder,
  onSelectAll,
  onSelectNone,
}: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  return (
    <search class="tools">
      <input
        type="search"
        name="search"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        value={words}
        autoComplete="off"
        onFocus={onPrepare}
        onInput={(event) => onWords(event.currentTarget.value)}
      />
      <select
        name="order"
        aria-label={texts.order}
        value={order}
        disabled={words.trim() !== ''}
        onChange={(event) => onOrder(event.currentTarget.value === 'deadline' ? 'deadline' : 'newest')}
      >
        <option value="newest">{texts.orders.newest}</option>
        <option value="deadline">{texts.orders.deadline}</option>
      </select>
      <span class="hint" role="status">
        {selected > 0 ? texts.selected(selected) : found === null ? '' : texts.found(found)}
      </span>
      {onDecide && (
        <div class="row">
          <button type="button" class="button small" onClick={selected > 0 ? onSelectNone : onSelectAll}>
            {selected > 0 ? texts.selectNone : most === null ? texts.selectAll : texts.selectFirst(most)}
          </button>
          {selected > 0 && (
            <>
              <button type="button" class="button small" onClick={() => onDecide('dismissed')}>
                {texts.dismissMany}
              </button>
              <button type="button" class="button small primary" onClick={() => onDecide('approved')}>
                {texts.approveMany}
              </button>
            </>
          )}
        </div>
      )}
    </search>
  );
}
