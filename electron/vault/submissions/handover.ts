import { z } from 'zod';
import { missingFields, normaliseSender } from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import { CitizenKind, Sender } from '../../../shared/ipc/contract/submissions.ts';
import { CivilDate, text } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { hashOf } from './intake/candidates.ts';
import { findTaken, insertTaken } from './intake/store.ts';
import { findingsOf, takeIn } from './register.ts';
import { openSender } from './sender.ts';

/** A case as it goes to another office: the sender's words and who the sender is, never the words of colleagues. */
export const CaseData = z.strictObject({
  format: z.literal('an-thu/ho-so/1'),
  /** the code that the sender holds; it stays good at the office that sends */
  receiptCode: text(40),
  kind: CitizenKind,
  receivedOn: CivilDate,
  onBehalf: z.boolean(),
  field: text(120),
  title: text(300),
  body: text(40_000),
  sender: Sender,
  /** reason of the pack for which it is transferred */
  reasonCode: text(20).nullable(),
});
export type CaseData = z.infer<typeof CaseData>;

/**
 * A transferred case for an envelope. The identity leaves the vault with it, so the ledger says so.
 * @throws AppError `not-found`; `illegal-transition` for a case that was not transferred
 */
export function caseAsData(ports: Ports, id: string): CaseData {
  const record = submissionOf(ports, id);
  if (record.state !== 'transferred') raise('illegal-transition', { from: record.state, action: 'transfer' });
  if (record.kind === 'vuong-mac') return raise('not-found', { id }); // of colleagues: those travel by envelope only
  ports.append({
    act: 'sender.revealed',
    subjectKind: 'submission',
    subjectId: id,
    facts: { reason: record.transferTo ?? '' },
  });
  const { receiptCode, kind, receivedOn, onBehalf, field, title, body, reasonCode } = record;
  const sender = openSender(ports, id);
  return {
    format: 'an-thu/ho-so/1',
    receiptCode,
    kind,
    receivedOn,
    onBehalf,
    field,
    title,
    body,
    sender,
    reasonCode,
  };
}

/**
 * Takes in a case that another office sent; the same one twice is the same case.
 * @param from code and name of the sending office, as its certificate says
 * @param files staged files of the envelope
 * @throws AppError `secret-mark-found`
 */
export function takeCaseFromData(
  ports: Ports,
  data: CaseData,
  { from, files }: { from: { code: string; name: string }; files: readonly string[] },
): { id: string; receiptCode: string; already: boolean } {
  const mark = findingsOf(ports, data).find(({ severity }) => severity === 'stop');
  if (mark !== undefined) raise('secret-mark-found', { rule: mark.rule, found: 'mark' });
  const sourceKey = `envelope:${from.code}:${data.receiptCode}`;
  const taken = findTaken(ports.db, sourceKey);
  if (taken !== null) return { id: taken.submissionId, receiptCode: taken.receiptCode, already: true };
  const { requiredFields } = ports.rules.asOf(ports.today()).submission;
  const complete = missingFields(normaliseSender(data.sender), requiredFields).length === 0;
  const { kind, onBehalf, field, title, body, sender } = data;
  const input = {
    ...{ kind, onBehalf, field, title, body, sender, files: [...files] },
    ...{ source: 'envelope' as const, receivedOn: ports.today() },
    note: `${from.name}, ${data.receiptCode}`,
  };
  const { id, receiptCode } = takeIn(ports, input, complete);
  insertTaken(ports.db, {
    sourceKey,
    contentHash: hashOf(title, body, data.receivedOn),
    submissionId: id,
    line: 1,
    original: null,
    takenMs: ports.nowMs(),
    takenBy: ports.actor.id,
  });
  return { id, receiptCode, already: false };
}
