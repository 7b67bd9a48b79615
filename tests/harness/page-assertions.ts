/** Playwright's waiting assertions without its test runner: vitest is the one runner of this project. */
export type { Locator, Page } from 'playwright';
export { expect } from 'playwright/test';
