import './redaction.css';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Box } from '../../utils/contract/primitives.ts';
import { REDACTION_TEXTS } from '../../utils/i18n/redaction-texts.ts';
import { editBoxes, startEditing } from '../../utils/picture/box-editing.ts';
import { boxBetween, type Point, proposeBoxes, type Size } from '../../utils/picture/boxes.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { Dialog } from '../review/dialog.tsx';
import { EditedBox } from './edited-box.tsx';

interface Props {
  picture: Size;
  /** Address of the whole picture; null until it is there. */
  url: string | null;
  /** What the copy covers so far. */
  initial: readonly Box[];
  /** Names and pictures of other people that the page told of. */
  bystanders: readonly Box[];
  saving: boolean;
  /** Without boxes: the copy is taken back. */
  onSave(boxes: Box[]): void;
  onClose(): void;
}

/** Shorter movements are clicks, in CSS pixels. */
const CLICK = 4;
const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** Covers parts of a picture: boxes that are drawn, moved, resized and removed with mouse, finger or keyboard. */
export function RedactionEditor({ picture, url, initial, bystanders, saving, onSave, onClose }: Props) {
  const texts = useTextsOf(REDACTION_TEXTS);
  const [{ boxes, past }, edit] = useReducer(editBoxes, initial, startEditing);
  const [selected, setSelected] = useState<number | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [byFinger, setByFinger] = useState(false);
  const [zoom, setZoom] = useState(0);
  const [said, setSaid] = useState('');
  const surface = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const begun = useRef<{ client: Point; point: Point } | null>(null);
  /** Is focused once it is drawn: what was added, or what follows a box that was removed. */
  const wanted = useRef<'last' | number | null>(null);

  useEffect(() => {
    if (wanted.current === null) return;
    const all = surface.current?.querySelectorAll<HTMLElement>('[role=slider]') ?? [];
    const index = wanted.current === 'last' ? all.length - 1 : Math.min(wanted.current, all.length - 1);
    wanted.current = null;
    (all[index] ?? surface.current)?.focus();
  }, [boxes]);

  useEffect(() => {
    const takeBack = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      edit({ type: 'undo' });
    };
    addEventListener('keydown', takeBack);
    return () => removeEventListener('keydown', takeBack);
  }, []);

  const scale = () => picture.width / (surface.current?.getBoundingClientRect().width || 1);
  const pointAt = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = surface.current?.getBoundingClientRect() ?? new DOMRect();
    return { x: (clientX - left) * scale(), y: (clientY - top) * scale() };
  };

  function begin(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.button !== 0 || (event.pointerType === 'touch' && !byFinger)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { client: { x: event.clientX, y: event.clientY }, point: pointAt(event) };
    setSelected(null);
  }
  function draw(event: PointerEvent) {
    const { current } = begun;
    if (!current) return;
    const far =
      Math.abs(event.clientX - current.client.x) > CLICK || Math.abs(event.clientY - current.client.y) > CLICK;
    if (drawn || far) setDrawn(boxBetween(current.point, pointAt(event), picture));
  }
  function end() {
    begun.current = null;
    if (drawn) add([drawn]);
    setDrawn(null);
  }

  function add(added: readonly Box[]) {
    if (added.length === 0) return;
    wanted.current = 'last';
    edit({ type: 'add', boxes: added });
  }
  function remove(id: number) {
    wanted.current = boxes.findIndex((entry) => entry.id === id);
    edit({ type: 'remove', id });
  }
  /** In the middle of what is in view. */
  function addByKey() {
    const frame = view.current?.getBoundingClientRect();
    const { left = 0, top = 0 } = surface.current?.getBoundingClientRect() ?? {};
    if (!frame) return;
    const centre = {
      x: (frame.left + frame.width / 2 - left) * scale(),
      y: (frame.top + frame.height / 2 - top) * scale(),
    };
    const [wide, high] = [60 * scale(), 12 * scale()];
    add([boxBetween({ x: centre.x - wide, y: centre.y - high }, { x: centre.x + wide, y: centre.y + high }, picture)]);
  }
  function propose() {
    const found = proposeBoxes(
      bystanders,
      boxes.map(({ box }) => box),
      picture,
    );
    setSaid(found.length > 0 ? texts.proposed(found.length) : texts.nothingProposed);
    edit({ type: 'add', boxes: found });
  }

  const chosen = boxes.find(({ id }) => id === selected);
  const takesBack = boxes.length === 0 && initial.length > 0;
  return (
    <Dialog
      title={texts.editorTitle}
      wide
      onClose={onClose}
      onCancel={() => past.length === 0 || confirm(texts.discard)}
    >
      <p class="hint">{texts.editorHint}</p>
      <p class="hint redact-keys" id="redact-keys">
        {texts.keysHint}
      </p>
      <div class="redact">
        <div class="row">
          <button type="button" class="button" onClick={propose}>
            {texts.automatic}
          </button>
          <button type="button" class="button" onClick={addByKey}>
            {texts.add}
          </button>
          <button type="button" class="button" disabled={!chosen} onClick={() => chosen && remove(chosen.id)}>
            {texts.remove}
          </button>
          <button type="button" class="button" disabled={past.length === 0} onClick={() => edit({ type: 'undo' })}>
            {texts.undo}
          </button>
          <button
            type="button"
            class="button touch-only"
            aria-pressed={byFinger}
            onClick={() => setByFinger((before) => !before)}
          >
            {texts.drawByFinger}
          </button>
          <span class="spring" />
          <button
            type="button"
            class="button"
            aria-label={texts.smaller}
            disabled={zoom === 0}
            onClick={() => setZoom((before) => Math.max(0, before - 1))}
          >
            −
          </button>
          <button
            type="button"
            class="button"
            aria-label={texts.larger}
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom((before) => Math.min(ZOOMS.length - 1, before + 1))}
          >
            +
          </button>
        </div>
        <div class="redact-view" ref={view}>
          <div
            ref={surface}
            class="redact-surface"
            role="application"
            aria-label={texts.picture}
            tabIndex={-1}
            data-drawing={byFinger}
            style={{
              aspectRatio: `${picture.width} / ${picture.height}`,
              // No larger than it is, unless that is asked for.
              width: `calc(min(100%, ${picture.width}px) * ${ZOOMS[zoom] ?? 1})`,
            }}
            onPointerDown={begin}
            onPointerMove={draw}
            onPointerUp={end}
            onPointerCancel={() => {
              begun.current = null;
              setDrawn(null);
            }}
          >
            {url ? <img src={url} alt="" draggable={false} /> : <p class="hint">{texts.loading}</p>}
            {boxes.map(({ id, box }, index) => (
              <EditedBox
                key={id}
                box={box}
                at={index + 1}
                total={boxes.length}
                picture={picture}
                selected={id === selected}
                scale={scale}
                onSelect={() => setSelected(id)}
                onChange={(next, goesOn) => edit({ type: 'change', id, box: next, goesOn })}
                onRemove={() => remove(id)}
              />
            ))}
            {drawn && (
              <div
                class="redact-drawn"
                style={{
                  left: `${(100 * drawn.x) / picture.width}%`,
                  top: `${(100 * drawn.y) / picture.height}%`,
                  width: `${(100 * drawn.width) / picture.width}%`,
                  height: `${(100 * drawn.height) / picture.height}%`,
                }}
              />
            )}
          </div>
        </div>
        <p role="status" class="hint">
          {said} {texts.count(boxes.length)}
        </p>
        <div class="row">
          <button
            type="button"
            class="button"
            onClick={() => (past.length === 0 || confirm(texts.discard)) && onClose()}
          >
            {texts.cancel}
          </button>
          <span class="spring" />
          <button
            type="button"
            class="button primary"
            disabled={saving || !url || (boxes.length === 0 && !takesBack)}
            onClick={() => onSave(boxes.map(({ box }) => box))}
          >
            {saving ? texts.saving : takesBack ? texts.takeBack : texts.save}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
