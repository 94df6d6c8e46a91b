import { findMark } from '../../../../shared/domain/secrecy/marks.ts';
import { raise } from '../../../../shared/errors.ts';
import { keepAnswer } from '../../tables/obstacles.ts';
import { about, type Ports } from '../../ports.ts';
import { carryOut, submissionOf } from '../../submissions/acting.ts';
import { answeringOffice, type AnswerMetadata } from '../../envelopes/answerMetadata.ts';
import { findOut } from '../../envelopes/store.ts';

/**
 * An answer whose words bear a mark that this station may not hold is kept out, as whatever else fails.
 * @throws AppError `secret-mark-found`
 */
export function refuseMarkedAnswer(ports: Ports, answer: AnswerMetadata): void {
  const rules = ports.rules.asOf(ports.today());
  const { text, receiptCode, approvedBy, answeredBy = [] } = answer;
  const named = answeredBy.flatMap(({ office, receiptCode: code }) => [office, code]);
  for (const words of [text, receiptCode, approvedBy, ...named]) {
    const mark = findMark(words, rules.screening);
    if (mark === null || rules.holding(ports.station.profile, mark.level).holding === 'full') continue;
    raise('secret-mark-found', { rule: mark.rule, level: mark.level, found: 'mark' });
  }
}

/**
 * The answer of the office to which a case was transferred: it stands with the case (`travelOf` reads it out of the
 * signed manifest), for whoever tells its sender.
 * @returns false when the case was not sent there by us
 */
export function noteAnswer(
  ports: Ports,
  { from, inboxId }: { readonly from: string; readonly inboxId: string },
  answer: AnswerMetadata,
): boolean {
  const row = findOut(ports.db, answer.about);
  if (row?.submissionId == null || row.peerStation !== from) {
    const facts = { event: 'answer', code: null };
    ports.append({ act: 'receipt.unmatched', subjectKind: 'peer', subjectId: from, facts });
    return false;
  }
  const before = submissionOf(ports, row.submissionId);
  // one that was refused before had left the case in nobody's hands
  const taken = before.state === 'transferred' && before.transferConfirmedMs === null;
  const change = taken ? { transferConfirmedMs: ports.nowMs() } : {};
  carryOut(ports, before, { act: 'report-progress', note: '' }, { state: before.state, ...change });
  if (before.kind === 'vuong-mac')
    keepAnswer(ports.db, before.id, {
      text: answer.text,
      office: answeringOffice(answer, row.peerName),
      by: answer.approvedBy,
      atMs: answer.approvedMs,
    });
  ports.append({
    act: 'submission.answered-elsewhere',
    ...about('submission', before.id),
    facts: { peer: row.peerName, code: answer.receiptCode, envelope: inboxId },
  });
  return true;
}
