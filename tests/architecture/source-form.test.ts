/** What makes a file easy to open: it says what it is for, and it ends. */
import { expect, test } from 'vitest';
import { findNodes, isIn, listFiles, readModules, readText, SOURCES } from './source-modules.ts';

const MAX_LINES = 400;

test('every module begins with what it is for', () => {
  const silent = readModules(SOURCES)
    .filter(({ path, text, program }) => {
      if (/^(?:\/\*\*|\/\/)/.test(text)) return false;
      // The description of its component, or of the one thing that it exports, says it as well.
      const exported = findNodes(program, 'ExportNamedDeclaration', 'ExportDefaultDeclaration');
      const main = isIn(path, 'components')
        ? exported.filter((node) => findNodes(node, 'FunctionDeclaration')[0])
        : exported;
      return main.length !== 1 || !/\*\/\s*$/.test(text.slice(0, Number(main[0]?.start)));
    })
    .map(({ path }) => path);
  expect(silent).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  // Data, and pages that imitate other people's, are as long as what they show.
  const isData = (path: string) => ['tests/fixtures', 'tests/practice'].some((folder) => isIn(path, folder));
  const long = listFiles([...SOURCES, 'tests', 'backend/tests'], ['ts', 'tsx', 'js', 'css'])
    .filter((path) => !isData(path))
    .map((path) => ({ path, lines: readText(path).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});
