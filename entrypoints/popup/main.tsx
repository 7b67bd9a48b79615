/** The popup: the queue over the tab in which the toolbar icon was clicked. That click armed the tab. */
import { sendMessage } from '../../utils/messaging/send-message.ts';
import { browser } from '../../utils/platform/native-browser.ts';
import { showQueue } from '../../utils/ui/show-queue.tsx';

const opening = import('../../utils/storage/open-queue.ts').then(({ openQueue }) => openQueue());
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? null;
// First of all: a popup that is closed again at once has armed the tab all the same.
if (tabId !== null) void sendMessage('tab/arm', { tabId }).catch((error) => console.error('Arming', error));
await showQueue({
  opening: opening.then((opened) => opened && { ...opened, openDesk: null }),
  tabId,
  initialFinding: null,
  initiallyDirect: false,
});
