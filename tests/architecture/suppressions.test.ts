/** Nowhere is a checker told to look away. */
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

const KINDS: { kind: string; count: (module: SourceModule) => number }[] = [
  { kind: 'an assertion of any type', count: assertedAs('TSAnyKeyword') },
  { kind: 'an assertion of never', count: assertedAs('TSNeverKeyword') },
  { kind: 'an assertion through unknown', count: assertedTwice },
  { kind: 'a comment for TypeScript', count: comments(/@ts-(?:ignore|nocheck|expect-error)/g) },
  { kind: 'a comment for Biome', count: comments(/biome-(?:ignore)/g) },
];

test.each(KINDS)('$kind', ({ count }) => {
  expect(readModules(SOURCES).flatMap((module) => Array.from({ length: count(module) }, () => module.path))).toEqual(
    [],
  );
});
