import { believe } from '../seals/believed.ts';
import { requireTold } from '../seals/signers.ts';
import type { Ports } from '../ports.ts';
import { digestOfFiles } from './answerFiles.ts';
import { approvedRound, type Round } from './answerStore.ts';

/**
 * The answer that was approved last, for what goes out or is signed: as the leader in it approved it, words and files.
 * @throws AppError `request-unsigned`
 */
export function believedRound(ports: Pick<Ports, 'db'>, submissionId: string): Round | null {
  const round = approvedRound(ports.db, submissionId);
  if (round === null) return null;
  believe(ports.db, 'submission_answer', 'approved', [submissionId, round.round]);
  believeFiles(ports, submissionId, round, 'approved');
  return round;
}

/**
 * The files of a round are those that its drafter submitted, or its leader approved: the entry bears their digest, so that
 * one more, one less and another one all count.
 * @throws AppError `request-unsigned`
 */
export function believeFiles(
  ports: Pick<Ports, 'db'>,
  submissionId: string,
  round: Round,
  word: 'submitted' | 'approved',
): void {
  const digest = digestOfFiles(ports, submissionId, round.round);
  const personId = word === 'submitted' ? round.byId : (round.decidedBy ?? '');
  const acts = [`submission.answer-${word}`];
  requireTold(
    'submission_answer_file',
    ports.db,
    personId,
    { kind: 'submission', id: submissionId, acts },
    (facts) => facts['round'] === round.round && (facts['files'] ?? null) === digest,
  );
}
