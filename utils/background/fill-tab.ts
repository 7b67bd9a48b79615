/** Fills a channel's form in the tab that the person has opened our popup over. Never submits. */
import { createFilingPack } from '../filing/filing-pack.ts';
import { fitPictures, LAPOR_LIMIT_BYTES, type Picture } from '../filing/fit-pictures.ts';
import type { Response } from '../messaging/messages.ts';
import { MessageError } from '../messaging/reply.ts';
import { loadAttachable } from '../picture/attachable.ts';
import { browser } from '../platform/browser.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import type { ReferenceRepository } from '../storage/reference-repository.ts';

interface FillDeps {
  queries: QueueQueries;
  references: ReferenceRepository;
}

/** True on a page of the channel itself: personal data goes to no other. */
function isChannelPage(pageUrl: string | undefined, channelUrl: string | null): boolean {
  const page = pageUrl ? URL.parse(pageUrl) : null;
  const channel = channelUrl ? URL.parse(channelUrl) : null;
  if (!page || !channel || page.protocol !== 'https:') return false;
  const host = channel.hostname.replace(/^www\./, '');
  return page.hostname === host || page.hostname.endsWith(`.${host}`);
}

/** Whether a tab shows the channel's own page. */
export async function fitsTab(tabId: number, channelId: string, references: ReferenceRepository): Promise<boolean> {
  const { reference } = await references.current();
  const channel = reference.channels.find(({ id }) => id === channelId);
  return isChannelPage((await browser.tabs.get(tabId)).url, channel?.url ?? null);
}

/** Throws `page-not-supported` where the tab does not show the channel, `not-found` where the finding is gone. */
export async function fillTab(
  { tabId, findingId, channelId }: { tabId: number; findingId: string; channelId: string },
  { queries, references }: FillDeps,
): Promise<Response<'form/fill'>> {
  const { reference } = await references.current();
  const tab = await browser.tabs.get(tabId);
  const channel = reference.channels.find(({ id }) => id === channelId);
  if (!isChannelPage(tab.url, channel?.url ?? null)) throw new MessageError('page-not-supported', String(channel?.url));
  const detail = await queries.detail(findingId);
  if (!detail) throw new MessageError('not-found', findingId);
  const captures = detail.captures.map(({ capture }) => capture);
  const pack = createFilingPack(channelId, { finding: detail.row.finding, captures, reference });
  const pictures = await loadAttachable(await queries.pictures(findingId));
  const values = {
    values: Object.fromEntries(pack.fields.map(({ key, value }) => [key, value])),
    files: await encodeFiles(pictures),
  };
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      // Runs in the page's isolated world, where nothing of ours is but this.
      func: (given: typeof values) => {
        const slot: typeof globalThis & { pantauAsnForm?: typeof values } = globalThis;
        slot.pantauAsnForm = given;
      },
      args: [values],
    });
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, files: ['/fill-form.js'] });
    const result = answer?.result as Response<'form/fill'> | null | undefined;
    if (!result) throw new Error('The script gave no answer.');
    return { filled: result.filled, missed: result.missed };
  } catch (error) {
    throw new MessageError('page-not-supported', String(error));
  }
}

async function encodeFiles(pictures: readonly Picture[]): Promise<{ name: string; type: string; base64: string }[]> {
  const copies = await fitPictures(pictures, LAPOR_LIMIT_BYTES);
  return Promise.all(
    copies.map(async ({ blob, name }) => ({
      name,
      type: blob.type,
      base64: new Uint8Array(await blob.arrayBuffer()).toBase64(),
    })),
  );
}
