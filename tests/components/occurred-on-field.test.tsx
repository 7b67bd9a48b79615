import { expect, test, vi } from 'vitest';
import { FindingForm } from '../../components/form/finding-form.tsx';
import type { FindingPatch } from '../../utils/contract/finding.ts';
import { draw } from './render.tsx';
import { sampleCapture, sampleFinding } from './sample-rows.ts';

const article = () => ({
  ...sampleCapture(),
  site: 'news' as const,
  target: 'article' as const,
  text: 'Seorang camat hadir di acara itu, Kamis (26/6). Rapat sebelumnya digelar Rabu (24/6).',
  publishedAt: {
    raw: 'Jumat, 27 Juni 2025 | 09:10 WIB',
    iso: '2025-06-27T09:10+07:00',
    precision: 'minute' as const,
    zone: '+07:00',
    assumed: [],
  },
});

const buttons = (root: HTMLElement) => Array.from(root.querySelectorAll<HTMLButtonElement>('.suggestion'));

test('the days that an article speaks of are offered, none is taken, one click takes one', async () => {
  const onChange = vi.fn(async (_patch: FindingPatch) => {});
  const root = await draw(<FindingForm finding={sampleFinding()} captures={[article()]} onChange={onChange} />);
  expect(onChange).not.toHaveBeenCalled();
  expect(root.querySelector<HTMLInputElement>('[name=occurredOn]')?.value).toBe('');
  expect(buttons(root).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Kamis, 26 Juni 2025tahun tidak disebut… .*hadir di acara itu/),
    expect.stringMatching(/^Selasa, 24 Juni 2025nama hari di teks tidak cocok/),
  ]);
  buttons(root)[0]?.click();
  expect(onChange).toHaveBeenCalledWith({ occurredOn: '2025-06-26' });
});

test('in English', async () => {
  const root = await draw(
    <FindingForm finding={sampleFinding()} captures={[article()]} onChange={async () => {}} />,
    'en',
  );
  expect(buttons(root)[0]?.textContent).toMatch(/^Thursday,? 26 June 2025the year is not said/);
});

test('a post is itself the act: its day is offered first', async () => {
  const capture = {
    ...article(),
    site: 'facebook' as const,
    target: 'post' as const,
    text: 'Ayo datang Rabu (25/6)',
  };
  const root = await draw(<FindingForm finding={sampleFinding()} captures={[capture]} onChange={async () => {}} />);
  expect(buttons(root).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Jumat, 27 Juni 2025Hari unggahan/),
    expect.stringMatching(/^Rabu, 25 Juni 2025/),
  ]);
});

test('day and time are one value; emptied, it is none', async () => {
  const onChange = vi.fn(async (_patch: FindingPatch) => {});
  const root = await draw(
    <FindingForm finding={sampleFinding({ occurredOn: '2025-06-26T10:15' })} captures={[]} onChange={onChange} />,
  );
  const field = (name: string, value: string) => {
    const input = root.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (!input) throw new Error(`There is no field ${name}.`);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  field('occurredAt', '11:00');
  field('occurredOn', '');
  expect(onChange.mock.calls.map(([patch]) => patch)).toEqual([
    { occurredOn: '2025-06-26T11:00' },
    { occurredOn: null },
  ]);
});
