/** Who may call a route. The rule is part of the route's entry in the table, so that none can be forgotten. */
import type { Actor } from '../store/devices.ts';
import { ProblemError } from './problem.ts';

/** Admits an actor (null: no valid token) as what the handler needs, or throws a `ProblemError`. */
export interface Access<Who> {
  name: 'anyone' | 'device' | 'reader';
  admit(actor: Actor | null): Who;
}

/** No token asked, none looked at. */
export const anyone: Access<null> = { name: 'anyone', admit: () => null };

/** A device that has not been revoked, for what it owns. */
export const deviceOnly: Access<{ deviceId: string }> = {
  name: 'device',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    if (actor.role !== 'device') throw new ProblemError('forbidden');
    return { deviceId: actor.deviceId };
  },
};

/** A device for its own records, the coordinator for all. `ownerId` is null where every owner's may be seen. */
export const reader: Access<{ ownerId: string | null }> = {
  name: 'reader',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    return { ownerId: actor.role === 'device' ? actor.deviceId : null };
  },
};

/** The token of an `Authorization: Bearer` header, or null. */
export function readBearerToken(request: Request): string | null {
  return /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}
