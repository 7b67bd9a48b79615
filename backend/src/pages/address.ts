/** Links between pages: relative, so that they hold behind a proxy that puts them under a path of its own. */

/** The way from the page of a request to the place where the backend's own paths begin; ends with a slash. */
export function rootOf(request: Request): string {
  const depth = new URL(request.url).pathname.split('/').length - 2;
  return depth > 0 ? '../'.repeat(depth) : './';
}
