/**
 * Flagging for practice: the real action, toast, reading, photographing and sealing, on an invented post of our own page.
 * What comes of it stays in this page's memory: it is in no database, so nothing can list, count, export or send it.
 */
import { describeAgent } from '../../utils/background/describe-agent.ts';
import { buildCapture } from '../../utils/capture/build-capture.ts';
import { PRACTICE_TEXTS } from '../../utils/i18n/welcome-texts.ts';
import { answerBackground } from '../../utils/messaging/answer-background.ts';
import type { CaptureResult } from '../../utils/messaging/messages.ts';
import type { CaptureKeeper } from '../../utils/page/flag-item.ts';
import { createFlagging } from '../../utils/page/flagging.ts';
import { createPageFlagging } from '../../utils/page/page-flagging.ts';
import { browser } from '../../utils/platform/browser.ts';
import { takeShot } from '../../utils/screenshot/take-shot.ts';
import { practiceFinder, practiceReader } from '../../utils/sites/practice-adapter.ts';
import type { StartPractice } from '../../utils/ui/welcome-app.tsx';

/** What the record says that it was seen at: there is no such place. */
const PRACTICE_ADDRESS = 'https://latihan.example/unggahan/1';

export const startPractice: StartPractice = ({ language, onCapture, onUndo, onOpen }) => {
  const keeper: CaptureKeeper = {
    expect: async () => null,
    aim: async () => null,
    // The post is shorter than every window.
    photograph: async () => ({ noScreenshot: 'item-not-visible' }),
    create: async ({ captureId, supplements, extraction, geometry, masks, excerpt, photographed }) => {
      const tab = await browser.tabs.getCurrent();
      const place = { tabId: tab?.id ?? -1, windowId: tab?.windowId ?? -1 };
      const taken = photographed ? null : await takeShot(place, geometry);
      const capturedAt = new Date();
      const sealed = await buildCapture({
        id: captureId,
        supplements,
        extraction,
        excerpt,
        observedUrl: PRACTICE_ADDRESS,
        capturedAt,
        offset: -capturedAt.getTimezoneOffset(),
        agent: await describeAgent(geometry),
        masks,
        shots: taken?.ok ? [taken.shot] : [],
        noScreenshot: taken && !taken.ok ? taken.reason : (photographed?.noScreenshot ?? null),
      });
      const thumbnail = taken?.ok ? await taken.shot.thumbnail : null;
      onCapture({ ...sealed, picture: taken?.ok ? taken.shot.png : null });
      const result: CaptureResult = {
        captureId,
        findingId: captureId,
        thumbnail: thumbnail && new Uint8Array(await thumbnail.arrayBuffer()).toBase64(),
        noScreenshot: sealed.capture.noScreenshot,
        warnings: [],
      };
      return result;
    },
  };
  const followUps = {
    classify: async () => null,
    undo: async () => onUndo(),
    open: async () => onOpen(),
  };
  const flagging = createPageFlagging({
    finder: practiceFinder,
    language,
    options: { askFirst: false, visibleOnly: false },
    isAlive: () => true,
    bring: async () => (side) => createFlagging(practiceReader, side, { keeper, followUps, words: PRACTICE_TEXTS }),
  });
  flagging.mount();
  // From the popup over this page, as over any other: its opening permits the screenshot.
  answerBackground({
    'item/flag': async ({ via }) => ({ flagged: await flagging.flagMeant(via) }),
    'item/complete': async () => {
      await flagging.completePending();
      return null;
    },
  });
  return { setLanguage: flagging.setLanguage };
};
