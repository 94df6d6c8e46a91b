import type { Finding } from '../../../../shared/domain/submission/screen.ts';
import { AppError } from '../../../../shared/errors.ts';
import { maskSender, missingFields } from '../../../../shared/domain/submission/sender.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { withSavepoint } from '../../db/savepoint.ts';
import type { Ports } from '../../ports.ts';
import { findingsOf, takeIn } from '../register.ts';
import { similarTo } from '../similarStore.ts';
import type { Candidate, RowFault } from './candidates.ts';
import { type Looking, receivedOn } from './looking.ts';
import { findTaken, insertTaken } from './store.ts';

const ALIKE_PERCENT = 30;
const MOST_SIMILAR = 3;

/** What stands above a row in the same file. */
export interface Above {
  /** one with the same code of the portal, or the very same words where there is none */
  readonly same: { readonly line: number; readonly contentHash: string } | null;
  readonly likeLine: number | null;
}
export const NOTHING_ABOVE: Above = { same: null, likeLine: null };

/** What would become of a candidate. Of one with a secrecy mark nothing is told but its line. */
export function lookAt(
  looking: Looking,
  candidate: Candidate,
  above: () => Above,
  found: readonly Finding[] = foundIn(looking.ports, candidate),
): IntakeRow {
  const { ports } = looking;
  if (found.some(({ severity }) => severity === 'stop')) return secretRow(candidate.line);
  const rules = ports.rules.asOf(looking.today);
  const taken = takenAs(ports, candidate);
  const findings = [...new Set([...found.map(({ what }) => what), ...candidate.told])];
  const { same, likeLine } = taken === null ? above() : NOTHING_ABOVE;
  const senderMasked = maskSender(candidate.sender);
  return {
    line: candidate.line,
    outcome: outcomeOf(candidate, taken ?? same, findings),
    faults: [...candidate.faults],
    longColumn: candidate.longColumn,
    kind: candidate.kind,
    source: candidate.source,
    title: candidate.title,
    body: asksFirst({ findings }) ? candidate.body : null,
    sentOn: candidate.sentOn,
    bySent: looking.bySent(candidate.sentOn),
    senderMasked,
    missing: missingFields(candidate.sender, rules.submission.requiredFields),
    findings,
    converted: candidate.original !== null,
    sameCodeLine: same?.line ?? null,
    likeLine,
    similar:
      taken === null
        ? similarTo(
            ports.db,
            { title: candidate.title, body: candidate.body, maskedPhone: senderMasked.phone },
            { except: '', atLeast: ALIKE_PERCENT, limit: MOST_SIMILAR, memory: looking.similar },
          )
        : [],
    receiptCode: taken?.receiptCode ?? null,
  };
}

/** What is told of a candidate whose row, or one above it, is known or not. */
export function outcomeOf(
  candidate: Candidate,
  known: { readonly contentHash: string } | null,
  findings: IntakeRow['findings'],
): IntakeRow['outcome'] {
  if (known !== null) return isSame(candidate, known) ? 'already' : 'changed';
  if (candidate.faults.length > 0) return 'faulty';
  return asksFirst({ findings }) ? 'ask' : 'new';
}

const isSame = (candidate: Candidate, { contentHash }: { readonly contentHash: string }): boolean =>
  contentHash === candidate.contentHash || candidate.older().hashes.includes(contentHash);

/** As this version remembers it, or as an earlier one did. */
function takenAs({ db }: Ports, candidate: Candidate): ReturnType<typeof findTaken> {
  const taken = findTaken(db, candidate.sourceKey);
  if (taken !== null) return taken;
  for (const key of candidate.older().keys) {
    const before = key === candidate.sourceKey ? null : findTaken(db, key);
    if (before !== null) return before;
  }
  return null;
}

/** What the screening finds; advice is about the sender's words, not about the note beside them. */
export function foundIn(ports: Ports, candidate: Candidate): Finding[] {
  const all = findingsOf(ports, candidate);
  if (candidate.note === '') return all;
  const advice = findingsOf(ports, { ...candidate, note: '' }).filter(({ severity }) => severity === 'hint');
  return [...all.filter(({ severity }) => severity !== 'hint'), ...advice];
}

/** What a person reads, or looks at, before it is taken in. */
export const asksFirst = ({ findings }: Pick<IntakeRow, 'findings'>): boolean =>
  (['secret-phrase', 'unread-files', 'cut'] as const).some((what) => findings.includes(what));

