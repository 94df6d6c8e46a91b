import { z } from 'zod';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { recordChange, tell } from '../access/change.ts';
import { passLinesOn } from '../knowing/recordKeys.ts';
import { setGranted } from '../access/store.ts';
import { contentKeyOf, grantContentKey, holdsContentKey, statedReaders } from '../knowing/contentKeys.ts';
import { wipe } from '../crypto/primitives.ts';
import { applyMove } from '../documents/change.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import { agreedDocument } from '../knowing/statements.ts';
import { GRANT_KINDS, type GrantKind, keyGrant, setKeyGrant } from '../people/certificateStore.ts';
import { grantContext, mayHoldKey } from '../people/credentials.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import type { PersonRow } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { keyIfSound } from '../session/officeKeys.ts';
import { takeOverSubmission } from '../submissions/takeOver.ts';
import type { KeyHolder, Proved } from './proof.ts';

const Ids = z.array(z.string());

/** The same call, as one of the officers would make it: what opens, opens with that officer's own key. */
export const asHolder = (ports: Ports, { person, userKey }: KeyHolder): Ports => ({
  ...ports,
  actor: person,
  keys: {
    ...ports.keys,
    userKey,
    registerKey: null,
    officeKey: null,
    authorityKey: null,
  },
});

/** Opens a key of the office with whichever key is at hand, of whoever holds it as it was signed; the caller wipes it. */
export function openOfficeKey(ports: Ports, holders: readonly KeyHolder[], kind: GrantKind): Buffer | null {
  for (const { person, userKey } of holders) {
    const { key } = keyIfSound(ports.db, person, userKey, kind);
    if (key !== null) return key;
  }
  return null;
}

/** The keys of the office that the successor's posts ask for. */
export function passOfficeKeys(
  ports: Ports,
  holders: readonly KeyHolder[],
  successor: PersonRow,
): { moved: GrantKind[]; left: GrantKind[] } {
  const wanted = GRANT_KINDS.filter(
    (kind) => mayHoldKey(kind, successor.roles) && keyGrant(ports.db, successor.id, kind) === undefined,
  );
  const moved = wanted.filter((kind) => {
    const key = openOfficeKey(ports, holders, kind);
    if (key === null) return false;
    const wrapped = wrapForPerson(ports.db, successor.id, key, grantContext(kind, successor.id));
    wipe(key);
    if (wrapped === undefined) return false;
    setKeyGrant(ports.db, successor.id, kind, wrapped, ports.nowMs());
    return true;
  });
  return { moved, left: wanted.filter((kind) => !moved.includes(kind)) };
}

/**
 * What the person could read of classified documents, given by the leader of the two on the decision; each document is
 * told in the ledger. A document that none of the open keys opens is left to those who hold it.
 */
export function passReading(
  ports: Ports,
  proved: Proved,
  successor: PersonRow,
  decision: string,
): { moved: number; left: number } {
  const { mayRead } = ports.rules.asOf(ports.today()).reading;
  const held = Ids.parse(
    ports.db
      .prepare(
        `SELECT document_id FROM content_key_grant g WHERE person_id = :from AND NOT EXISTS (
           SELECT 1 FROM content_key_grant o WHERE o.document_id = g.document_id AND o.person_id = :to)
         ORDER BY document_id`,
      )
      .pluck()
      .all({ from: proved.leaver.id, to: successor.id }),
  );
  for (const holder of proved.holders)
    if (holder.person.id === proved.leaver.id) passLinesOn(asHolder(ports, holder), successor.id);
  if (!successor.roles.some((role: Role) => mayRead.includes(role))) return { moved: 0, left: held.length };
  const moved = held.filter(
    (id) => isReader(ports, id, proved.leaver.id) && passDocument(ports, proved, successor, decision, id),
  );
  return { moved: moved.length, left: held.length - moved.length };
}

/** By what was signed: a row of a grant may be anybody's. */
const isReader = (ports: Ports, documentId: string, personId: string): boolean =>
  statedReaders(ports, documentId).includes(personId);

function passDocument(
  ports: Ports,
  { holders, leader }: Proved,
  successor: PersonRow,
  decision: string,
  documentId: string,
): boolean {
  const document = agreedDocument(ports.db, documentId);
  const by = holders.map((holder) => asHolder(ports, holder)).find((one) => holdsContentKey(one, documentId));
  if (document === null || by === undefined) return false;
  addReaders(ports.db, documentId, [successor.id], ports.nowMs(), { id: leader.id, how: 'granted' });
  setGranted(ports.db, { documentId, personId: successor.id, byId: leader.id });
  const key = contentKeyOf(by, documentId);
  grantContentKey(by, documentId, key, [successor.id]);
  wipe(key);
  const { digest } = recordChange(by, document, {
    kind: 'granted',
    personId: successor.id,
    byId: leader.id,
    ground: decision,
    untilMs: null,
  });
  tell(ports, document, 'access.granted', { to: successor.fullName, ground: digest });
  return true;
}

/** Documents on the person's desk go to the successor's, as they are. */
export function passDocuments(ports: Ports, leaverId: string, successor: PersonRow): number {
  const ids = Ids.parse(
    ports.db
      .prepare(
        `SELECT document_id FROM doc_list WHERE holder_id = ?
           AND state IN ('registered','presented','directed','in-progress','unopened') ORDER BY document_id`,
      )
      .pluck()
      .all(leaverId),
  );
  for (const id of ids) {
    const before = agreedDocument(ports.db, id);
    if (before === null) continue;
    addReaders(ports.db, id, [successor.id], ports.nowMs());
    const change = { state: before.state, holderId: successor.id, acknowledgedMs: null };
    applyMove(ports, before, change, { act: 'document.taken-over', facts: { to: successor.fullName } });
  }
  return ids.length;
}

const CASE_ROLES: readonly Role[] = ['leader', 'specialist', 'clerk'];

/** Cases that the person leads; a successor who may lead none leaves them for the leader to assign. */
export function passSubmissions(ports: Ports, leaverId: string, successor: PersonRow): number {
  if (!successor.roles.some((role) => CASE_ROLES.includes(role))) return 0;
  const ids = Ids.parse(
    ports.db
      .prepare(
        `SELECT submission_id FROM submission_list WHERE holder_id = ?
           AND state IN ('assigned','in-progress','awaiting-approval') ORDER BY submission_id`,
      )
      .pluck()
      .all(leaverId),
  );
  for (const id of ids) takeOverSubmission(ports, id, successor);
  return ids.length;
}
