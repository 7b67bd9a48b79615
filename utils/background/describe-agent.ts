/** What kept the capture: extension, browser, system, view. Nothing that tells one device from another of its kind. */
import type { Agent } from '../contract/capture.ts';
import type { ShotGeometry } from '../messaging/messages.ts';
import { browser } from '../platform/browser.ts';

/** Stays the same for as long as the worker lives. */
let os: string | null = null;

export async function describeAgent({
  viewport,
  devicePixelRatio,
}: Pick<ShotGeometry, 'viewport' | 'devicePixelRatio'>): Promise<Agent> {
  os ??= (await browser.runtime.getPlatformInfo()).os;
  return {
    extension: browser.runtime.getManifest().version,
    browser: navigator.userAgent.slice(0, 300),
    os,
    viewport,
    devicePixelRatio,
    uiLanguage: browser.i18n.getUILanguage(),
  };
}
