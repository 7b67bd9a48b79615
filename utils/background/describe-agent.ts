/** What kept the capture: extension, browser, system, view. Nothing that tells one device from another of its kind. */
import type { Agent } from '../contract/capture.ts';
import type { ShotGeometry } from '../messaging/messages.ts';
import { browser } from '../platform/browser.ts';

export async function describeAgent({
  viewport,
  devicePixelRatio,
}: Pick<ShotGeometry, 'viewport' | 'devicePixelRatio'>): Promise<Agent> {
  const { os } = await browser.runtime.getPlatformInfo();
  return {
    extension: browser.runtime.getManifest().version,
    browser: navigator.userAgent.slice(0, 300),
    os,
    viewport,
    devicePixelRatio,
    uiLanguage: browser.i18n.getUILanguage(),
  };
}
