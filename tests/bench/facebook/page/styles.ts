/** Styles as the real page has them: thousands of classes with one declaration each. */

const VARIANTS = 250;
/** Of each kind of declaration there are `VARIANTS`; none hides anything or moves it far. */
const DECLARATIONS = [
  (n: number) => `color:hsl(210 10% ${10 + (n % 30)}%)`,
  (n: number) => `padding-inline-start:${n % 3}px`,
  (n: number) => `line-height:${1.3 + (n % 10) / 40}`,
  (n: number) => `border-radius:${n % 9}px`,
  () => 'box-sizing:border-box',
  () => 'min-width:0',
  () => 'overflow-wrap:anywhere',
  () => 'position:relative',
];

const rules = DECLARATIONS.flatMap((declare, kind) =>
  Array.from({ length: VARIANTS }, (_, n) => ({ name: `x${(kind * VARIANTS + n).toString(36)}q`, body: declare(n) })),
);

export const CLASSES: readonly string[] = rules.map(({ name }) => name);

/** The whole style sheet of the page. */
export const STYLES = [
  // Anchoring would answer a step by a step back, where posts change their heights while they are filled.
  'html{overflow-anchor:none}body{margin:0;background:#f2f4f7;font:15px/1.35 sans-serif}',
  '[role=feed]{width:680px;margin:0 auto}',
  '.unit{margin:0 0 16px;border-radius:8px;background:#fff;box-shadow:0 1px 2px rgb(0 0 0/.2);overflow:clip}',
  '.row{display:flex;gap:8px;list-style:none;margin:0;padding:0}',
  'a{text-decoration:none}h3{margin:0}[role=button]{cursor:pointer}',
  ...rules.map(({ name, body }) => `.${name}{${body}}`),
].join('\n');
