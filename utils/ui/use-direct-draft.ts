/** A direct observation while it is entered: shown at once, and written down with every letter. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DirectFields } from '../direct/draft-pad.ts';
import type { FileProblem } from '../direct/file-refused.ts';
import type { DirectDesk } from '../direct/keep-direct.ts';
import type { PreparedFile } from '../direct/prepare-file.ts';

export interface ChosenFile {
  key: number;
  name: string;
  /** Null while it is being read. */
  prepared: PreparedFile | FileProblem | null;
}

export interface DirectDraftState {
  fields: DirectFields;
  files: readonly ChosenFile[];
  change(patch: Partial<DirectFields>): void;
  addFiles(files: readonly File[]): void;
  removeFile(key: number): void;
  isEmpty: boolean;
  /** Something of it was entered before this form was opened. */
  isRestored: boolean;
  /** What was entered could not be written down. */
  failed: boolean;
}

const NOTHING: DirectFields = { seen: '', occurredOn: null, place: '', witnesses: '' };
const isBlank = (fields: DirectFields) => Object.values(fields).every((value) => value === null || value === '');

export function useDirectDraft({ before, pad, prepare }: DirectDesk): DirectDraftState {
  const [fields, setFields] = useState(before?.fields ?? NOTHING);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [writing, setWriting] = useState(0);
  const [failed, setFailed] = useState(false);
  const latest = useRef(fields);
  const removed = useRef(new Set<number>());
  const count = useRef(1 + Math.max(-1, ...(before?.files ?? []).map(({ key }) => key)));

  /** Counts a task until it is done. */
  function track(task: Promise<void>): void {
    setWriting((now) => now + 1);
    void task.finally(() => setWriting((now) => now - 1));
  }

  const write = (step: Promise<void>) =>
    track(
      step.then(
        () => setFailed(false),
        (error) => {
          console.error('What was entered could not be written down', error);
          setFailed(true);
        },
      ),
    );

  /** One after the other: each is decoded whole. */
  async function read(chosen: readonly { key: number; name: string; file: Blob }[], isNew: boolean): Promise<void> {
    setFiles((list) => [...list, ...chosen.map(({ key, name }) => ({ key, name, prepared: null }))]);
    for (const { key, name, file } of chosen) {
      const prepared = await prepare(file);
      if (removed.current.has(key)) continue;
      setFiles((list) => list.map((entry) => (entry.key === key ? { ...entry, prepared } : entry)));
      if (isNew && typeof prepared === 'object') write(pad.addFile({ key, name, original: prepared.original }));
    }
  }

  useEffect(() => {
    const kept = before?.files ?? [];
    void read(
      kept.map(({ key, name, original }) => ({ key, name, file: original })),
      false,
    );
  }, []);

  const isUnsaved = writing > 0 || failed;
  // With the very letter: whoever closes the tab right after it must be asked.
  useLayoutEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  return {
    fields,
    files,
    change: (patch) => {
      latest.current = { ...latest.current, ...patch };
      setFields(latest.current);
      write(pad.writeFields(latest.current));
    },
    addFiles: (chosen) => {
      const added = chosen.map((file) => ({ key: count.current++, name: file.name, file }));
      track(read(added, true));
    },
    removeFile: (key) => {
      removed.current.add(key);
      setFiles((list) => list.filter((entry) => entry.key !== key));
      write(pad.removeFile(key));
    },
    isEmpty: files.length === 0 && isBlank(fields),
    isRestored: before !== null && (before.files.length > 0 || !isBlank(before.fields)),
    failed,
  };
}
