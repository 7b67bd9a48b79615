/** Saving from a page of ours: as a download that the person asked for. */

export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has to have begun before its address goes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A PNG of a chart, twice its size, dark on white whatever the page looks like. Throws when it cannot be drawn. */
export async function drawPng(svg: SVGSVGElement): Promise<Blob> {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('A copy is of the same kind.');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('color', '#1b1f24');
  const { width, height } = svg.viewBox.baseVal;
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const [margin, scale] = [16, 2];
    const canvas = new OffscreenCanvas((width + 2 * margin) * scale, (height + 2 * margin) * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no drawing context.');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, margin * scale, margin * scale, width * scale, height * scale);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}
