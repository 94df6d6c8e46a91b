import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { ShownState } from '../../../shared/domain/submission/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import { type Ports, actedBy, handlers } from '../ports.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf } from './acting.ts';
import { followersOf, insertMerge, masterIdOf, undoMerge } from './mergeStore.ts';
import { openAlike } from './alikeStore.ts';
import { eachByItself } from './eachByItself.ts';
import { settleTold } from './telling.ts';
import { rulesOfCase } from './caseRules.ts';
import type { SubmissionRecord } from './store.ts';

/** A case that ended without an answer can't answer for another. */
export const NO_MASTERS: readonly ShownState[] = ['refused', 'withdrawn', 'merged', 'transferred'];

export const mergingCommands = handlers({
  'submissions.merge': (ports, input) => {
    return follow(ports, freshSubmission(ports, input), input.masterId, input.note);
  },

  'submissions.mergeSame': (ports, input) => {
    const master = submissionOf(ports, input.id);
    if (NO_MASTERS.includes(master.state)) {
      const why = master.state === 'merged' ? 'is-duplicate' : 'ended';
      raise('merge-refused', { why, code: master.receiptCode });
    }
    const alike = new Set(openAlike(ports.db, master.id));
    const ids = [...new Set(input.ids)].map((id) => ({ id }));
    const refused = eachByItself(ports, ids, ({ id }) => {
      // somebody began to work on it, or merged it, since the list was looked at
      if (!alike.has(id)) raise('stale-revision', { id });
      follow(ports, submissionOf(ports, id), master.id, input.note);
    });
    return { merged: ids.length - refused.length, refused };
  },

  'submissions.unmerge': (ports, input) => {
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
  },
});

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
