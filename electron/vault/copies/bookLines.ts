import { civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { copyNumber } from '../../../shared/domain/copies/kinds.ts';
import { fillActLine, noteInActLine, takeActLine } from '../registers/actLines.ts';
import { actLinesOfSubject, eventsOfActLine, factsNow } from '../registers/actLineStore.ts';
import { about, type Ports } from '../ports.ts';
import type { SlipRow } from './carryStore.ts';
import { MARK_TEXT } from './markText.ts';
import type { PermitRow } from './permitStore.ts';
import { type CopyRecord, subjectFacts } from '../documents/copyStore.ts';
import type { TransferRow } from './transferStore.ts';

/** Lines of the books of acts that stand for what happens to copies; each inside the command that does it. */

const numbersOf = (copies: readonly CopyRecord[]): string =>
  copies.map((copy) => copyNumber(copy.number)).join(', ');

/** What stands for a whole book in the column of the document. */
const bookFacts = (permit: PermitRow): Record<string, string> =>
  permit.bookId === null ? {} : { type: MARK_TEXT.books[permit.book] ?? '', level: permit.level };

/** Sổ quản lý sao, chụp: one line per making of copies under a permit. */
export function copyingLine(ports: Ports, permit: PermitRow, copies: readonly CopyRecord[]): void {
  takeActLine(ports, 'copying', {
    ...about('copy-permit', permit.id),
    documentId: permit.documentId,
    facts: {
      ...bookFacts(permit),
      permittedBy: `${permit.decidedByName ?? ''}, ${permit.decidedTitle ?? ''}`,
      form: MARK_TEXT.kinds[permit.kind],
      count: copies.length,
      copyNumbers: numbersOf(copies),
      recipient: permit.recipients,
      performer: ports.actor.fullName,
    },
  });
}

/**
 * The line of their making says what became of copies that went wrong. One that was cancelled, or whose book was closed
 * meanwhile, stays as it is; the copies themselves say so.
 */
export function copyingWentWrong(ports: Ports, copies: readonly CopyRecord[], witness: string | null): void {
  const [first] = copies;
  if (first?.permitId == null) return;
  const line = actLinesOfSubject(ports.db, 'copy-permit', first.permitId).find(({ facts }) =>
    String(facts['copyNumbers'] ?? '')
      .split(', ')
      .includes(copyNumber(first.number)),
  );
  if (line?.open !== true) return;
  const numbers = numbersOf(copies);
  const { printCancelled, spoiled } = MARK_TEXT.wentWrong;
  noteInActLine(ports, line.id, witness === null ? printCancelled(numbers) : spoiled(numbers, witness));
}

/** Sổ chuyển giao: one line per document in a completed hand-over. */
export function transferLine(ports: Ports, transfer: TransferRow, copies: readonly CopyRecord[]): void {
  const groups = new Map<string, CopyRecord[]>();
  for (const copy of copies) {
    const key = copy.documentId ?? copy.bookId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), copy]);
  }
  for (const group of groups.values()) {
    const first = group[0];
    if (first === undefined) continue;
    const receiver =
      transfer.receiverName ?? [transfer.outside, transfer.outsidePerson].filter(Boolean).join(', ');
    const signed =
      transfer.receiverSignature === null ? (transfer.paperReceipt ?? '') : MARK_TEXT.signedHere(receiver);
    const facts = subjectFacts(ports, first);
    takeActLine(ports, 'transfer', {
      ...about('transfer', transfer.id),
      documentId: first.documentId,
      facts: {
        ...(first.documentId === null ? { code: String(facts['book'] ?? ''), level: 'mat' } : {}),
        copyNumbers: numbersOf(group),
        count: group.length,
        giver: transfer.giverName,
        recipient: receiver,
        signature: signed,
        note: transfer.seal === '' ? null : MARK_TEXT.sealed(transfer.seal),
      },
    });
  }
}

/** Sổ mang ra: the line is written when the copy leaves, its return filled in later. */
export function carryOutLine(ports: Ports, slip: SlipRow, copy: CopyRecord): void {
  takeActLine(ports, 'carry-out', {
    ...about('carry-out', slip.id),
    documentId: copy.documentId,
    facts: {
      carrier: [slip.holderName, slip.holderPosition].filter(Boolean).join(', '),
      copyNumbers: copyNumber(copy.number),
      purpose: slip.purpose,
      place: slip.destination,
      protection: slip.protection,
      permittedBy: [slip.decidedByName, slip.decidedTitle].filter(Boolean).join(', '),
      dueBackOn: slip.until,
    },
  });
}

/**
 * A line that was cancelled, or whose book was closed meanwhile, stays as it is; the slip itself says when the copy came
 * back. What somebody wrote into the column of the return by hand stays too: the return is noted behind it, under Ghi chú.
 */
export function carryOutReturned(ports: Ports, slip: SlipRow): void {
  const [line] = actLinesOfSubject(ports.db, 'carry-out', slip.id);
  if (line?.open !== true) return;
  const returned = `${formatDate(civilDateAt(ports.nowMs()))}, ${ports.actor.fullName}`;
  const written = factsNow(line, eventsOfActLine(ports.db, line.id))['returned'] ?? null;
  if (written === null) fillActLine(ports, line.id, { returned });
  else noteInActLine(ports, line.id, MARK_TEXT.returned(returned));
}
