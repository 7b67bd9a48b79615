/** What the editor of boxes knows, and every step of it that can be taken back. Pure. */
import type { Box } from '../contract/primitives.ts';

/** `id` stays that of the box while it is changed. */
export interface EditedBox {
  id: number;
  box: Box;
}

export interface Editing {
  boxes: readonly EditedBox[];
  /** What was there before each step. */
  past: readonly (readonly EditedBox[])[];
  nextId: number;
}

export type EditingStep =
  | { type: 'add'; boxes: readonly Box[] }
  /** `goesOn`: the same movement as the step before, taken back together with it. */
  | { type: 'change'; id: number; box: Box; goesOn: boolean }
  | { type: 'remove'; id: number }
  | { type: 'clear' }
  | { type: 'undo' };

/** As many steps as a person will take back. */
const MOST_STEPS = 200;

export const startEditing = (boxes: readonly Box[]): Editing => ({
  boxes: boxes.map((box, id) => ({ id, box })),
  past: [],
  nextId: boxes.length,
});

export function editBoxes(editing: Editing, step: EditingStep): Editing {
  const { boxes, past, nextId } = editing;
  const after = (changed: readonly EditedBox[], ids = nextId): Editing => ({
    boxes: changed,
    past: [...past, boxes].slice(-MOST_STEPS),
    nextId: ids,
  });
  switch (step.type) {
    case 'add':
      if (step.boxes.length === 0) return editing;
      return after(
        [...boxes, ...step.boxes.map((box, index) => ({ id: nextId + index, box }))],
        nextId + step.boxes.length,
      );
    case 'change': {
      const changed = boxes.map((entry) => (entry.id === step.id ? { ...entry, box: step.box } : entry));
      return step.goesOn ? { ...editing, boxes: changed } : after(changed);
    }
    case 'remove':
      return after(boxes.filter(({ id }) => id !== step.id));
    case 'clear':
      return boxes.length === 0 ? editing : after([]);
    case 'undo': {
      const before = past.at(-1);
      return before ? { ...editing, boxes: before, past: past.slice(0, -1) } : editing;
    }
  }
}
