/** The background's door to the browser's extension API: webextension-polyfill, through WXT. */
import { browser as api } from 'wxt/browser';

export const browser = api;
