/** Places where a checker is told to look away. Each number may only go down: lower it here when one has gone. */
import { expect, test } from 'vitest';
import { findNodes, readModules, SOURCES, type SourceModule } from './source-modules.ts';

const comments = (pattern: RegExp) => (module: SourceModule) => module.text.match(pattern)?.length ?? 0;

const isType = (node: unknown, type: string) =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === type;
const listAssertions = ({ program }: SourceModule) => findNodes(program, 'TSAsExpression', 'TSTypeAssertion');

const assertedAs = (type: string) => (module: SourceModule) =>
  listAssertions(module).filter(({ typeAnnotation }) => isType(typeAnnotation, type)).length;

/** An assertion of what was asserted to be unknown before: any type can be had that way. */
const assertedTwice = (module: SourceModule) =>
  listAssertions(module).filter(({ expression }) =>
    findNodes([expression], 'TSAsExpression', 'TSTypeAssertion')
      .slice(0, 1)
      .some(({ typeAnnotation }) => isType(typeAnnotation, 'TSUnknownKeyword')),
  ).length;

const KINDS: { kind: string; count: (module: SourceModule) => number; most: number }[] = [
  { kind: 'as any', count: assertedAs('TSAnyKeyword'), most: 0 },
  { kind: 'as never', count: assertedAs('TSNeverKeyword'), most: 0 },
  { kind: 'as unknown as', count: assertedTwice, most: 0 },
  { kind: '@ts-ignore', count: comments(/@ts-ignore|@ts-nocheck/g), most: 0 },
  { kind: '@ts-expect-error', count: comments(/@ts-expect-error/g), most: 0 },
  { kind: 'biome-ignore', count: comments(/biome-ignore/g), most: 0 },
];

test.each(KINDS)('$kind', ({ count, most }) => {
  const places = readModules(SOURCES).flatMap((module) => Array.from({ length: count(module) }, () => module.path));
  expect(places.length, `\n${places.join('\n')}\n`).toBe(most);
});