export const secretRow = (line: number): IntakeRow => ({
  line,
  outcome: 'secret',
  faults: [],
  longColumn: null,
  kind: null,
  source: null,
  title: null,
  body: null,
  sentOn: null,
  bySent: null,
  senderMasked: null,
  missing: [],
  findings: ['secret-mark'],
  converted: false,
  sameCodeLine: null,
  likeLine: null,
  similar: [],
  receiptCode: null,
});

/** What a person decided for all rows alike, and what they read themselves. */
export type Decisions = Pick<
  Parsed<'intake.takeRows'>,
  | 'kindForMissing'
  | 'kindOfLines'
  | 'undatedAsToday'
  | 'receivedAs'
  | 'confirmedLines'
  | 'leftOutLines'
  | 'note'
> & { readonly textInFiles: boolean };

/** Takes in one candidate by itself, with the files that came with it; whatever is refused leaves the others alone. */
export function takeOne(
  looking: Looking,
  candidate: Candidate,
  seen: IntakeRow,
  { decisions, files }: { decisions: Decisions; files: readonly string[] },
): IntakeRow {
  if (decisions.leftOutLines.includes(candidate.line)) return { ...seen, outcome: 'left' };
  const ready = decided(candidate, decisions);
  // what speaks of secrets, or was cut, is read by a person first, whatever else is the matter with it
  const read = !asksFirst(seen) || decisions.confirmedLines.includes(candidate.line);
  const mended = seen.outcome === 'faulty' && ready.faults.length === 0;
  if (!read || !(seen.outcome === 'new' || seen.outcome === 'ask' || mended)) return seen;
  try {
    const { db } = looking.ports;
    const receiptCode = withSavepoint(db, () => register(looking, ready, seen, decisions, files));
    looking.similar.added(ready);
    return { ...seen, kind: ready.kind, outcome: 'taken', receiptCode };
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'internal') throw cause;
    return { ...seen, outcome: 'failed' };
  }
}

/** The row after what the person decided for it, and for all rows alike. */
function decided(candidate: Candidate, input: Decisions): Candidate {
  const own = input.kindOfLines.find(({ line }) => line === candidate.line)?.kind;
  const kind = own ?? candidate.kind ?? input.kindForMissing;
  const isDate = (fault: RowFault): boolean => fault === 'bad-date' || fault === 'future-date';
  const faults = candidate.faults.filter(
    (fault) =>
      !(fault === 'no-kind' && kind !== null) &&
      !(isDate(fault) && input.undatedAsToday) &&
      !(fault === 'no-text' && input.textInFiles && candidate.told.includes('text-in-files')),
  );
  const sentOn = candidate.faults.some(isDate) ? null : candidate.sentOn;
  return { ...candidate, kind, sentOn, faults };
}

function register(
  looking: Looking,
  candidate: Candidate,
  seen: IntakeRow,
  decisions: Decisions,
  files: readonly string[],
): string {
  const { ports } = looking;
  const day = receivedOn(looking, candidate.sentOn, decisions.receivedAs);
  const cut = candidate.told.includes('cut') ? CUT : '';
  const { id, receiptCode } = takeIn(
    ports,
    {
      kind: candidate.kind ?? 'kien-nghi',
      source: candidate.source,
      receivedOn: day,
      sender: candidate.sender,
      onBehalf: false,
      field: candidate.field,
      title: candidate.title,
      body: candidate.body,
      note: [candidate.note, decisions.note, cut].filter((part) => part !== '').join('\n'),
      files: [...files],
    },
    seen.missing.length === 0,
    looking.dueOn(day),
  );
  insertTaken(ports.db, {
    sourceKey: candidate.sourceKey,
    contentHash: candidate.contentHash,
    submissionId: id,
    line: candidate.line,
    sentOn: candidate.sentOn,
    original: candidate.original === null ? null : JSON.stringify(candidate.original),
    takenMs: ports.nowMs(),
    takenBy: ports.actor.id,
  });
  return receiptCode;
}

/** Stands in the note of a case whose words were cut; official Vietnamese, whatever the language of the window. */
const CUT = 'Phần dài quá mức lưu được đã bị cắt khi nhận; bản đầy đủ ở tệp gốc.';
