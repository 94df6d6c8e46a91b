import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { keyGrant } from '../people/certificateStore.ts';
import { personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { COPY_RULE } from './access.ts';
import { withdrawSlipsOf } from './carryStore.ts';
import { visibleCopy } from './rows.ts';
import { copiesHeldBy, moveCopy, tellCopy } from '../documents/copyStore.ts';
import { endTransfer } from './transferStore.ts';

const Count = z.object({ n: z.int() });
const count = (db: Db, sql: string, id: string): number => Count.parse(db.prepare(sql).get({ id })).n;

const OPEN_DOCUMENT = "('registered','presented','directed','in-progress','unopened')";
const OPEN_SUBMISSION =
  "('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval')";

export interface Burden {
  readonly copies: number;
  readonly transfers: number;
  readonly carryOuts: number;
  readonly permits: number;
  readonly documents: number;
  readonly submissions: number;
}

/** What a person still answers for, in figures only. */
export const burdenOf = (db: Db, id: string): Burden => ({
  copies: count(db, 'SELECT count(*) AS n FROM copy WHERE holder_id = :id', id),
  transfers: count(
    db,
    "SELECT count(*) AS n FROM transfer WHERE state = 'offered' AND (giver_id = :id OR receiver_id = :id)",
    id,
  ),
  carryOuts: count(
    db,
    "SELECT count(*) AS n FROM carry_out WHERE state IN ('asked','permitted','out') AND holder_id = :id",
    id,
  ),
  permits: count(
    db,
    "SELECT count(*) AS n FROM copy_permit WHERE state IN ('asked','granted') AND copier_id = :id",
    id,
  ),
  documents: count(
    db,
    `SELECT count(*) AS n FROM doc_list WHERE holder_id = :id AND state IN ${OPEN_DOCUMENT}`,
    id,
  ),
  submissions: count(
    db,
    `SELECT count(*) AS n FROM submission_list WHERE holder_id = :id AND state IN ${OPEN_SUBMISSION}`,
    id,
  ),
});

const isClear = (burden: Burden): boolean =>
  burden.copies + burden.transfers + burden.carryOuts + burden.documents + burden.submissions === 0;

/** For the person, the custodians, leaders and the administrator; each sees of the copies only what they may. */
export function leavingList(ports: Ports, personId: string): Output<'copies.leavingList'> {
  const { roles, id: me } = ports.actor;
  const mayAsk =
    personId === me || roles.some((role) => ['clerk', 'archivist', 'leader', 'admin'].includes(role));
  const person = personById(ports.db, personId);
  if (!mayAsk || person === undefined) raise('not-found', { id: personId });
  const burden = burdenOf(ports.db, personId);
  const onlyAdmin = roles.every((role) => role === 'admin');
  const copies = onlyAdmin
    ? []
    : copiesHeldBy(ports.db, personId).flatMap(({ id }) => visibleCopy(ports, id) ?? []);
  const { transfers, carryOuts, permits, documents, submissions } = burden;
  return {
    transfers,
    carryOuts,
    permits,
    documents,
    submissions,
    copies,
    person: { id: person.id, fullName: person.fullName, position: person.position },
    hiddenCopies: burden.copies - copies.length,
    officeKey: keyGrant(ports.db, personId, 'office') !== undefined,
    authorityKey: keyGrant(ports.db, personId, 'authority') !== undefined,
    contentKeys: count(
      ports.db,
      'SELECT count(*) AS n FROM content_key_grant WHERE person_id = :id',
      personId,
    ),
    clear: isClear(burden),
  };
}

/**
 * Called by `people.leave` inside its command. Without an exception nobody leaves who still answers for something;
 * with one (the head's document) a named successor takes the copies over at once, so that nothing is ownerless; what
 * is carried out must come back, or be reported lost, first.
 * @throws AppError `not-handed-over` with the figures and, where secrets are held, the rule; `bad-input` for an unfit successor
 */
export function settleLeaving(
  ports: Ports,
  personId: string,
  exception: { readonly document: string; readonly successorId: string } | null,
): void {
  const burden = burdenOf(ports.db, personId);
  if (exception === null) {
    const { copies, transfers, carryOuts, documents, submissions } = burden;
    if (isClear(burden)) return;
    const figures = { copies, transfers, carryOuts, documents, submissions };
    // the ground is the law on state secrets, and holds for nothing else
    const holdsSecrets = copies + transfers + carryOuts > 0;
    raise('not-handed-over', holdsSecrets ? { ...figures, rule: COPY_RULE.leaving } : figures);
  }
  const successor = personById(ports.db, exception.successorId);
  const fit =
    successor?.roles.some((role) => role === 'clerk' || role === 'archivist' || role === 'leader') === true;
  if (successor?.state !== 'active' || successor.id === personId || !fit)
    raise('bad-input', { field: 'successorId', rule: 'not-a-custodian' });
  const held = copiesHeldBy(ports.db, personId);
  const out = held.filter(({ state }) => state === 'carried-out').length;
  if (out > 0)
    raise('not-handed-over', {
      copies: out,
      transfers: 0,
      carryOuts: out,
      documents: 0,
      submissions: 0,
      rule: COPY_RULE.carryOut,
    });
  withdrawOpenTransfers(ports, personId, exception.document);
  withdrawSlipsOf(ports.db, personId, ports.nowMs());
  for (const copy of held) {
    const move = { holderId: successor.id, placeId: copy.placeId, note: exception.document };
    const moved = moveCopy(ports, copy, 'taken-over', move);
    tellCopy(ports, 'copy.taken-over', moved, { to: successor.fullName, document: exception.document });
  }
}

function withdrawOpenTransfers(ports: Ports, personId: string, reason: string): void {
  const ids = ports.db
    .prepare("SELECT id FROM transfer WHERE state = 'offered' AND (giver_id = :id OR receiver_id = :id)")
    .all({ id: personId })
    .map((row) => z.object({ id: z.string() }).parse(row).id);
  for (const id of ids)
    endTransfer(ports.db, {
      id,
      state: 'withdrawn',
      decidedMs: ports.nowMs(),
      decidedBy: ports.actor.id,
      reason,
      sealFound: null,
      receiverSignature: null,
      paperReceipt: null,
      outsidePerson: null,
    });
}
