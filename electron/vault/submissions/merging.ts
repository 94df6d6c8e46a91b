import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { ShownState } from '../../../shared/domain/submission/lifecycle.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { actedBy, command, type Ports } from '../ports.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf } from './acting.ts';
import { followersOf, insertMerge, masterIdOf, undoMerge } from './mergeStore.ts';
import { countOpenSame, openSameAs } from './sameStore.ts';
import { settleTold } from './telling.ts';
import { rulesOfCase } from './caseRules.ts';
import type { SubmissionRecord } from './store.ts';

/** A case that ended without an answer can't answer for another. */
export const NO_MASTERS: readonly ShownState[] = ['refused', 'withdrawn', 'merged', 'transferred'];

export const mergingCommands = {
  'submissions.merge': command<'submissions.merge'>((ports, input) => {
    return follow(ports, freshSubmission(ports, input), input.masterId, input.note);
  }),

  'submissions.mergeSame': command<'submissions.mergeSame'>((ports, input) => {
    const master = submissionOf(ports, input.id);
    if (NO_MASTERS.includes(master.state)) {
      const why = master.state === 'merged' ? 'is-duplicate' : 'ended';
      raise('merge-refused', { why, code: master.receiptCode });
    }
    let merged = 0;
    for (const id of openSameAs(ports.db, master)) {
      if (merged === MOST_AT_ONCE) break;
      const record = submissionOf(ports, id);
      if (!mayFollow(ports, record, master)) continue;
      follow(ports, record, master.id, input.note);
      merged += 1;
    }
    return { merged, left: merged < MOST_AT_ONCE ? 0 : countOpenSame(ports.db, master) };
  }),

  'submissions.unmerge': command<'submissions.unmerge'>((ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'unmerge', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const masterId = masterIdOf(ports.db, before.id) ?? raise('not-found', { id: before.id });
    const master = submissionOf(ports, masterId);
    undoMerge(ports.db, before.id, { byId: ports.actor.id, atMs: ports.nowMs() });
    const changed = carryOut(ports, before, acting, { state, reasonCode: null, classifiedMs: null });
    append(ports, 'submission.unmerged', before.id, master.receiptCode);
    append(ports, 'submission.lost-duplicate', master.id, before.receiptCode);
    settleTold(ports, master.id); // it may have been the last one that waited
    ports.announce('submissions.changed', master.id);
    return changed;
  }),
};

/** So many take less time than a person sees. */
const MOST_AT_ONCE = 20;

/** One that the pack lets nobody merge now, or that has duplicates of its own, stays as it is. */
function mayFollow(ports: Ports, record: SubmissionRecord, master: SubmissionRecord): boolean {
  try {
    masterFor(ports, record, master.id);
    stateAfter(ports, record, { act: 'merge', reasonCode: duplicateReason(ports, record) });
    return true;
  } catch (cause) {
    if (cause instanceof AppError && ['merge-refused', 'illegal-transition'].includes(cause.code))
      return false;
    throw cause;
  }
}

function follow(
  ports: Ports,
  before: SubmissionRecord,
  masterId: string,
  note: string,
): { id: string; revision: number } {
  const master = masterFor(ports, before, masterId);
  const reasonCode = duplicateReason(ports, before);
  const acting = { act: 'merge', reasonCode, note } as const;
  const state = stateAfter(ports, before, acting);
  insertMerge(ports.db, {
    submissionId: before.id,
    masterId: master.id,
    ...actedBy(ports),
  });
  const classifiedMs = before.classifiedMs ?? ports.nowMs();
  const changed = carryOut(ports, before, acting, { state, reasonCode, classifiedMs });
  append(ports, 'submission.merged', before.id, master.receiptCode);
  append(ports, 'submission.took-duplicate', master.id, before.receiptCode);
  ports.announce('submissions.changed', master.id);
  return changed;
}

/** @throws AppError `merge-refused` with why: itself, a case that ended, a duplicate, a vướng mắc with what a citizen sent, or one with duplicates of its own */
function masterFor(ports: Ports, record: SubmissionRecord, masterId: string): SubmissionRecord {
  const master = submissionOf(ports, masterId);
  const why =
    master.id === record.id
      ? 'itself'
      : master.state === 'merged'
        ? 'is-duplicate'
        : NO_MASTERS.includes(master.state)
          ? 'ended'
          : (master.kind === 'vuong-mac') !== (record.kind === 'vuong-mac')
            ? 'other-kind'
            : followersOf(ports.db, record.id).length > 0
              ? 'has-duplicates'
              : null;
  if (why !== null) raise('merge-refused', { why, code: master.receiptCode });
  return master;
}

const duplicateReason = (ports: Ports, record: SubmissionRecord): string | null =>
  rulesOfCase(ports, record).submission.reasons.find((reason) => reason.acts.includes('merge'))?.code ?? null;

const append = (ports: Ports, act: LedgerAct, subjectId: string, code: string): void =>
  ports.append({ act, subjectKind: 'submission', subjectId, facts: { code } });
