/** Where the values for a form meet the script that fills it in: in our isolated world, which no page can see or set. */
import type { FormValues } from './fill-form.ts';

interface Slot {
  pantauAsnForm?: FormValues | undefined;
}

/** Takes the values out: they are there for one filling. */
export function takeFormValues(): FormValues | null {
  const slot: typeof globalThis & Slot = globalThis;
  const values = slot.pantauAsnForm ?? null;
  slot.pantauAsnForm = undefined;
  return values;
}
