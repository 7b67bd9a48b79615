/** Who may call a route. The rule is part of the route's entry in the table, so that none can be forgotten. */
import type { Actor } from '../store/devices.ts';
import { ProblemError } from './problem.ts';

/** Admits an actor (null: no valid token) as what the handler needs, or throws a `ProblemError`. */
export interface Access<Who> {
  name: 'anyone' | 'device' | 'reader' | 'overseer' | 'coordinator' | 'auditor';
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

/**
 * A device for its own records, coordinators and auditors for all; what these two read is written down.
 * `ownerId` is null where every owner's may be seen.
 */
export const reader: Access<{ ownerId: string | null }> = {
  name: 'reader',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    return { ownerId: actor.role === 'device' ? actor.deviceId : null };
  },
};

/** Coordinators and auditors, for what no device may see; what they read is written down. */
export const overseerOnly: Access<null> = {
  name: 'overseer',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    if (actor.role === 'device') throw new ProblemError('forbidden');
    return null;
  },
};

/** Coordinators, who decide what becomes of a finding. */
export const coordinatorOnly: Access<{ tokenId: string }> = {
  name: 'coordinator',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    if (actor.role !== 'coordinator') throw new ProblemError('forbidden');
    return { tokenId: actor.tokenId };
  },
};

/** Auditors, who see what coordinators looked at, and change nothing. */
export const auditorOnly: Access<null> = {
  name: 'auditor',
  admit(actor) {
    if (actor === null) throw new ProblemError('unauthorised');
    if (actor.role !== 'auditor') throw new ProblemError('forbidden');
    return null;
  },
};

/** The token of an `Authorization: Bearer` header, or null. */
export function readBearerToken(request: Request): string | null {
  return /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

/** The password of an `Authorization: Basic` header, or null: how a browser sends what a person typed. */
export function readBasicPassword(request: Request): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]{1,400})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  return /^[^:]*:([A-Za-z0-9_-]{1,200})$/.exec(Buffer.from(encoded, 'base64').toString('utf8'))?.[1] ?? null;
}
