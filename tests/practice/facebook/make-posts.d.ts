import type { Person, Post } from './render.js';

/** The invented person whose account it is. */
export const ME: Person;
export const PEOPLE: Person[];
export function makePost(index: number, now: number): Post;
