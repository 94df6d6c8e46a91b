import type { Output } from '../../../shared/ipc/contract.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import { holdsContentKey } from '../knowing/contentKeys.ts';
import { hasGrants } from '../knowing/grantStore.ts';
import { loadDocument } from '../documents/change.ts';
import { numberOfKey, yearOfKey } from '../tables/entryKey.ts';
import { takesPart } from '../knowing/needToKnow.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { mayHoldKey } from '../people/credentials.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { emergencyKey } from '../knowing/keyMemory.ts';
import { openText } from '../knowing/recordKeys.ts';
import { changesOf, readersOf, unreadNotices } from './store.ts';
import { personRef } from '../people/personRef.ts';

export const groundField = (changeId: string): string => `access/${changeId}`;

export const accessQueries = handlers({
  'access.readers': (ports, { documentId }) => readers(ports, documentId),

  'access.emergencyRule': (ports) => {
    const rule = ports.rules.asOf(ports.today()).reading;
    const seconds = allPeople(ports.db).filter(
      (person) =>
        person.state === 'active' &&
        person.id !== ports.actor.id &&
        isSecond(rule.emergencySecond, person.roles),
    );
    return {
      seconds: seconds.map(({ id, username, fullName, position }) => ({
        username,
        person: { id, fullName, position },
      })),
      maxMinutes: rule.emergencyMinutes,
      rule: rule.id,
    };
  },

  'access.notices': (ports) => ({
    notices: unreadNotices(ports.db, ports.actor.id).map((row) => ({
      changeId: row.changeId,
      kind: row.kind,
      documentId: row.documentId,
      book: row.book,
      year: yearOfKey(row.sortKey),
      number: numberOfKey(row.sortKey),
      person: personRef(ports, row.personId),
      second: personRef(ports, row.byId),
      ground: openText(ports, row.documentId, groundField(row.changeId), row.ground),
      atMs: row.atMs,
      untilMs: row.untilMs,
    })),
  }),
});

/** The second of an emergency opening: of another post than the first, and a holder of the other half. */
export const isSecond = (allowed: readonly Role[], roles: readonly Role[]): boolean =>
  mayHoldKey('emergency-b', roles) && roles.some((role) => allowed.includes(role));

function readers(ports: Ports, documentId: string): Output<'access.readers'> {
  const document = loadDocument(ports, documentId);
  const rule = ports.rules.asOf(ports.today()).reading;
  const rows = document.level === 'none' ? [] : readersOf(ports.db, documentId);
  const changes = changesOf(ports.db, documentId).map((row) => ({
    id: row.id,
    kind: row.kind,
    person: personRef(ports, row.personId),
    by: personRef(ports, row.byId),
    ground: openText(ports, documentId, groundField(row.id), row.ground),
    atMs: row.atMs,
    untilMs: row.untilMs,
  }));
  const grounds = new Map(
    changes
      .filter(({ kind }) => kind === 'granted')
      .map(({ person, ground }) => [person.id, ground] as const),
  );
  const reading = new Set(rows.filter((row) => row.holdsKey).map((row) => row.personId));
  return {
    readers: rows.map((row) => ({
      person: { id: row.personId, fullName: row.fullName, position: row.position },
      sinceMs: row.sinceMs,
      by:
        row.byId === null
          ? null
          : { id: row.byId, fullName: row.byName ?? '', position: row.byPosition ?? '' },
      how: row.how,
      ground: row.how === 'granted' ? (grounds.get(row.personId) ?? null) : null,
      holdsKey: row.holdsKey,
      isHolder: row.personId === document.holderId,
    })),
    changes,
    candidates: allPeople(ports.db)
      .filter((person) => person.state === 'active' && !reading.has(person.id))
      .filter((person) => person.roles.some((role) => rule.mayRead.includes(role)))
      .map(({ id, fullName, position }) => ({ id, fullName, position })),
    offers: offers(ports, document),
    emergencyUntilMs: emergencyKey(ports, documentId)?.untilMs ?? null,
    rule: rule.id,
  };
}

function offers(ports: Ports, document: DocumentRecord): Offer[] {
  if (document.level === 'none') return [];
  const reason = refusalToChange(ports, document);
  return (['grant', 'withdraw'] as const).map((act) => ({ act, allowed: reason === null, reason }));
}

/** Why this person may not say who reads; null when he may. The commands ask the same. */
export function refusalToChange(ports: Ports, document: DocumentRecord): 'role' | 'no-key' | 'state' | null {
  const rule = ports.rules.asOf(ports.today()).reading;
  if (!ports.actor.roles.some((role) => rule.mayGrant.includes(role))) return 'role';
  if (!hasGrants(ports.db, document.id)) return 'state';
  const takes =
    takesPart(ports.db, document.id, ports.actor.id) && emergencyKey(ports, document.id) === undefined;
  return takes && holdsContentKey(ports, document.id) ? null : 'no-key';
}
