import { useRef } from 'preact/hooks';
import type { Box } from '../../utils/contract/primitives.ts';
import { REDACTION_TEXTS } from '../../utils/i18n/redaction-texts.ts';
import { CORNERS, type Corner, moveBox, type Point, resizeBox, type Size } from '../../utils/picture/boxes.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

/** How far one key press moves a side, in pixels of the picture. */
const STEP = 5;

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface Props {
  box: Box;
  /** Its number, from 1, and how many there are. */
  at: number;
  total: number;
  picture: Size;
  selected: boolean;
  /** Pixels of the picture for one CSS pixel of the screen, now. */
  scale(): number;
  onSelect(): void;
  /** `goesOn`: the same movement as before. */
  onChange(box: Box, goesOn: boolean): void;
  onRemove(): void;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/**
 * One box, moved and resized by pointer and by key. A slider to screen readers: of the roles whose arrows reach the page it is
 * the one whose value is read out when it changes.
 */
export function EditedBox({ box, at, total, picture, selected, scale, onSelect, onChange, onRemove }: Props) {
  const texts = useTextsOf(REDACTION_TEXTS);
  const held = useRef<{ from: Point; box: Box; corner: Corner | null; moved: boolean } | null>(null);

  function hold(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.button !== 0) return;
    event.stopPropagation();
    const { target, currentTarget } = event;
    const corner = CORNERS.find((name) => target instanceof HTMLElement && target.dataset.corner === name) ?? null;
    currentTarget.setPointerCapture(event.pointerId);
    held.current = { from: { x: event.clientX, y: event.clientY }, box, corner, moved: false };
    onSelect();
  }

  function drag({ clientX, clientY }: PointerEvent) {
    const { current } = held;
    if (!current) return;
    const ratio = scale();
    const by = { x: (clientX - current.from.x) * ratio, y: (clientY - current.from.y) * ratio };
    const next = current.corner
      ? resizeBox(current.box, current.corner, by, picture)
      : moveBox(current.box, by, picture);
    onChange(next, current.moved);
    current.moved = true;
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      return onRemove();
    }
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.metaKey) return;
    event.preventDefault();
    const step = event.ctrlKey ? 1 : STEP;
    const by = { x: arrow.x * step, y: arrow.y * step };
    onChange(event.shiftKey ? resizeBox(box, 'se', by, picture) : moveBox(box, by, picture), event.repeat);
  }

  return (
    <div
      class="redact-box"
      role="slider"
      tabIndex={0}
      data-selected={selected}
      aria-roledescription={texts.boxKind}
      aria-label={texts.box(at, total)}
      aria-valuemin={0}
      aria-valuemax={picture.width}
      aria-valuenow={box.x}
      aria-valuetext={texts.place(box)}
      aria-describedby="redact-keys"
      style={{
        left: percent(box.x, picture.width),
        top: percent(box.y, picture.height),
        width: percent(box.width, picture.width),
        height: percent(box.height, picture.height),
      }}
      onFocus={onSelect}
      onPointerDown={hold}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
      onKeyDown={press}
    >
      {selected && CORNERS.map((corner) => <span key={corner} class="redact-corner" data-corner={corner} />)}
    </div>
  );
}
