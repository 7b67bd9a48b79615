import { useState } from 'preact/hooks';
import { useTexts } from '../../utils/ui/language-context.ts';

interface Props {
  network: string | null;
  /** Resolves with a sentence for the person when it did not work, null when it did. */
  onJoin(invite: string): Promise<string | null>;
}

/** Joining a network with an invite. */
export function JoinForm({ network, onJoin }: Props) {
  const texts = useTexts();
  const [invite, setInvite] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function join(event: Event) {
    event.preventDefault();
    setBusy(true);
    const failure = await onJoin(invite);
    setBusy(false);
    setProblem(failure);
    if (failure === null) setInvite('');
  }

  return (
    <form class="card" onSubmit={join}>
      <h2>{network ? texts.joined(network) : texts.notJoined}</h2>
      <label>
        {texts.inviteLabel}
        <input
          type="text"
          inputMode="url"
          name="invite"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          value={invite}
          aria-describedby="invite-hint"
          onInput={(event) => setInvite(event.currentTarget.value)}
        />
      </label>
      <p id="invite-hint" class="hint">
        {texts.joinHint}
      </p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? texts.joining : texts.join}
      </button>
    </form>
  );
}
