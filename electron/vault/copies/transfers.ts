import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { personById } from '../people/store.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { COPY_RULE, isCustodian, loadCopy, refuseFrozenCopy, requireCleared } from './access.ts';
import { transferLine } from './bookLines.ts';
import { visibleCopy } from './rows.ts';
import { type CopyRecord, findCopy, moveCopy, tellCopy } from '../documents/copyStore.ts';
import { checkSignature, saidIn, transferFacts } from './transferFacts.ts';
import {
  copyIdsOf,
  endTransfer,
  findTransfer,
  insertTransfer,
  openTransferOf,
  toTransfer,
  type TransferEnd,
  type TransferRow,
} from './transferStore.ts';

type Offer = Parsed<'copies.offerTransfer'>;

/** Who may see a hand-over: its two sides, and the custodians who keep the book. @throws AppError `not-found` */
function loadTransfer(ports: Ports, id: string): TransferRow {
  const row = findTransfer(ports.db, id);
  const mine = row !== null && (row.giverId === ports.actor.id || row.receiverId === ports.actor.id);
  const keeps = isCustodian(ports) || ports.actor.roles.includes('inspector');
  if (row === null || (!mine && !keeps)) raise('not-found', { id });
  return row;
}

function loadOpen(ports: Ports, id: string): TransferRow {
  const row = loadTransfer(ports, id);
  if (row.state !== 'offered') raise('illegal-transition', { from: row.state, action: 'decide' });
  return row;
}

/**
 * What the giver may hand over: held by the giver, in custody, in no other hand-over; and the receiver may know of it.
 * @throws AppError `not-permitted`, `illegal-transition`, `being-handed-over`, `receiver-not-cleared`,
 *         `document-frozen`
 */
function copiesToGive(ports: Ports, input: Offer): CopyRecord[] {
  if ((input.receiverId === null) === (input.outside === null))
    raise('bad-input', { field: 'receiverId', rule: 'one-receiver' });
  if (input.receiverId === ports.actor.id) raise('bad-input', { field: 'receiverId', rule: 'not-oneself' });
  return [...new Set(input.copyIds)].map((id) => {
    const copy = loadCopy(ports, id);
    if (copy.holderId !== ports.actor.id) raise('not-permitted', { reason: 'not-holder' });
    if (copy.state !== 'in-custody') raise('illegal-transition', { from: copy.state, action: 'hand-over' });
    if (openTransferOf(ports.db, id) !== null) raise('being-handed-over', { rule: COPY_RULE.transfer });
    const slip = visibleCopy(ports, id)?.carryOut;
    if (slip != null) raise('already-carried-out', { until: slip.until, rule: COPY_RULE.carryOut });
    refuseFrozenCopy(ports, copy, input.receiverId);
    if (input.receiverId !== null) requireCleared(ports, input.receiverId, copy);
    return copy;
  });
}

const sign = (
  ports: Ports,
  personId: string,
  passphrase: string,
  facts: string,
  who: string,
): Promise<Buffer> => ports.signAs({ personId, passphrase, content: Buffer.from(facts), who });

