/** A finding while it is edited: every change is shown and saved at once, and can be taken back. */
import { useRef, useState } from 'preact/hooks';
import type { Finding, FindingPatch, ReportedPerson } from '../contract/finding.ts';

/** Changes of one field that follow each other faster than this are one step back, in milliseconds. */
const ONE_STEP_MS = 2_000;
const MAX_STEPS = 100;

export interface Draft {
  /** The finding as it is on screen. */
  finding: Finding;
  change(patch: FindingPatch): void;
  changeReported(fields: Partial<ReportedPerson>): void;
  /** Changes that are not durable yet. */
  saving: number;
  /** Takes the last change back; null when there is none. */
  undo: (() => void) | null;
}

interface Step {
  field: string;
  at: number;
  before: FindingPatch;
}

/** The draft owns its values while the form is open: an answer from the database must not overwrite what is being typed. */
export function useDraft(finding: Finding, onChange: (patch: FindingPatch) => Promise<void>): Draft {
  const [draft, setDraft] = useState(finding);
  const [saving, setSaving] = useState(0);
  const latest = useRef(draft);
  // The background sets what follows from other fields; captures come and go by merging.
  const { version, captureIds, identityCaptureIds, filings, reference, review } = finding;
  latest.current = { ...latest.current, version, captureIds, identityCaptureIds, filings, reference, review };
  const steps = useRef<Step[]>([]);

  function apply(patch: FindingPatch): void {
    latest.current = { ...latest.current, ...(patch as Partial<Finding>) };
    setDraft(latest.current);
    setSaving((count) => count + 1);
    void onChange(patch).finally(() => setSaving((count) => count - 1));
  }

  function remember(field: string, patch: FindingPatch): void {
    const last = steps.current.at(-1);
    const at = Date.now();
    if (last?.field === field && at - last.at < ONE_STEP_MS) {
      last.at = at;
      return;
    }
    const before = Object.fromEntries(
      Object.keys(patch).map((key) => [key, latest.current[key as keyof FindingPatch]]),
    );
    steps.current = [...steps.current.slice(1 - MAX_STEPS), { field, at, before }];
  }

  const change = (patch: FindingPatch, field = Object.keys(patch).join()) => {
    remember(field, patch);
    apply(patch);
  };

  return {
    finding: { ...draft, version, captureIds, identityCaptureIds, filings, reference, review },
    change: (patch) => change(patch),
    changeReported: (fields) =>
      change({ reported: { ...latest.current.reported, ...fields } }, `reported.${Object.keys(fields).join()}`),
    saving,
    undo:
      steps.current.length === 0
        ? null
        : () => {
            const step = steps.current.pop();
            if (step) apply(step.before);
          },
  };
}
