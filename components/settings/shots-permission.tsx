import { useTexts } from '../../utils/ui/language-context.ts';

interface Props {
  /** Null while it is not known. */
  granted: boolean | null;
  onAllow(): void;
}

/** The optional permission, with its reason. */
export function ShotsPermission({ granted, onAllow }: Props) {
  const texts = useTexts();
  return (
    <div class="card">
      <h2>{texts.permissionTitle}</h2>
      <p class="hint">{texts.permissionHint}</p>
      {granted ? (
        <p role="status">{texts.permissionGranted}</p>
      ) : (
        <button type="button" class="button" onClick={onAllow} disabled={granted === null}>
          {texts.permissionGrant}
        </button>
      )}
    </div>
  );
}