export const transferCommands = handlers({
  'copies.offerTransfer': preparedCommand({
    prepare: async (ports, input) => {
      const copies = copiesToGive(ports, input);
      const id = ports.newId();
      const offeredMs = ports.nowMs();
      const facts = factsOf(ports, input, copies, id, offeredMs);
      const giver = await sign(ports, ports.actor.id, input.passphrase, facts, 'giver');
      const receiver =
        input.receiverId === null || input.receiverPassphrase === null
          ? null
          : await sign(ports, input.receiverId, input.receiverPassphrase, facts, 'receiver');
      return { id, offeredMs, facts, giver, receiver };
    },
    apply: (ports, input, signed) => {
      const copies = copiesToGive(ports, input);
      if (factsOf(ports, input, copies, signed.id, signed.offeredMs) !== signed.facts) raise('busy');
      insertTransfer(
        ports.db,
        {
          id: signed.id,
          giverId: ports.actor.id,
          receiverId: input.receiverId,
          outside: input.outside === null ? null : normaliseLine(input.outside),
          outsidePerson: normaliseLine(input.outsidePerson),
          carrier: normaliseLine(input.carrier),
          seal: normaliseLine(input.seal),
          note: normaliseText(input.note),
          offeredMs: signed.offeredMs,
          facts: signed.facts,
          giverSignature: signed.giver,
        },
        copies.map(({ id }) => id),
      );
      const transfer = findTransfer(ports.db, signed.id) ?? raise('internal', { at: 'transfer' });
      const to = transfer.receiverName ?? transfer.outside;
      for (const copy of copies) tellCopy(ports, 'copy.offered', copy, { to });
      const receipt = normaliseLine(input.paperReceipt);
      if (signed.receiver !== null)
        complete(ports, transfer, { receiverSignature: signed.receiver, sealFound: 'intact' });
      else if (input.outside !== null && receipt !== '') complete(ports, transfer, { paperReceipt: receipt });
      else return { id: signed.id, state: 'offered' };
      return { id: signed.id, state: 'accepted' };
    },
  }),

  'copies.acceptTransfer': preparedCommand({
    prepare: async (ports, input) => {
      const transfer = loadOpen(ports, input.id);
      checkAcceptance(ports, transfer, input);
      const receiverId = transfer.receiverId ?? raise('not-permitted', { reason: 'outside' });
      return { signature: await sign(ports, receiverId, input.passphrase, transfer.facts, 'receiver') };
    },
    apply: (ports, input, { signature }) => {
      const transfer = loadOpen(ports, input.id);
      checkAcceptance(ports, transfer, input);
      complete(ports, transfer, { receiverSignature: signature, sealFound: input.seal });
      return { id: transfer.id };
    },
  }),
});

function factsOf(
  ports: Ports,
  input: Offer,
  copies: readonly CopyRecord[],
  id: string,
  offeredMs: number,
): string {
  const receiver = input.receiverId === null ? undefined : personById(ports.db, input.receiverId);
  const { fullName, position } = ports.actor;
  const parties = {
    id,
    offeredMs,
    giver: { id: ports.actor.id, fullName, position },
    receiver:
      receiver === undefined
        ? null
        : { id: receiver.id, fullName: receiver.fullName, position: receiver.position },
    outside: input.outside === null ? null : normaliseLine(input.outside),
    carrier: normaliseLine(input.carrier),
    seal: normaliseLine(input.seal),
  };
  return transferFacts(ports, parties, copies);
}

/**
 * The giver signed that this receiver is handed these very copies: a row alone hands nothing over.
 * @throws AppError `request-unsigned`
 */
function requireGivenBy(ports: Ports, { giverId, giverName, ...row }: TransferRow, ids: string[]): void {
  const said = saidIn(row.facts);
  const codes = ids.map((id) => findCopy(ports.db, id)?.code ?? '').sort();
  const isAsSaid =
    said?.id === row.id &&
    said.giver.id === giverId &&
    (said.receiver?.id ?? null) === row.receiverId &&
    JSON.stringify(said.copies.map(({ code }) => code).sort()) === JSON.stringify(codes);
  const giver = { id: giverId, fullName: giverName };
  if (!isAsSaid || !checkSignature(ports, row.giverSignature, row.facts, giver).valid)
    raise('request-unsigned', { table: 'transfer' });
}

/** Both sides compare (Luật 117/2025 Đ13.6): another count or a wrong seal is refused, not accepted. */
function checkAcceptance(ports: Ports, transfer: TransferRow, input: Parsed<'copies.acceptTransfer'>): void {
  if (ports.actor.id !== transfer.receiverId && ports.actor.id !== transfer.giverId)
    raise('not-permitted', { reason: 'not-a-side' });
  const ids = copyIdsOf(ports.db, transfer.id);
  requireGivenBy(ports, transfer, ids);
  for (const id of ids)
    refuseFrozenCopy(ports, findCopy(ports.db, id) ?? raise('internal'), transfer.receiverId);
  const sent = ids.length;
  if (input.copiesSeen !== sent)
    raise('count-differs', { sent, seen: input.copiesSeen, rule: COPY_RULE.transfer });
  if (input.seal !== 'intact')
    raise('count-differs', { sent, seen: input.copiesSeen, rule: COPY_RULE.transfer });
}

