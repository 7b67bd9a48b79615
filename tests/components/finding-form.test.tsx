import { expect, test, vi } from 'vitest';
import { FindingForm } from '../../components/form/finding-form.tsx';
import type { FindingPatch } from '../../utils/contract/finding.ts';
import { draw, settle, type } from './render.tsx';
import { sampleFinding } from './sample-rows.ts';

function field<T extends HTMLElement>(root: HTMLElement, name: string): T {
  const element = root.querySelector<T>(`[name=${name}]`);
  if (!element) throw new Error(`There is no field ${name}.`);
  return element;
}

test('every keystroke is saved, in order', async () => {
  const patches: FindingPatch[] = [];
  const root = await draw(
    <FindingForm finding={sampleFinding()} captures={[]} onChange={async (patch) => void patches.push(patch)} />,
  );
  type(field<HTMLTextAreaElement>(root, 'narrative'), 'Uraian');
  expect(patches.map(({ narrative }) => narrative)).toEqual(['U', 'Ur', 'Ura', 'Urai', 'Uraia', 'Uraian']);
});

test('two fields of the person do not overwrite each other', async () => {
  const patches: FindingPatch[] = [];
  const root = await draw(
    <FindingForm finding={sampleFinding()} captures={[]} onChange={async (patch) => void patches.push(patch)} />,
  );
  type(field<HTMLInputElement>(root, 'position'), 'Camat');
  type(field<HTMLInputElement>(root, 'agency'), 'Kec');
  expect(patches.at(-1)?.reported).toMatchObject({ account: 'Sari Contoh', position: 'Camat', agency: 'Kec' });
});

test('an emptied field is none, not an empty text', async () => {
  const onChange = vi.fn(async () => {});
  const root = await draw(
    <FindingForm finding={sampleFinding({ supported: 'x' })} captures={[]} onChange={onChange} />,
  );
  const supported = field<HTMLInputElement>(root, 'supported');
  supported.value = '';
  supported.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(onChange).toHaveBeenCalledWith({ supported: null });
});

test('it says when it is saving, and when it has saved', async () => {
  let finish = () => {};
  const onChange = () =>
    new Promise<void>((resolve) => {
      finish = resolve;
    });
  const root = await draw(<FindingForm finding={sampleFinding({ version: 2 })} captures={[]} onChange={onChange} />);
  type(field<HTMLTextAreaElement>(root, 'narrative'), 'U');
  await settle();
  expect(root.querySelector('[role=status]')?.textContent).toBe('Menyimpan …');
  finish();
  await settle();
  expect(root.querySelector('[role=status]')?.textContent).toBe('Tersimpan');
});

test('every field has a name that can be read out', async () => {
  const root = await draw(<FindingForm finding={sampleFinding()} captures={[]} onChange={async () => {}} />, 'en');
  for (const control of root.querySelectorAll<HTMLInputElement>('input, select, textarea'))
    expect(control.labels?.[0]?.textContent?.trim(), control.outerHTML).toBeTruthy();
});
