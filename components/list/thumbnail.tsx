import { useObjectUrl } from '../../utils/ui/use-object-url.ts';
import { ImageOffIcon } from '../frame/icons.tsx';

/** A finding's small picture; decorative, because the words beside it say the same. */
export function Thumbnail({ blob, missing }: { blob: Blob | null; missing: string }) {
  const url = useObjectUrl(blob);
  if (url) return <img class="thumbnail" src={url} alt="" />;
  return (
    <span class="thumbnail thumbnail-missing" title={blob ? undefined : missing}>
      {!blob && <ImageOffIcon />}
    </span>
  );
}