function complete(ports: Ports, transfer: TransferRow, end: Partial<TransferEnd>): void {
  finish(ports, transfer, { state: 'accepted', ...end });
  const copies = copyIdsOf(ports.db, transfer.id).map((id) => findCopy(ports.db, id) ?? raise('internal'));
  const to = transfer.receiverName ?? transfer.outside;
  const moved = copies.map((copy) =>
    transfer.receiverId === null
      ? moveCopy(ports, copy, 'handed-over', { outside: transfer.outside, ref: transfer.id })
      : moveCopy(ports, copy, 'received', { holderId: transfer.receiverId, ref: transfer.id }),
  );
  const act = transfer.receiverId === null ? 'copy.handed-out' : 'copy.handed-over';
  for (const copy of moved) tellCopy(ports, act, copy, { from: transfer.giverName, to });
  transferLine(ports, findTransfer(ports.db, transfer.id) ?? transfer, moved);
}

function finish(
  ports: Ports,
  transfer: TransferRow,
  end: Pick<TransferEnd, 'state'> & Partial<TransferEnd>,
): void {
  const ended = endTransfer(ports.db, {
    id: transfer.id,
    decidedMs: ports.nowMs(),
    decidedBy: ports.actor.id,
    reason: '',
    sealFound: null,
    receiverSignature: null,
    paperReceipt: null,
    outsidePerson: null,
    ...end,
  });
  if (!ended) raise('stale-revision', { id: transfer.id });
  ports.announce('copies.changed', transfer.id);
}

/** The receiver says no and why; the giver stays the holder. */
export function refuseTransfer(ports: Ports, input: Parsed<'copies.refuseTransfer'>): { id: string } {
  const transfer = loadOpen(ports, input.id);
  if (transfer.receiverId !== ports.actor.id) raise('not-permitted', { reason: 'not-receiver' });
  finish(ports, transfer, { state: 'refused', reason: normaliseText(input.reason), sealFound: input.seal });
  tellAll(ports, transfer, 'copy.transfer-refused');
  return { id: transfer.id };
}

export function withdrawTransfer(ports: Ports, input: Parsed<'copies.withdrawTransfer'>): { id: string } {
  const transfer = loadOpen(ports, input.id);
  if (transfer.giverId !== ports.actor.id) raise('not-permitted', { reason: 'not-giver' });
  finish(ports, transfer, { state: 'withdrawn', reason: normaliseText(input.reason) });
  tellAll(ports, transfer, 'copy.transfer-withdrawn');
  return { id: transfer.id };
}

function tellAll(ports: Ports, transfer: TransferRow, act: LedgerAct): void {
  for (const id of copyIdsOf(ports.db, transfer.id))
    tellCopy(ports, act, findCopy(ports.db, id) ?? raise('internal'), { by: ports.actor.fullName });
}

export function recordReceipt(ports: Ports, input: Parsed<'copies.recordReceipt'>): { id: string } {
  const transfer = loadOpen(ports, input.id);
  if (transfer.outside === null) raise('illegal-transition', { from: 'inside', action: 'record-receipt' });
  if (transfer.giverId !== ports.actor.id && !isCustodian(ports))
    raise('not-permitted', { reason: 'not-giver' });
  requireGivenBy(ports, transfer, copyIdsOf(ports.db, transfer.id));
  complete(ports, transfer, {
    paperReceipt: normaliseLine(input.receipt),
    outsidePerson: normaliseLine(input.person),
  });
  return { id: transfer.id };
}

/** A hand-over with its signatures verified anew. */
export function transferDetail(ports: Ports, id: string): Output<'copies.transfer'> {
  const row = loadTransfer(ports, id);
  const giver = { id: row.giverId, fullName: row.giverName };
  const receiver = row.receiverId === null ? null : { id: row.receiverId, fullName: row.receiverName ?? '' };
  return {
    transfer: toTransfer(ports, row),
    facts: row.facts,
    digest: sha256Hex(Buffer.from(row.facts)),
    giverSignature: checkSignature(ports, row.giverSignature, row.facts, giver),
    receiverSignature:
      receiver === null || row.receiverSignature === null
        ? null
        : checkSignature(ports, row.receiverSignature, row.facts, receiver),
  };
}
