import { expect, it } from 'vitest';
import { findLoadedFiles } from '../../bench/size/loaded-files.ts';

/** The files that are loaded for `entry` in a build with these files. */
function load(entry: string, files: Record<string, string>): string[] {
  return findLoadedFiles(entry, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`${path} was read and does not exist.`);
    return text;
  });
}

it('follows scripts, stylesheets and preloads of a page, and nothing else that it links to', () => {
  const html = `<!doctype html><html><head>
    <script type="module" crossorigin src="/chunks/popup.js"></script>
    <link rel="modulepreload" crossorigin href="/chunks/shared.js">
    <link href='./assets/style.css' rel='stylesheet'>
    <link rel="icon" href="/icon/16.png">
    <link rel="stylesheet" href="https://fonts.example/font.css">
  </head><body><a href="/review.html">x</a></body></html>`;
  expect(load('popup.html', { 'popup.html': html, 'chunks/popup.js': '', 'chunks/shared.js': '' })).toEqual([
    'popup.html',
    'chunks/popup.js',
    'chunks/shared.js',
    'assets/style.css',
  ]);
});

it('follows imports and re-exports from chunk to chunk, each file once, round cycles as well', () => {
  const files = {
    'chunks/a.js': 'import{x as y}from"./b.js";import"/chunks/c.js";export{z}from"./d.js";export*from"../e.js";y()',
    'chunks/b.js': 'import"./a.js"',
    'chunks/c.js': 'import"./b.js"',
    'chunks/d.js': '',
    'e.js': '',
  };
  expect(load('chunks/a.js', files)).toEqual(['chunks/a.js', 'chunks/b.js', 'chunks/c.js', 'chunks/d.js', 'e.js']);
});

it('leaves out what is imported later, or only written about', () => {
  const code = 'const later=()=>import("./later.js");/* import "./comment.js" */const s=\'import "./text.js"\';';
  expect(load('a.js', { 'a.js': code })).toEqual(['a.js']);
});

it('says which file cannot be read', () => {
  expect(() => load('a.js', { 'a.js': 'import {' })).toThrow('a.js');
});
