import './redaction.css';
import { useEffect, useState } from 'preact/hooks';
import type { Box } from '../../utils/contract/primitives.ts';
import { REDACTION_TEXTS } from '../../utils/i18n/redaction-texts.ts';
import type { CapturePicture } from '../../utils/storage/capture-pictures.ts';
import type { FindingDetail } from '../../utils/storage/queue-queries.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import { useObjectUrl } from '../../utils/ui/use-object-url.ts';
import { usePicture } from '../../utils/ui/use-picture.ts';
import { Choice } from '../form/fields.tsx';
import { RedactionEditor } from './redaction-editor.tsx';

interface Props {
  detail: FindingDetail;
  /** Resolves with whether it is done. */
  onRedact(captureId: string, boxes: Box[]): Promise<boolean>;
  /** Resolves with whether it is done. */
  onWithhold(withhold: boolean): Promise<boolean>;
}

/** Redacted copies of a finding's pictures, and whether they are sent in place of the originals. */
export function RedactionPanel({ detail, onRedact, onWithhold }: Props) {
  const page = useTexts();
  const texts = useTextsOf(REDACTION_TEXTS);
  const { row, pictures, captures, originals } = detail;
  const editable = row.queue === 'review';
  const withhold = row.finding.withholdOriginals ?? false;
  const [editing, setEditing] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  // Shown at once: until it is durable, whatever else is drawn would put the old answer back.
  const [asked, setAsked] = useState<boolean | null>(null);
  useEffect(() => setAsked(null), [withhold]);
  if (pictures.length === 0) return null;
  const edited = pictures.find(({ captureId }) => captureId === editing);
  const without = pictures.filter(({ redaction }) => !redaction).length;

  async function save(captureId: string, boxes: Box[]) {
    setSaving(true);
    const done = await onRedact(captureId, boxes);
    setSaving(false);
    if (done) setEditing(null);
  }
  async function mark(next: boolean) {
    setAsked(next);
    if (!(await onWithhold(next))) setAsked(null);
  }
  const nameOf = (captureId: string) => {
    const capture = captures.find(({ id }) => id === captureId)?.capture;
    return capture ? `${page.target[capture.target]}: ${capture.author.name ?? page.unknownAuthor}` : null;
  };

  return (
    <section class="section redaction" aria-labelledby="redaction">
      <h2 id="redaction">{texts.title}</h2>
      <p class="hint">{texts.hint}</p>
      {pictures.map((picture) => (
        <Copy
          key={picture.captureId}
          picture={picture}
          name={pictures.length > 1 ? nameOf(picture.captureId) : null}
          onEdit={editable ? () => setEditing(picture.captureId) : null}
        />
      ))}
      {editable ? (
        (without < pictures.length || withhold) && (
          <Choice label={texts.only} checked={asked ?? withhold} onChange={(next) => void mark(next)} />
        )
      ) : (
        <p class="hint">
          {withhold && texts.only}
          {withhold && '. '}
          {texts.locked}
        </p>
      )}
      {withhold && (
        <>
          <p class="hint">{texts.onlyHint}</p>
          {without > 0 && <p class="note">{texts.onlyWithout(without)}</p>}
          {originals === 'sent' && <p class="problem">{texts.alreadySent}</p>}
        </>
      )}
      {!withhold && originals === 'withheld' && <p class="note">{texts.sentBefore}</p>}
      {edited && <Editor picture={edited} saving={saving} onSave={save} onClose={() => setEditing(null)} />}
    </section>
  );
}

function Copy({
  picture: { redaction, copy },
  name,
  onEdit,
}: {
  picture: CapturePicture;
  name: string | null;
  onEdit: (() => void) | null;
}) {
  const texts = useTextsOf(REDACTION_TEXTS);
  const url = useObjectUrl(copy);
  return (
    <div class="redaction-copy">
      {url && (
        <a href={url} target="_blank" rel="noopener">
          <img src={url} alt={texts.copyAlt} />
        </a>
      )}
      <div>
        {name && <p>{name}</p>}
        <p class="hint">{!redaction ? texts.none : copy ? texts.made(redaction.boxes.length) : texts.gone}</p>
        {onEdit && (
          <button type="button" class="button" onClick={onEdit}>
            {redaction ? texts.change : texts.redact}
          </button>
        )}
      </div>
    </div>
  );
}

function Editor({
  picture,
  saving,
  onSave,
  onClose,
}: {
  picture: CapturePicture;
  saving: boolean;
  onSave(captureId: string, boxes: Box[]): Promise<void>;
  onClose(): void;
}) {
  const url = usePicture(picture);
  return (
    <RedactionEditor
      picture={picture.picture}
      url={url}
      initial={picture.redaction?.boxes ?? []}
      bystanders={picture.picture.bystanders ?? []}
      saving={saving}
      onSave={(boxes) => void onSave(picture.captureId, boxes)}
      onClose={onClose}
    />
  );
}
