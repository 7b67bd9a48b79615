/** Captures and their finding in one transaction: all of them or none, and one force onto the disk for all. */
import { type NewCapture, type SaveCaptureOutcome, saveCapture } from './captures.ts';
import type { Clock } from './clock.ts';
import type { FollowUps } from './jobs.ts';
import type { Database } from './open-database.ts';
import { type NewFinding, type SaveFindingOutcome, saveFinding } from './save-finding.ts';

export type SaveDeliveryOutcome =
  | { refused: 'capture'; result: SaveCaptureOutcome }
  | { refused: 'finding'; result: SaveFindingOutcome }
  | { refused: null; captures: SaveCaptureOutcome[]; finding: SaveFindingOutcome };

/** Ends the transaction without what it has written. */
class Refused extends Error {
  readonly outcome: SaveDeliveryOutcome;

  constructor(outcome: SaveDeliveryOutcome) {
    super('refused');
    this.outcome = outcome;
  }
}

const isStored = ({ outcome }: SaveCaptureOutcome | SaveFindingOutcome) =>
  outcome === 'created' || outcome === 'unchanged';

/** Saves deliveries. */
export function createDeliveryStore(db: Database, clock: Clock, followUps: FollowUps) {
  return {
    /** Saves the captures and the finding, or nothing of them, and says why not. */
    async save(captures: readonly NewCapture[], finding: NewFinding): Promise<SaveDeliveryOutcome> {
      try {
        return await db.transaction().execute(async (tx) => {
          const saved: SaveCaptureOutcome[] = [];
          for (const capture of captures) {
            const result = await saveCapture(tx, clock, followUps, capture);
            if (!isStored(result)) throw new Refused({ refused: 'capture', result });
            saved.push(result);
          }
          const result = await saveFinding(tx, clock, followUps, finding);
          if (!isStored(result)) throw new Refused({ refused: 'finding', result });
          return { refused: null, captures: saved, finding: result };
        });
      } catch (error) {
        if (error instanceof Refused) return error.outcome;
        throw error;
      }
    },
  };
}
