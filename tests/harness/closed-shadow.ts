/**
 * Reaches our elements in a page: they are in closed shadow roots, which neither the page nor Playwright can enter.
 * The accessibility tree can, and checks the accessible name at the same time. Clicks are real mouse clicks.
 */
import type { Page } from 'playwright';

export const ACTION_NAME = 'Laporkan pelanggaran ASN';

export interface HiddenElement {
  backendNodeId: number;
  name: string;
  description: string;
  pressed: boolean;
}

/** Elements with a role (and a name) anywhere in the page, ours included, in the order of the document. */
export async function queryRole(page: Page, role: string, name?: string): Promise<HiddenElement[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('Accessibility.enable');
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodes } = await session.send('Accessibility.queryAXTree', {
      nodeId: root.nodeId,
      role,
      ...(name === undefined ? {} : { accessibleName: name }),
    });
    return nodes.flatMap((node) =>
      node.backendDOMNodeId === undefined || node.ignored
        ? []
        : [
            {
              backendNodeId: node.backendDOMNodeId,
              name: String(node.name?.value ?? ''),
              description: String(node.description?.value ?? ''),
              pressed: node.properties?.some((p) => p.name === 'pressed' && p.value.value === 'true') ?? false,
            },
          ],
    );
  } finally {
    await session.detach();
  }
}

/** The `index`-th action of the page, once it is there: where somebody is present. Throws after 10 s. */
export async function waitForAction(page: Page, index: number, name = ACTION_NAME): Promise<HiddenElement> {
  const end = Date.now() + 10_000;
  for (let turn = 0; ; turn++) {
    // Some pages are looked at only when somebody moves in them.
    if (turn < 2) await page.mouse.move(1 + turn, 1);
    const actions = await queryRole(page, 'button', name);
    const action = actions[index];
    if (action) return action;
    if (Date.now() > end)
      throw new Error(`${page.url()} has ${actions.length} actions; number ${index + 1} never came.`);
    await page.waitForTimeout(50);
  }
}

/** Where an element is, in CSS pixels of the viewport, after it was scrolled into view and stands still. */
export async function locate(
  page: Page,
  element: HiddenElement,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('DOM.getDocument', { depth: 0 });
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: element.backendNodeId });
    let last = '';
    for (;;) {
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId: element.backendNodeId });
      const [x = 0, y = 0] = model.border;
      if (`${x} ${y}` === last) return { x, y, width: model.width, height: model.height };
      last = `${x} ${y}`;
      // Two frames: our elements find their place after the first layout.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  } finally {
    await session.detach();
  }
}

/** A trusted mouse click in the middle of the element, which is pressed for so long. */
export async function click(page: Page, element: HiddenElement, pressMs = 0): Promise<void> {
  const { x, y, width, height } = await locate(page, element);
  await page.mouse.click(x + width / 2, y + height / 2, { delay: pressMs });
}

/** The text of our toast, or null while there is none. */
export async function readToast(page: Page): Promise<string | null> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
    const panel = nodes.find(({ attributes }) => attributes?.includes('popover') && attributes.includes('toast'));
    if (!panel) return null;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: panel.backendNodeId });
    if (!object.objectId) return null;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function () { return this.matches(":popover-open") ? this.innerText : null }',
      returnByValue: true,
    });
    return result.value ?? null;
  } finally {
    await session.detach();
  }
}

/** Waits until the toast says something that matches. Throws with what it said last. */
export async function waitForToast(page: Page, pattern: RegExp, timeout = 15_000): Promise<string> {
  const end = Date.now() + timeout;
  let last: string | null = null;
  while (Date.now() < end) {
    last = await readToast(page);
    if (last && pattern.test(last)) return last;
    await page.waitForTimeout(60);
  }
  throw new Error(`The toast never said ${pattern}; it says: ${last}`);
}
