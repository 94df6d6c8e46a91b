import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { senderSeenIn } from '../../../shared/domain/submission/deidentify.ts';
import { raise } from '../../../shared/errors.ts';
import { type Parsed, type Ports, handlers } from '../ports.ts';
import { refuseBlanks } from './blanks.ts';
import { carryOut, freshSubmission, stateAfter } from './acting.ts';
import { followersOf } from './mergeStore.ts';
import { decidePublication, insertPublication, latestPublication } from './publicationStore.ts';
import { openSender } from './sender.ts';

export const publicationCommands = handlers({
  'submissions.proposePublication': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'propose-publication', note: '' } as const;
    const state = stateAfter(ports, before, acting);
    const last = latestPublication(ports.db, before.id);
    if (last !== null && last.decision !== 'rejected')
      raise('illegal-transition', { from: before.state, action: acting.act });
    checkNamesNobody(ports, before.id, input);
    refuseBlanks(input.answer);
    const { title, body, answer } = input;
    const by = { byId: ports.actor.id, atMs: ports.nowMs() };
    insertPublication(ports.db, before.id, { title, body, answer, ...by });
    const changed = carryOut(ports, before, acting, { state });
    append(ports, 'submission.publication-proposed', before.id);
    return changed;
  },

  'submissions.decidePublication': (ports, input) => {
    const before = freshSubmission(ports, input);
    const act = input.approve ? 'approve-publication' : 'reject-publication';
    const acting = { act, note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const last = latestPublication(ports.db, before.id);
    if (last === null || last.decision !== null)
      return raise('illegal-transition', { from: before.state, action: act });
    decidePublication(ports.db, before.id, last.position, {
      decision: input.approve ? 'approved' : 'rejected',
      by: ports.actor.id,
      atMs: ports.nowMs(),
    });
    const changed = carryOut(ports, before, acting, { state });
    append(
      ports,
      input.approve ? 'submission.publication-approved' : 'submission.publication-rejected',
      before.id,
    );
    return changed;
  },
});

/**
 * The vault looks at the identities itself and shows none of them: the error says which kind of detail stands in which part.
 * @throws AppError `public-copy-names-sender`
 */
function checkNamesNobody(
  ports: Ports,
  id: string,
  copy: Pick<Parsed<'submissions.proposePublication'>, 'title' | 'body' | 'answer'>,
): void {
  const parts = ['title', 'body', 'answer'] as const;
  for (const receiptId of [id, ...followersOf(ports.db, id).map((one) => one.id)]) {
    const sender = openSender(ports, receiptId);
    for (const part of parts) {
      const detail = senderSeenIn(copy[part], sender);
      if (detail !== null) raise('public-copy-names-sender', { detail, part });
    }
  }
}

const append = (ports: Ports, act: LedgerAct, subjectId: string): void =>
  ports.append({ act, subjectKind: 'submission', subjectId });
