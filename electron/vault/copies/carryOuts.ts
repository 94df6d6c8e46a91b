import { requireShown } from '../seals/shown.ts';
import { believe, type Giver } from '../seals/believed.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { checkDate } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { requireAuthority, requireAuthorityOf } from '../knowing/postAuthority.ts';
import { COPY_RULE, isCustodian, levelOfCopy, loadCopy, refuseFrozenCopy, requireHolder } from './access.ts';
import { carryOutLine, carryOutReturned } from './bookLines.ts';
import {
  decideSlip,
  findSlip,
  insertSlip,
  slipBack,
  slipOut,
  type SlipRow,
  withdrawSlip,
} from './carryStore.ts';
import { findPlace } from './placeStore.ts';
import { visibleCopy } from './rows.ts';
import { type CopyRecord, ledgerSubject, moveCopy, tellCopy } from '../documents/copyStore.ts';
import { openTransferOf } from './transferStore.ts';

function loadSlip(ports: Ports, id: string, wanted: readonly SlipRow['state'][], action: string): SlipRow {
  const slip = findSlip(ports.db, id);
  if (slip === null || visibleCopy(ports, slip.copyId) === null) raise('not-found', { id });
  if (!wanted.includes(slip.state)) raise('illegal-transition', { from: slip.state, action });
  return slip;
}

/**
 * The holder asks to take a paper copy out for a task, from–to, under stated protection (NĐ 63/2026 Đ7).
 * @throws AppError `already-carried-out` while another slip of the copy runs
 */
export function askCarryOut(ports: Ports, input: Parsed<'copies.askCarryOut'>): { id: string } {
  const copy = loadCopy(ports, input.copyId);
  requireHolder(ports, copy);
  refuseFrozenCopy(ports, copy);
  const running = visibleCopy(ports, copy.id)?.carryOut;
  if (running != null) raise('already-carried-out', { until: running.until, rule: COPY_RULE.carryOut });
  if (copy.state !== 'in-custody') raise('illegal-transition', { from: copy.state, action: 'carry-out' });
  if (openTransferOf(ports.db, copy.id) !== null) raise('being-handed-over', { rule: COPY_RULE.transfer });
  checkDate('from', input.from);
  checkDate('until', input.until);
  if (input.from < ports.today()) raise('date-invalid', { field: 'from', rule: 'in-the-past' });
  if (input.until < input.from) raise('date-invalid', { field: 'until', rule: 'before-from' });
  const id = ports.newId();
  insertSlip(ports.db, {
    id,
    copyId: copy.id,
    holderId: ports.actor.id,
    purpose: normaliseText(input.purpose),
    destination: normaliseLine(input.destination),
    protection: normaliseLine(input.protection),
    from: input.from,
    until: input.until,
    askedMs: ports.nowMs(),
  });
  tellCopy(ports, 'copy.carry-asked', copy, { until: input.until });
  return { id };
}

/** Who carries neither permits nor checks; asked of a row as well, for whoever writes past the checks of the database. */
function requireApart({ holderId }: SlipRow, personId: string | null, act: 'permit' | 'check'): void {
  if (holderId !== personId) return;
  raise('separation-of-duties', { a: 'carry-out', b: act, exception: 'never', rule: COPY_RULE.carryOut });
}

export function decideCarryOut(ports: Ports, input: Parsed<'copies.decideCarryOut'>): { id: string } {
  const slip = loadSlip(ports, input.id, ['asked'], 'decide');
  requireApart(slip, ports.actor.id, 'permit');
  const reason = normaliseLine(input.reason);
  if (!input.granted && reason === '') raise('reason-required', { field: 'reason' });
  requireShown(ports.db, input.shown, ['carry_out', slip.id]);
  const copy = loadCopy(ports, slip.copyId);
  if (input.granted) {
    refuseFrozenCopy(ports, copy);
    slipGiver(ports, slip.id, copy, 'asked');
  }
  const authority = requireAuthority(ports, 'permit-taking-out', levelOfCopy(ports, copy));
  decideSlip(ports.db, {
    id: slip.id,
    state: input.granted ? 'permitted' : 'refused',
    decidedBy: ports.actor.id,
    decidedMs: ports.nowMs(),
    decidedTitle: authority.title,
    ruleId: authority.ruleId,
    reason,
  });
  tellCopy(ports, input.granted ? 'copy.carry-permitted' : 'copy.carry-refused', copy, {
    until: slip.until,
    rule: authority.ruleId,
    delegation: authority.delegation?.id ?? null,
  });
  return { id: slip.id };
}

