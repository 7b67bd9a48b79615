import './direct.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DirectDesk } from '../utils/direct/keep-direct.ts';
import { DIRECT_TEXTS } from '../utils/i18n/direct-texts.ts';
import { useLanguage, useTexts } from '../utils/ui/language-context.ts';
import { type ChosenFile, DirectFiles } from './direct-files.tsx';
import { OccurredOnField } from './occurred-on-field.tsx';

interface Props {
  desk: DirectDesk;
  /** Called with the new finding's id when it is durable. */
  onKept(findingId: string): void;
  /** The sentence for what went wrong. */
  explain(error: unknown): string;
  /** Whether something was entered that leaving would lose. */
  onDirty(dirty: boolean): void;
}

const listWitnesses = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 20);

/** “Catat temuan langsung”: what a person saw themselves, with photos and documents from the disk. */
export function DirectForm({ desk, onKept, explain, onDirty }: Props) {
  const texts = useTexts();
  const words = DIRECT_TEXTS[useLanguage()];
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [seen, setSeen] = useState('');
  const [occurredOn, setOccurredOn] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const count = useRef(0);
  const seenField = useRef<HTMLTextAreaElement>(null);

  const dirty = files.length > 0 || seen !== '' || occurredOn !== null || place !== '' || witnesses !== '';
  // With the very letter: whoever leaves right after it must be asked.
  useLayoutEffect(() => {
    onDirty(dirty);
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty, onDirty]);

  async function add(chosen: readonly File[]) {
    const added = chosen.map((file) => ({ key: count.current++, name: file.name, file }));
    setFiles((list) => [...list, ...added.map(({ key, name }) => ({ key, name, prepared: null }))]);
    // One after the other: each is decoded whole.
    for (const { key, file } of added) {
      const prepared = await desk.prepare(file);
      setFiles((list) => list.map((entry) => (entry.key === key ? { ...entry, prepared } : entry)));
    }
  }

  async function save(event: Event) {
    event.preventDefault();
    const text = seen.trim();
    if (!text) {
      setProblem(words.seenMissing);
      return seenField.current?.focus();
    }
    if (files.some(({ prepared }) => prepared === null)) return setProblem(words.waitForFiles);
    setProblem(null);
    setSaving(true);
    try {
      const findingId = await desk.keep({
        observation: { occurredOn, place: place.trim() || null, witnesses: listWitnesses(witnesses) },
        seen: text,
        files: files.flatMap(({ prepared }) => (typeof prepared === 'object' && prepared !== null ? [prepared] : [])),
      });
      onDirty(false);
      onKept(findingId);
    } catch (error) {
      console.error('The observation could not be kept', error);
      setProblem(explain(error));
      setSaving(false);
    }
  }

  return (
    <form class="form direct" noValidate onSubmit={(event) => void save(event)}>
      <p class="hint">{words.intro}</p>
      <label>
        {words.seen}
        <textarea
          ref={seenField}
          name="seen"
          rows={5}
          maxLength={20000}
          placeholder={words.seenHint}
          value={seen}
          required
          aria-invalid={problem === words.seenMissing}
          onInput={({ currentTarget }) => setSeen(currentTarget.value)}
        />
      </label>
      <DirectFiles
        files={files}
        onAdd={(chosen) => void add(chosen)}
        onRemove={(key) => setFiles((list) => list.filter((entry) => entry.key !== key))}
        onUseDate={setOccurredOn}
        onUsePlace={setPlace}
      />
      <OccurredOnField value={occurredOn} onChange={setOccurredOn} />
      <label>
        {texts.place}
        <input
          name="place"
          maxLength={500}
          autoComplete="off"
          placeholder={words.placeHint}
          value={place}
          onInput={({ currentTarget }) => setPlace(currentTarget.value)}
        />
      </label>
      <label>
        {texts.witnesses}
        <textarea
          name="witnesses"
          rows={2}
          maxLength={4000}
          placeholder={words.witnessesHint}
          value={witnesses}
          onInput={({ currentTarget }) => setWitnesses(currentTarget.value)}
        />
      </label>
      <footer class="decide">
        <span class="spring" role="alert">
          {problem}
        </span>
        <button type="submit" class="button primary" disabled={saving}>
          {saving ? words.saving : words.save}
        </button>
      </footer>
    </form>
  );
}
