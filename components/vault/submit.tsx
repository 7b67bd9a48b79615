interface Props {
  /** A sentence about what went wrong; null: nothing. */
  problem: string | null;
  busy: boolean;
  disabled?: boolean;
  look?: 'primary' | 'quiet';
  action: string;
  working: string;
}

/** The end of a form about a passphrase: what went wrong, and the button. */
export function Submit({ problem, busy, disabled = false, look = 'primary', action, working }: Props) {
  return (
    <>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class={`button ${look}`} disabled={busy || disabled}>
        {busy ? working : action}
      </button>
    </>
  );
}
