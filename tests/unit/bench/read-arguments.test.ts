import { expect, it } from 'vitest';
import { readArguments } from '../../bench/read-arguments.ts';

const NAMES = ['size', 'popup'];

it('reads the name, with and without --json on either side', () => {
  expect(readArguments(['size'], NAMES)).toEqual({ name: 'size', json: false });
  expect(readArguments(['popup', '--json'], NAMES)).toEqual({ name: 'popup', json: true });
  expect(readArguments(['--json', 'popup'], NAMES)).toEqual({ name: 'popup', json: true });
});

it.each([[[]], [['speed']], [['size', 'popup']], [['size', '--yaml']], [['--json']], [['toString']]])(
  'refuses %j',
  (argv) => {
    expect(readArguments(argv, NAMES)).toBeNull();
  },
);
