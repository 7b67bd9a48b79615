import './direct.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DirectDesk } from '../../utils/direct/keep-direct.ts';
import { DIRECT_TEXTS } from '../../utils/i18n/direct-texts.ts';
import { useLanguage, useTexts } from '../../utils/ui/language-context.ts';
import { useDirectDraft } from '../../utils/ui/use-direct-draft.ts';
import { OccurredOnField } from '../form/occurred-on-field.tsx';
import { DirectFiles } from './direct-files.tsx';

interface Props {
  desk: DirectDesk;
  /** Called with the new finding's id when it is durable. */
  onKept(findingId: string): void;
  /** The sentence for what went wrong. */
  explain(error: unknown): string;
  /** Whether something was entered that leaving would lose, because it cannot be written down. */
  onStuck(stuck: boolean): void;
  onDiscarded(): void;
}

const listWitnesses = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 20);

/** “Catat temuan langsung”: what a person saw themselves, with photos and documents from the disk. */
export function DirectForm({ desk, onKept, explain, onStuck, onDiscarded }: Props) {
  const texts = useTexts();
  const words = DIRECT_TEXTS[useLanguage()];
  const { fields, files, change, addFiles, removeFile, isEmpty, isRestored, failed } = useDirectDraft(desk);
  const { seen, occurredOn, place, witnesses } = fields;
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const seenField = useRef<HTMLTextAreaElement>(null);

  useEffect(() => onStuck(failed && !isEmpty), [failed, isEmpty, onStuck]);

  async function discard() {
    if (!confirm(words.confirmDiscard)) return;
    await desk.pad.discard().catch((error) => console.error('The draft stays', error));
    onDiscarded();
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
      onStuck(false);
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
      {isRestored && (
        <p class="restored" role="status">
          {words.restored}
        </p>
      )}
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
          onInput={({ currentTarget }) => change({ seen: currentTarget.value })}
        />
      </label>
      <DirectFiles
        files={files}
        onAdd={addFiles}
        onRemove={removeFile}
        onUseDate={(takenAt) => change({ occurredOn: takenAt })}
        onUsePlace={(where) => change({ place: where })}
      />
      <OccurredOnField value={occurredOn} onChange={(when) => change({ occurredOn: when })} />
      <label>
        {texts.place}
        <input
          name="place"
          maxLength={500}
          autoComplete="off"
          placeholder={words.placeHint}
          value={place}
          onInput={({ currentTarget }) => change({ place: currentTarget.value })}
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
          onInput={({ currentTarget }) => change({ witnesses: currentTarget.value })}
        />
      </label>
      <footer class="decide">
        <span class="spring" role="alert">
          {problem}
        </span>
        {!isEmpty && (
          <button type="button" class="button" disabled={saving} onClick={() => void discard()}>
            {words.discard}
          </button>
        )}
        <button type="submit" class="button primary" disabled={saving}>
          {saving ? words.saving : words.save}
        </button>
      </footer>
    </form>
  );
}
