import { expect, test } from 'vitest';
import { Layers } from '../../components/detail/layers.tsx';
import { draw } from './render.tsx';
import { sampleCapture } from './sample-rows.ts';

const article = (differs: boolean) => ({
  ...sampleCapture(),
  metadata: { ...sampleCapture().metadata, headline: 'Judul Contoh', byline: ['Ani Contoh'] },
  provenance: {
    'metadata.headline': { source: 'dom' as const, detail: 'h1', agrees: ['json-ld' as const], differs: [] },
    'metadata.byline': {
      source: 'label' as const,
      detail: 'labelled line',
      agrees: [],
      differs: differs ? [{ source: 'json-ld' as const, detail: 'author', value: '<b>Cici</b> Umpama' }] : [],
    },
  },
});

test('what layers disagree about is open, and says who says what', async () => {
  const root = await draw(<Layers capture={article(true)} />);
  expect(root.querySelector('details')?.open).toBe(true);
  expect(root.querySelector('summary')?.textContent).toBe('Asal data · 1 isian berbeda antar sumber');
  expect(root.textContent).toContain('dari tampilan halaman · sama di: JSON-LD');
  expect(root.textContent).toContain('berbeda di JSON-LD: <b>Cici</b> Umpama');
  expect(root.querySelector('b')).toBeNull();
});

test('agreement is one line, and opens', async () => {
  const root = await draw(<Layers capture={article(false)} />, 'en');
  expect(root.querySelector('details')?.open).toBe(false);
  expect(root.querySelector('summary')?.textContent).toBe('Where it comes from · all sources agree');
  expect(root.textContent).toContain('one source only');
});

test('a capture without provenance shows nothing', async () => {
  expect((await draw(<Layers capture={sampleCapture()} />)).textContent).toBe('');
});
