/** Renders a page in a frame of real Chromium, scripts off, so that layout, styles and selectors are the real ones. */

const NOTHING_REMOTE =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** The rendered document. `<noscript>` is taken out, or a meta refresh in it would lead the frame away. */
export async function renderPage(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.style.cssText = 'width:1280px;height:900px;border:0';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = html
    .replace(/<noscript[\s\S]*?<\/noscript>/gi, '')
    .replace(/<meta[^>]+http-equiv=["']?(refresh|content-security-policy)[^>]*>/gi, '')
    // Without a network every picture and stylesheet would cost seconds until it fails.
    .replace(/<head[^>]*>/i, (head) => `${head}${NOTHING_REMOTE}`);
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  return frame.contentDocument;
}
