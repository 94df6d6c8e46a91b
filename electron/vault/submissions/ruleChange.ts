import type { CivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import { shownState } from '../../../shared/domain/submission/lifecycle.ts';
import { MOST_RULE_CASES } from '../../../shared/ipc/contract/caseRules.ts';
import { raise } from '../../../shared/errors.ts';
import { type Ports, about, handlers } from '../ports.ts';
import { submissionOf } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { dueOnOf } from './clocks.ts';
import { findLine, openLines, updateLine } from './listStore.ts';
import { insertRules } from './ruleStore.ts';
import type { SubmissionRecord } from './store.ts';

interface Difference {
  readonly record: SubmissionRecord;
  readonly pack: string;
  readonly before: CivilDate | null;
  readonly after: CivilDate | null;
  /** the new version has a place for the state that the case is in */
  readonly fits: boolean;
}

const inForce = (ports: Ports): string => ports.rules.asOf(ports.today()).appliedId('submission');

/** What would change for a case; null where it is handled by that version already. */
function differenceOf(ports: Ports, id: string, pack: string): Difference | null {
  const record = submissionOf(ports, id);
  const own = rulesOfCase(ports, record).appliedId('submission');
  if (own === pack) return null;
  const moved = { ...record, rulePack: pack };
  const { states } = rulesOfCase(ports, moved).submission.workflow;
  return {
    record,
    pack: own,
    before: dueOnOf(ports, record),
    after: dueOnOf(ports, moved),
    fits: states.some((state) => state.id === record.state),
  };
}

const movesDate = ({ before, after }: Difference): boolean => before !== after;

/** Cases keep to their version; a newer one is taken over by a leader who has seen which dates it moves. */
export const ruleChangeHandlers = handlers({
  'rules.caseDiff': (ports) => {
    const pack = inForce(ports);
    const all =
      ports.rules.packs.filter((one) => one.pack === 'submission').length < 2 ? [] : allOf(ports, pack);
    const fitting = all.filter(({ fits }) => fits);
    const ordered = [...fitting.filter(movesDate), ...fitting.filter((one) => !movesDate(one))];
    return {
      pack,
      total: all.length,
      moved: fitting.filter(movesDate).length,
      unfit: all.length - fitting.length,
      cases: ordered.slice(0, MOST_RULE_CASES).map(({ record, pack: own, before, after }) => ({
        id: record.id,
        receiptCode: record.receiptCode,
        title: record.title,
        state: shownState(record.state, record.toldMs),
        pack: own,
        before,
        after,
      })),
    };
  },

  'rules.takeOverCases': (ports, input) => {
    if (input.pack !== inForce(ports)) raise('stale-revision', { id: input.pack });
    const changes = [...new Set(input.ids)].flatMap((id) => differenceOf(ports, id, input.pack) ?? []);
    if (changes.length === 0 || changes.some(({ fits }) => !fits))
      raise('illegal-transition', { from: 'rules', action: 'take-over' });
    for (const change of changes) takeOver(ports, change, input.pack);
    return { taken: changes.length, moved: changes.filter(movesDate).length };
  },
});

const allOf = (ports: Ports, pack: string): Difference[] =>
  openLines(ports.db).flatMap(({ id }) => differenceOf(ports, id, pack) ?? []);

function takeOver(ports: Ports, { record, before, after }: Difference, pack: string): void {
  insertRules(ports.db, record.id, { pack, byId: ports.actor.id, atMs: ports.nowMs() });
  const line = findLine(ports.db, record.id) ?? raise('not-found', { id: record.id });
  updateLine(ports.db, { id: record.id, state: line.state, holderId: line.holderId, dueOn: after });
  ports.append({
    act: 'submission.rules-taken-over',
    ...about('submission', record.id),
    facts: { pack, before, after },
  });
  ports.announce('submissions.changed', record.id);
}
