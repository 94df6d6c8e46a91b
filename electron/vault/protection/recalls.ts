import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { outsideRecipients } from '../../../shared/domain/document/recipients.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { eraseContent, type Leftovers } from '../attachments/erase.ts';
import { applyMove, loadDocument, next, type Seen, tellDocument } from '../documents/change.ts';
import { refreshLine } from '../documents/listStore.ts';
import { checkDate } from '../rules/officeRules.ts';
import { refuseMassChange } from '../exchange/sending/brake.ts';
import { queuePurgeProof, queueRecalls } from '../exchange/sending/recallOut.ts';
import type { Ports } from '../ports.ts';
import { originOf } from './changes.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { refuseHeld } from '../knowing/held.ts';
import {
  closeRecall,
  findRecall,
  insertHolder,
  insertRecall,
  proveHolder,
  type RecallRow,
} from '../tables/recalls.ts';

const RECALL_DAYS = 15;

/**
 * Orders a recall: the document freezes here, and each holder owes a proof. The office recalls what it issued; for
 * a document of others the order of its issuer is carried out on this station.
 */
export function orderRecall(ports: Ports, input: Parsed<'protection.orderRecall'>): Seen {
  const document = beginAct(ports, 'orderRecall', input);
  const origin = originOf(document);
  checkDate('decidedOn', input.decidedOn, ports.today());
  checkDate('dueOn', input.dueOn);
  if (input.dueOn !== null && input.dueOn < ports.today())
    raise('date-invalid', { field: 'dueOn', rule: 'in-the-past' });
  const recipients = outsideRecipients(document.recipients);
  if (origin === 'own' && recipients.length === 0) raise('dossier-incomplete', { rule: 'BM-18' });
  const days = ports.rules.asOf(ports.today()).levelDuty('recall-proof')?.days ?? RECALL_DAYS;
  const id = ports.newId();
  insertRecall(ports.db, {
    id,
    documentId: document.id,
    origin,
    code: normaliseLine(input.code),
    decidedOn: input.decidedOn,
    ground: normaliseLine(input.ground),
    decider: origin === 'own' ? `${ports.actor.fullName}, ${ports.actor.position}` : document.issuer,
    dueOn: input.dueOn ?? addDays(ports.today(), days),
    orderedMs: ports.nowMs(),
    orderedBy: ports.actor.id,
  });
  const here = [{ holder: ports.station.office.name, kind: 'here' as const }];
  const offices = recipients.map((holder) => ({ holder, kind: 'office' as const }));
  const holders = origin === 'own' ? offices : here;
  for (const holder of holders) insertHolder(ports.db, { ...holder, id: ports.newId(), recallId: id });
  const state = origin === 'own' ? next(document, 'recall') : document.state;
  ports.announce('protection.changed', document.id);
  if (origin === 'own') {
    const decider = `${ports.actor.fullName}, ${ports.actor.position}`;
    const [code, ground] = [normaliseLine(input.code), normaliseLine(input.ground)];
    const order = { code, ground, decider, decidedOn: input.decidedOn };
    queueRecalls(ports, document.id, { ...order, dueOn: input.dueOn ?? addDays(ports.today(), days) });
  }
  return applyMove(
    ports,
    document,
    { state },
    {
      act: 'recall.ordered',
      facts: { holders: holders.length, code: normaliseLine(input.code) },
    },
  );
}

function openRecall(ports: Ports, id: string): RecallRow {
  const recall = findRecall(ports.db, id) ?? raise('not-found', { id });
  loadDocument(ports, recall.documentId); // need-to-know
  if (recall.closedMs !== null) raise('illegal-transition', { from: 'closed', action: 'prove' });
  return recall;
}

/** Erases keys and files here; the database takes the proof only when nothing is left. */
export function purgeHere(
  ports: Ports,
  input: Parsed<'protection.purgeHere'>,
  leftovers: Leftovers,
): Output<'protection.purgeHere'> {
  const recall = openRecall(ports, input.recallId);
  refuseHeld(ports.db, recall.documentId);
  const here = recall.holders.find((holder) => holder.kind === 'here' && holder.proof === null);
  if (here === undefined) raise('illegal-transition', { from: recall.origin, action: 'purge' });
  refuseMassChange(ports);
  const erased = eraseContent(ports, recall.documentId, leftovers);
  refreshLine(ports.db, recall.documentId);
  const ref = `${erased.files}/${erased.keys}`;
  const closed = keepProof(ports, recall, {
    holderId: here.id,
    proof: 'erased-here',
    ref,
    on: ports.today(),
  });
  queuePurgeProof(ports, recall.documentId, ref);
  tell(ports, recall, 'recall.purged', { files: erased.files, keys: erased.keys });
  return { files: erased.files, keys: erased.keys, closed };
}

/** Records what a holder sent or handed back as proof. */
export function proveRecall(
  ports: Ports,
  input: Parsed<'protection.proveRecall'>,
): Output<'protection.proveRecall'> {
  const recall = openRecall(ports, input.recallId);
  const holder = recall.holders.find((each) => each.id === input.holderId);
  if (holder === undefined) raise('not-found', { id: input.holderId });
  if (holder.proof !== null) raise('illegal-transition', { from: holder.proof, action: 'prove' });
  // this station proves by erasing, never by a word
  if (holder.kind === 'here') raise('illegal-transition', { from: 'here', action: 'prove' });
  checkDate('provedOn', input.provedOn, ports.today());
  const { proof, ref, provedOn: on, holderId } = input;
  const closed = keepProof(ports, recall, { holderId, proof, ref: normaliseLine(ref), on });
  tell(ports, recall, 'recall.proved', { holder: holder.holder, proof });
  return { closed };
}

/** With the last proof the recall is closed and the freeze ends. */
function keepProof(
  ports: Ports,
  recall: RecallRow,
  given: { holderId: string; proof: string; ref: string; on: string },
): boolean {
  proveHolder(ports.db, { ...given, nowMs: ports.nowMs(), by: ports.actor.id });
  const waiting = recall.holders.filter((each) => each.proof === null && each.id !== given.holderId);
  if (waiting.length > 0) return false;
  closeRecall(ports.db, recall.id, { nowMs: ports.nowMs(), by: ports.actor.id });
  tell(ports, recall, 'recall.closed', { holders: recall.holders.length });
  return true;
}

function tell(ports: Ports, recall: RecallRow, act: LedgerAct, facts: Record<string, string | number>): void {
  tellDocument(ports, recall.documentId, act, facts);
  ports.announce('protection.changed', recall.documentId);
  ports.announce('documents.changed', recall.documentId);
}
