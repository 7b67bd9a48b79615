import '../package/package.css';
import { useEffect, useState } from 'preact/hooks';
import type { PreparedFile } from '../../utils/direct/prepare-file.ts';
import { DIRECT_TEXTS } from '../../utils/i18n/direct-texts.ts';
import { useDateFormat, useLanguage } from '../../utils/ui/language-context.ts';
import type { ChosenFile } from '../../utils/ui/use-direct-draft.ts';
import { FileButton } from '../frame/file-button.tsx';
import { Thumbnail } from '../list/thumbnail.tsx';

/** As many as one finding may have. */
const MOST_FILES = 20;

interface Props {
  files: readonly ChosenFile[];
  onAdd(files: readonly File[]): void;
  onRemove(key: number): void;
  onUseDate(takenAt: string): void;
  onUsePlace(place: string): void;
}

/** Files from the disk: chosen or dropped, with what each tells besides its picture. */
export function DirectFiles({ files, onAdd, onRemove, onUseDate, onUsePlace }: Props) {
  const texts = DIRECT_TEXTS[useLanguage()];
  const [over, setOver] = useState(false);
  const [tooMany, setTooMany] = useState(false);

  function add(chosen: readonly File[]) {
    const room = MOST_FILES - files.length;
    setTooMany(chosen.length > room);
    onAdd(chosen.slice(0, Math.max(0, room)));
  }

  useEffect(() => {
    // A file that is dropped beside the field would replace the page, and what was entered with it.
    const keep = (event: DragEvent) => event.preventDefault();
    addEventListener('dragover', keep);
    addEventListener('drop', keep);
    return () => {
      removeEventListener('dragover', keep);
      removeEventListener('drop', keep);
    };
  }, []);

  return (
    <fieldset
      class="card drop"
      data-over={over}
      onDragEnter={() => setOver(true)}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(Array.from(event.dataTransfer?.files ?? []));
      }}
    >
      <legend>{texts.files}</legend>
      <p class="hint">{texts.filesHint}</p>
      <FileButton
        label={texts.choose}
        name="evidence"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        multiple
        onFiles={add}
      />
      {tooMany && (
        <p class="problem-line" role="alert">
          {texts.tooMany(MOST_FILES)}
        </p>
      )}
      {files.length > 0 && (
        <ul class="chosen">
          {files.map((file) => (
            <ChosenFileItem
              key={file.key}
              file={file}
              onRemove={() => onRemove(file.key)}
              onUseDate={onUseDate}
              onUsePlace={onUsePlace}
            />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

interface ItemProps extends Pick<Props, 'onUseDate' | 'onUsePlace'> {
  file: ChosenFile;
  onRemove(): void;
}

function ChosenFileItem({ file: { name, prepared }, onRemove, onUseDate, onUsePlace }: ItemProps) {
  const texts = DIRECT_TEXTS[useLanguage()];
  const isFile = typeof prepared === 'object' && prepared !== null;
  return (
    <li class="chosen-file">
      <Thumbnail blob={isFile ? prepared.thumbnail : null} missing={name} />
      <div class="chosen-words">
        <strong>{name}</strong>
        {prepared === null && <p role="status">{texts.reading}</p>}
        {typeof prepared === 'string' && (
          <p class="problem-line" role="alert">
            {texts.problem[prepared]}
          </p>
        )}
        {isFile && <Metadata file={prepared} onUseDate={onUseDate} onUsePlace={onUsePlace} />}
      </div>
      <button type="button" class="button quiet" aria-label={texts.removeFile(name)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

/** Degrees as the decimal numbers that maps understand, to about a metre. */
const formatPlace = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

function Metadata({ file, onUseDate, onUsePlace }: { file: PreparedFile } & Pick<Props, 'onUseDate' | 'onUsePlace'>) {
  const texts = DIRECT_TEXTS[useLanguage()];
  const formatDate = useDateFormat();
  const { metadata, copy, original } = file;
  if (!metadata) return <p class="hint">{texts.documentAsIs}</p>;
  const { location, takenAt, device, others } = metadata;
  const place = location && formatPlace(location);
  return (
    <>
      <dl class="facts">
        {place && (
          <>
            <dt>{texts.location}</dt>
            <dd>
              {place}{' '}
              <button type="button" class="link" onClick={() => onUsePlace(place)}>
                {texts.useLocation}
              </button>
            </dd>
          </>
        )}
        {takenAt && (
          <>
            <dt>{texts.takenAt}</dt>
            <dd>
              {formatDate(takenAt.slice(0, 16))}{' '}
              <button type="button" class="link" onClick={() => onUseDate(takenAt.slice(0, 16))}>
                {texts.useDate}
              </button>
            </dd>
          </>
        )}
        {device && (
          <>
            <dt>{texts.device}</dt>
            <dd>{device}</dd>
          </>
        )}
        {others.length > 0 && (
          <>
            <dt>{texts.others}</dt>
            <dd>{others.join('; ')}</dd>
          </>
        )}
      </dl>
      <p class="hint">{copy === original ? texts.nothingToStrip : texts.stripped}</p>
    </>
  );
}
