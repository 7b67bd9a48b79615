import type { RealPage } from '../harness/real-pages.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Null where `PANTAU_REAL_PAGES` is not set. */
    realPages(): Promise<RealPage[] | null>;
    realPage(file: string): Promise<string>;
  }
}
