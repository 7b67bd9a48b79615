/** Serves the generated feed, under Facebook's address and under another where no content script of ours runs. */
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { build } from 'vite';

/** Where the content script runs, and where the same page is without it. */
export const FEEDS = { ours: 'https://www.facebook.com/', plain: 'https://tanpa-ekstensi.example/' } as const;

/** The page's script with its framework, in one file. */
async function bundleScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'page/feed.ts'), formats: ['es'], fileName: 'feed' },
    },
  });
  const [output] = [built].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The feed was not built.');
  return chunk.code;
}

/** Answers every request to the two addresses with a feed of `posts` posts. */
export async function serveFeed(context: BrowserContext, posts: number): Promise<void> {
  const script = await bundleScript();
  const html = `<!doctype html><html lang="id" data-posts="${posts}"><head><meta charset="utf-8"><title>Facebook</title>
    <link rel="icon" href="data:,"></head><body><script type="module" src="/feed.js"></script></body></html>`;
  for (const address of Object.values(FEEDS))
    await context.route(`${address}**`, (route) =>
      new URL(route.request().url()).pathname === '/feed.js'
        ? route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script })
        : route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
}
