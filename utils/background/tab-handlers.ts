/** What comes from a person's tab or is to happen in one: flagging, and filling a channel's form. */
import { MessageError } from '../messaging/reply.ts';
import type { HandlersOf, Sender } from '../messaging/route-messages.ts';
import { browser } from '../platform/browser.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import type { ReferenceRepository } from '../storage/reference-repository.ts';
import type { CaptureService, FlagOrigin } from './capture-service.ts';
import { fillTab, fitsTab } from './fill-tab.ts';
import { completeTab, flagTab, pickInTab } from './flag-tab.ts';
import { loadReader } from './load-reader.ts';
import type { Vault } from './vault.ts';

export interface TabHandlerDeps {
  captures: Pick<CaptureService, 'aim' | 'create' | 'photograph'>;
  vault: Pick<Vault, 'touch'>;
  queries: QueueQueries;
  references: ReferenceRepository;
}

/** Where a content script's message came from, as the browser says. Throws `page-not-supported`. */
function originOf({ tabId, windowId, url }: Sender): FlagOrigin {
  if (tabId === null || windowId === null || !/^https?:/.test(url)) throw new MessageError('page-not-supported', url);
  return { tabId, windowId, url };
}

export function handleTabs({
  captures,
  vault,
  queries,
  references,
}: TabHandlerDeps): HandlersOf<'capture' | 'reader' | 'review' | 'tab' | 'form'> {
  return {
    'capture/expect': async () => null,
    'capture/aim': async (item, sender) => {
      captures.aim(item, originOf(sender));
      return null;
    },
    'capture/create': async (item, sender) => {
      const result = await captures.create(item, originOf(sender));
      await vault.touch();
      return result;
    },
    'capture/photograph': async (item, sender) => ({
      noScreenshot: await captures.photograph(item, originOf(sender)),
    }),
    'reader/load': async (_nothing, sender) => {
      const { tabId, url } = originOf(sender);
      await loadReader(tabId, url);
      return null;
    },
    'review/open': async ({ id }) => {
      await browser.tabs.create({ url: `${browser.runtime.getURL('/review.html')}#${id}` });
      return null;
    },
    'tab/arm': async ({ tabId }) => {
      await completeTab(tabId);
      return null;
    },
    'tab/flag': async ({ tabId }) => {
      await flagTab(tabId, 'popup');
      return null;
    },
    'tab/pick': async ({ tabId }) => {
      await pickInTab(tabId);
      return null;
    },
    'form/fits': async ({ tabId, channelId }) => ({ fits: await fitsTab(tabId, channelId, references) }),
    'form/fill': (request) => fillTab(request, { queries, references }),
  };
}
