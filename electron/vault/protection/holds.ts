import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { applyMove, loadDocument, type Seen } from '../documents/change.ts';
import { checkDate } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { holdOf, refuseHeld } from '../knowing/held.ts';
import { insertHold, openHold, releaseHoldRow } from '../tables/holds.ts';
import { eachNamed } from '../documents/several.ts';

/**
 * Giữ để thanh tra, kiểm tra: until the hold is released nothing of the document is destroyed, changed or
 * declassified. It may be read and worked on.
 */
export function placeHold(ports: Ports, input: Parsed<'protection.placeHold'>): Seen {
  const document = beginAct(ports, 'placeHold', input);
  checkDate('decidedOn', input.decidedOn, ports.today());
  const code = normaliseLine(input.code);
  insertHold(ports.db, {
    id: ports.newId(),
    documentId: document.id,
    code,
    decidedOn: input.decidedOn,
    ground: normaliseText(input.ground),
    placedMs: ports.nowMs(),
    placedBy: ports.actor.id,
  });
  ports.announce('protection.changed', document.id);
  const { state } = document;
  return applyMove(ports, document, { state }, { act: 'hold.placed', facts: { code } });
}

export function releaseHold(ports: Ports, input: Parsed<'protection.releaseHold'>): Seen {
  const document = beginAct(ports, 'releaseHold', input);
  const { code } = holdOf(ports.db, document.id) ?? raise('internal', { at: 'hold' });
  const row = openHold(ports.db, document.id);
  const at = { nowMs: ports.nowMs(), by: ports.actor.id, reason: normaliseText(input.reason) };
  // a row that somebody deleted ends as well: by the entry
  if (row !== null) releaseHoldRow(ports.db, { id: row.id, ...at });
  ports.announce('protection.changed', document.id);
  const { state } = document;
  return applyMove(ports, document, { state }, { act: 'hold.released', facts: { code } });
}

/** Several by one decision, in one transaction: one that cannot be held leaves all as they were. */
export function placeHolds(ports: Ports, input: Parsed<'protection.placeHolds'>): { documents: number } {
  const { code, decidedOn, ground } = input;
  const documents = eachNamed(ports, input.ids, (id) => {
    const { revision } = loadDocument(ports, id);
    refuseHeld(ports.db, id);
    placeHold(ports, { id, revision, code, decidedOn, ground });
  });
  return { documents };
}

export function releaseHolds(ports: Ports, input: Parsed<'protection.releaseHolds'>): { documents: number } {
  const documents = eachNamed(ports, input.ids, (id) => {
    const { revision } = loadDocument(ports, id);
    releaseHold(ports, { id, revision, reason: input.reason });
  });
  return { documents };
}
