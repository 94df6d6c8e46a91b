import { ERROR_SEVERITY, type ErrorCode } from '../../../shared/errors.ts';
import type { LedgerDraft } from '../ports.ts';
import type { Db } from '../db/handles.ts';
import { lessonNamed } from './coursePack.ts';
import { runningOf } from './store.ts';

/** What came in between, is gone meanwhile, or is asked of everyone, is no slip of the learner's. */
const NOT_THEIRS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-found',
  'stale-revision',
  'passphrase-needed',
  'host-confirmation-needed',
]);

/**
 * What the ledger of a training vault keeps of an act that was refused while a guided task runs: the learner mends it, and
 * each counts. Null where no task runs, or the refusal is none of the learner's doing.
 */
export function refusedInLesson(
  db: Db,
  personId: string,
  { op, code }: { readonly op: string; readonly code: ErrorCode },
): LedgerDraft | null {
  if (op.startsWith('lessons.') || ERROR_SEVERITY[code] !== 'user' || NOT_THEIRS.has(code)) return null;
  const run = runningOf(db, personId);
  if (run === null) return null;
  const lesson = lessonNamed(run.lessonId)?.title ?? run.lessonId;
  return { act: 'lesson.refused', subjectKind: 'person', subjectId: personId, facts: { lesson } };
}