/** The slip is as its person signed it. @throws AppError `request-unsigned` */
function slipGiver(ports: Ports, id: string, copy: CopyRecord, word: 'asked' | 'permitted'): Giver {
  const { subjectKind, subjectId } = ledgerSubject(copy);
  return believe(ports.db, 'carry_out', word, [id], [subjectKind, subjectId]);
}

/** The copy leaves: by its holder, within the days permitted. */
export function carryOut(ports: Ports, { id }: { id: string }): { id: string } {
  const slip = loadSlip(ports, id, ['permitted'], 'carry-out');
  const copy = loadCopy(ports, slip.copyId);
  requireHolder(ports, copy);
  if (slip.holderId !== ports.actor.id) raise('not-permitted', { reason: 'not-holder' });
  refuseFrozenCopy(ports, copy);
  if (openTransferOf(ports.db, copy.id) !== null) raise('being-handed-over', { rule: COPY_RULE.transfer });
  requireApart(slip, slip.decidedBy, 'permit');
  requireAuthorityOf(ports, slipGiver(ports, id, copy, 'permitted'), {
    act: 'permit-taking-out',
    level: levelOfCopy(ports, copy),
    atMs: slip.decidedMs ?? 0,
  });
  const today = ports.today();
  if (today < slip.from || today > slip.until)
    raise('date-invalid', { field: 'from', rule: 'outside-permit' });
  slipOut(ports.db, id, ports.nowMs());
  const moved = moveCopy(ports, copy, 'carried-out', { ref: id, note: slip.destination });
  tellCopy(ports, 'copy.carried-out', moved, { until: slip.until });
  carryOutLine(ports, slip, moved);
  return { id };
}

export function withdrawCarryOut(ports: Ports, { id }: { id: string }): { id: string } {
  const slip = loadSlip(ports, id, ['asked', 'permitted'], 'withdraw');
  if (slip.holderId !== ports.actor.id) raise('not-permitted', { reason: 'not-holder' });
  withdrawSlip(ports.db, id, ports.nowMs());
  tellCopy(ports, 'copy.carry-withdrawn', loadCopy(ports, slip.copyId));
  return { id };
}

/** Back in its place, checked by someone else than the carrier; pages that differ must be explained. */
export function bringBack(ports: Ports, input: Parsed<'copies.bringBack'>): { id: string } {
  const slip = loadSlip(ports, input.id, ['out'], 'bring-back');
  requireApart(slip, ports.actor.id, 'check');
  const copy = loadCopy(ports, slip.copyId);
  const note = normaliseText(input.note);
  const differs = !input.intact || (copy.pages !== null && input.pagesSeen !== copy.pages);
  if (differs && note === '')
    raise('reason-required', { field: 'note', rule: COPY_RULE.carryOut, what: 'differs' });
  if (input.placeId !== null && (!isCustodian(ports) || findPlace(ports.db, input.placeId)?.open !== true))
    raise('bad-input', { field: 'placeId', rule: 'unknown' });
  slipBack(ports.db, {
    id: slip.id,
    nowMs: ports.nowMs(),
    checkedBy: ports.actor.id,
    pagesSeen: input.pagesSeen,
    intact: input.intact ? 1 : 0,
    note,
  });
  const moved = moveCopy(ports, copy, 'brought-back', { ref: slip.id, placeId: input.placeId, note });
  const late = ports.today() > slip.until ? 1 : 0;
  tellCopy(ports, 'copy.brought-back', moved, { late, intact: input.intact ? 1 : 0 });
  carryOutReturned(ports, slip);
  return { id: slip.id };
}
