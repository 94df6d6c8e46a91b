import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { COPY_RULE, isCustodian, loadSeen, requireHolder, requireHolderOrCustodian } from './access.ts';
import { copyingWentWrong } from './bookLines.ts';
import { endSlipOfLost } from './carryStore.ts';
import { closePlace as close, findPlace, insertPlace } from './placeStore.ts';
import { type CopyRecord, moveCopy, tellCopy } from '../documents/copyStore.ts';

interface Changed {
  readonly id: string;
  readonly revision: number;
}
const changed = ({ id, revision }: CopyRecord): Changed => ({ id, revision });

/** Puts a copy into a place, an envelope, or both. */
export function putCopy(ports: Ports, input: Parsed<'copies.put'>): Changed {
  const copy = loadSeen(ports, input);
  requireHolderOrCustodian(ports, copy);
  if (copy.state !== 'in-custody') raise('illegal-transition', { from: copy.state, action: 'placed' });
  if (input.placeId !== null && findPlace(ports.db, input.placeId)?.open !== true)
    raise('bad-input', { field: 'placeId', rule: 'unknown' });
  const envelope = normaliseLine(input.envelope);
  const moved = moveCopy(ports, copy, 'placed', { placeId: input.placeId, envelope });
  tellCopy(ports, 'copy.placed', moved);
  return changed(moved);
}

/**
 * A copy that went wrong while it was made: destroyed at once before a witness, and counted; then one more may be
 * made in its place (NĐ 26/2020 Đ3).
 * @throws AppError `not-permitted`, `separation-of-duties` when the copier is the witness
 */
export function spoilCopy(ports: Ports, input: Parsed<'copies.spoil'>): Changed {
  const copy = loadSeen(ports, input);
  requireHolder(ports, copy);
  if (copy.permitId === null || copy.madeBy !== ports.actor.id)
    raise('not-permitted', { reason: 'not-copier', rule: COPY_RULE.number });
  if (input.witnessId === ports.actor.id)
    raise('separation-of-duties', { a: 'copy', b: 'witness', exception: 'never', rule: COPY_RULE.number });
  const witness = personById(ports.db, input.witnessId);
  if (witness === undefined || witness.state !== 'active')
    raise('bad-input', { field: 'witnessId', rule: 'not-active' });
  const note = `${witness.fullName}: ${normaliseLine(input.reason)}`;
  const moved = moveCopy(ports, copy, 'spoiled', { ref: input.witnessId, note });
  tellCopy(ports, 'copy.spoiled', moved, { witness: witness.fullName });
  copyingWentWrong(ports, [moved], witness.fullName);
  return changed(moved);
}

/** Mất: no longer under the office's management (Luật 117/2025 Đ2.3). The head must be told at once. */
export function reportLost(ports: Ports, input: Parsed<'copies.reportLost'>): Changed {
  const copy = loadSeen(ports, input);
  if (copy.state !== 'handed-over') requireHolderOrCustodian(ports, copy);
  if (copy.state === 'carried-out') endSlipOfLost(ports.db, copy.id, ports.nowMs());
  const moved = moveCopy(ports, copy, 'lost', { note: normaliseText(input.circumstances) });
  tellCopy(ports, 'copy.lost', moved);
  return changed(moved);
}

export function reportFound(ports: Ports, input: Parsed<'copies.reportFound'>): Changed {
  const copy = loadSeen(ports, input);
  const moved = moveCopy(ports, copy, 'found', { holderId: ports.actor.id, note: normaliseText(input.note) });
  tellCopy(ports, 'copy.found', moved);
  return changed(moved);
}

/** Back to the office that issued it, against its receipt (Tài liệu thu hồi, NĐ 26/2020 Đ4). */
export function giveBack(ports: Ports, input: Parsed<'copies.giveBack'>): Changed {
  const copy = loadSeen(ports, input);
  requireHolderOrCustodian(ports, copy);
  const moved = moveCopy(ports, copy, 'returned', {
    outside: normaliseLine(input.body),
    note: normaliseLine(input.receipt),
  });
  tellCopy(ports, 'copy.given-back', moved, { to: moved.outside });
  return changed(moved);
}

export function cameBack(ports: Ports, input: Parsed<'copies.cameBack'>): Changed {
  const copy = loadSeen(ports, input);
  if (!isCustodian(ports)) raise('not-permitted', { reason: 'not-custodian' });
  const moved = moveCopy(ports, copy, 'came-back', {
    holderId: ports.actor.id,
    note: normaliseLine(input.note),
  });
  tellCopy(ports, 'copy.came-back', moved);
  return changed(moved);
}

export function addPlace(ports: Ports, input: Parsed<'copies.addPlace'>): { id: string } {
  const id = ports.newId();
  const [room, cabinet, shelf, box] = [input.room, input.cabinet, input.shelf, input.box].map(
    normaliseLine,
  ) as [string, string, string, string];
  if (!insertPlace(ports.db, { id, room, cabinet, shelf, box, nowMs: ports.nowMs() }))
    raise('bad-input', { field: 'room', rule: 'exists' });
  ports.append({ act: 'place.added', subjectKind: 'place', subjectId: id });
  ports.announce('copies.changed', id);
  return { id };
}

/** A place with copies in it stays open. */
export function closePlace(ports: Ports, { id }: { id: string }): { id: string } {
  const place = findPlace(ports.db, id) ?? raise('not-found', { id });
  if (place.copies > 0) raise('illegal-transition', { from: 'in-use', action: 'close', count: place.copies });
  if (!close(ports.db, id)) raise('illegal-transition', { from: 'closed', action: 'close' });
  ports.append({ act: 'place.closed', subjectKind: 'place', subjectId: id });
  ports.announce('copies.changed', id);
  return { id };
}
