/** The address of a whole picture, put together from its screenshots, for as long as the component shows it. */
import { useEffect, useState } from 'preact/hooks';
import { stitchPicture, type TiledPicture } from '../picture/draw-picture.ts';
import { useObjectUrl } from './use-object-url.ts';

/** Null until it is ready, and where a screenshot cannot be read. */
export function usePicture(shown: TiledPicture): string | null {
  const [whole, setWhole] = useState<Blob | null>(null);
  // The screenshots of a capture never change; a live query brings new objects for the same ones.
  const key = shown.picture.tiles.map(({ sha256 }) => sha256).join();
  useEffect(() => {
    let isShown = true;
    stitchPicture(shown).then(
      (blob) => isShown && setWhole(blob),
      (error) => console.error('The screenshot cannot be shown', error),
    );
    return () => {
      isShown = false;
    };
  }, [key]);
  return useObjectUrl(whole);
}
