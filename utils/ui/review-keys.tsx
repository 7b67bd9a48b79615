/** Reviewing with the keyboard: moving through list and findings, and the help that names the keys. */
import '../../components/review/review.css';
import { useEffect, useState } from 'preact/hooks';
import { HelpDialog } from '../../components/review/help-dialog.tsx';
import { REVIEW_TEXTS } from '../i18n/review-texts.ts';
import { useTextsOf } from './language-context.ts';
import { moveFocus } from './move-focus.ts';
import { getSingleKeys, SHORTCUT_KEYS, setSingleKeys, useShortcuts } from './shortcuts.ts';

interface Props {
  /** Ids in the order of the list: a part of it, of which `offset` come before it. */
  order: readonly string[];
  offset: number;
  /** How many the list has in all. */
  total: number;
  open: string | null;
  onOpen(id: string | null): void;
  onPick(id: string): void;
  /** Null when there is nothing to undo. */
  onUndo: (() => void) | null;
}

/** The bar of the review page with the way to help, recap and guide; listens for the keys. */
export function ReviewKeys({ order, offset, total, open, onOpen, onPick, onUndo }: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  const [help, setHelp] = useState(false);
  const [singleKeys, setOn] = useState(true);
  useEffect(() => void getSingleKeys().then(setOn), []);
  const at = open === null ? -1 : order.indexOf(open);
  const step = (by: 1 | -1) => {
    const next = order[at + by];
    if (open === null) moveFocus(by);
    else if (next) onOpen(next);
  };
  const focused = () => (document.activeElement as HTMLElement | null)?.dataset.finding;
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    help: () => setHelp(true),
    search: () => document.querySelector<HTMLInputElement>('input[name=search]')?.focus(),
    ...(open !== null && { back: () => onOpen(null) }),
    ...(open === null && {
      select: () => {
        const id = focused();
        if (id) onPick(id);
      },
    }),
    ...(onUndo && { undo: onUndo }),
  });
  return (
    <div class="pager">
      {open === null ? (
        <>
          <a class="button small" href="/recap.html">
            {texts.recap}
          </a>
          <a class="button small" href="/guide.html">
            {texts.guide}
          </a>
        </>
      ) : (
        <>
          <button type="button" class="button small" disabled={at <= 0} onClick={() => step(-1)}>
            {texts.previous}
          </button>
          {at >= 0 && <span class="hint">{texts.position(offset + at + 1, total)}</span>}
          <button
            type="button"
            class="button small"
            disabled={at < 0 || at + 1 >= order.length}
            onClick={() => step(1)}
          >
            {texts.next}
          </button>
        </>
      )}
      <span class="spring" />
      <button type="button" class="button small keys-help" aria-keyshortcuts="?" onClick={() => setHelp(true)}>
        {texts.help}
      </button>
      {help && (
        <HelpDialog
          keys={SHORTCUT_KEYS}
          singleKeys={singleKeys}
          onSingleKeys={(on) => {
            setOn(on);
            void setSingleKeys(on);
          }}
          onClose={() => setHelp(false)}
        />
      )}
    </div>
  );
}
