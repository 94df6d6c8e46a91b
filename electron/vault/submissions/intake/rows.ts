import { AppError } from '../../../../shared/errors.ts';
import { maskSender, missingFields } from '../../../../shared/domain/submission/sender.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { withSavepoint } from '../../db/savepoint.ts';
import type { Ports } from '../../ports.ts';
import { findingsOf, takeIn } from '../register.ts';
import { similarTo } from '../similarStore.ts';
import type { Candidate } from './candidates.ts';
import { findTaken, insertTaken } from './store.ts';

const ALIKE_PERCENT = 30;
const MOST_SIMILAR = 3;

/** What would become of a candidate. Of one with a secrecy mark nothing is told but its line. */
export function lookAt(ports: Ports, candidate: Candidate, likeLine: () => number | null): IntakeRow {
  const marks = findingsOf(ports, candidate).filter(({ severity }) => severity !== 'hint');
  // advice is about the sender's words, not about the note beside them
  const advice = findingsOf(ports, { ...candidate, note: '' }).filter(({ severity }) => severity === 'hint');
  const found = [...marks, ...advice];
  if (found.some(({ severity }) => severity === 'stop')) return secretRow(candidate.line);
  const rules = ports.rules.asOf(ports.today());
  const taken = findTaken(ports.db, candidate.sourceKey);
  const phrase = found.some(({ severity }) => severity === 'warn');
  const outcome =
    taken !== null
      ? taken.contentHash === candidate.contentHash
        ? 'already'
        : 'changed'
      : candidate.faults.length > 0
        ? 'faulty'
        : phrase
          ? 'ask'
          : 'new';
  return {
    line: candidate.line,
    outcome,
    faults: [...candidate.faults],
    longColumn: candidate.longColumn,
    kind: candidate.kind,
    source: candidate.source,
    title: candidate.title,
    sentOn: candidate.sentOn,
    senderMasked: maskSender(candidate.sender),
    missing: missingFields(candidate.sender, rules.submission.requiredFields),
    findings: [...new Set(found.map(({ what }) => what))],
    converted: candidate.original !== null,
    likeLine: taken === null ? likeLine() : null,
    similar:
      taken === null
        ? similarTo(
            ports.db,
            { title: candidate.title, body: candidate.body, maskedPhone: maskSender(candidate.sender).phone },
            { except: '', atLeast: ALIKE_PERCENT, limit: MOST_SIMILAR },
          )
        : [],
    receiptCode: taken?.receiptCode ?? null,
  };
}

/** What a person reads, or looks at, before it is taken in. */
export const asksFirst = ({ findings }: Pick<IntakeRow, 'findings'>): boolean =>
  findings.includes('secret-phrase') || findings.includes('unread-files');

export const secretRow = (line: number): IntakeRow => ({
  line,
  outcome: 'secret',
  faults: [],
  longColumn: null,
  kind: null,
  source: null,
  title: null,
  sentOn: null,
  senderMasked: null,
  missing: [],
  findings: ['secret-mark'],
  converted: false,
  likeLine: null,
  similar: [],
  receiptCode: null,
});

/** What a person decided for all rows alike, and what they read themselves. */
export type Decisions = Pick<
  Parsed<'intake.takeRows'>,
  'kindForMissing' | 'undatedAsToday' | 'confirmedLines' | 'note'
>;

/** Takes in one candidate by itself, with the files that came with it; whatever is refused leaves the others alone. */
export function takeOne(
  ports: Ports,
  candidate: Candidate,
  seen: IntakeRow,
  { decisions, files }: { decisions: Decisions; files: readonly string[] },
): IntakeRow {
  const ready = decided(candidate, decisions, ports.today());
  // what speaks of secrets is read by a person first, whatever else is the matter with it
  const read = !asksFirst(seen) || decisions.confirmedLines.includes(candidate.line);
  const mended = seen.outcome === 'faulty' && ready.faults.length === 0;
  if (!read || !(seen.outcome === 'new' || seen.outcome === 'ask' || mended)) return seen;
  try {
    const receiptCode = withSavepoint(ports.db, () => register(ports, ready, seen, decisions.note, files));
    return { ...seen, outcome: 'taken', receiptCode };
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'internal') throw cause;
    return { ...seen, outcome: 'failed' };
  }
}

/** The row after what the person decided for all rows alike. */
function decided(candidate: Candidate, input: Decisions, today: string): Candidate {
  const kind = candidate.kind ?? input.kindForMissing;
  const undated = candidate.sentOn === null && input.undatedAsToday;
  const faults = candidate.faults.filter(
    (fault) =>
      !(fault === 'no-kind' && kind !== null) &&
      !((fault === 'bad-date' || fault === 'future-date') && (undated || input.undatedAsToday)),
  );
  const sentOn =
    faults.length < candidate.faults.length && input.undatedAsToday && isDateFault(candidate)
      ? today
      : candidate.sentOn;
  return { ...candidate, kind, sentOn, faults };
}
const isDateFault = ({ faults }: Candidate): boolean =>
  faults.includes('bad-date') || faults.includes('future-date');

function register(
  ports: Ports,
  candidate: Candidate,
  seen: IntakeRow,
  words: string,
  files: readonly string[],
): string {
  const { id, receiptCode } = takeIn(
    ports,
    {
      kind: candidate.kind ?? 'kien-nghi',
      source: candidate.source,
      receivedOn: candidate.sentOn ?? ports.today(),
      sender: candidate.sender,
      onBehalf: false,
      field: candidate.field,
      title: candidate.title,
      body: candidate.body,
      note: [candidate.note, words].filter((part) => part !== '').join('\n'),
      files: [...files],
    },
    seen.missing.length === 0,
  );
  insertTaken(ports.db, {
    sourceKey: candidate.sourceKey,
    contentHash: candidate.contentHash,
    submissionId: id,
    line: candidate.line,
    original: candidate.original === null ? null : JSON.stringify(candidate.original),
    takenMs: ports.nowMs(),
    takenBy: ports.actor.id,
  });
  return receiptCode;
}
