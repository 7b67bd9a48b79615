/** Runs a command of the person's and says how it went. */
import { useState } from 'preact/hooks';

export interface Command {
  busy: boolean;
  /** A sentence about what went wrong; null: nothing. */
  problem: string | null;
  /** Resolves with whether it worked. */
  run(command: Promise<string | null>): Promise<boolean>;
}

export function useCommand(): Command {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(command: Promise<string | null>): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    const failure = await command;
    setBusy(false);
    setProblem(failure);
    return failure === null;
  }
  return { busy, problem, run };
}
