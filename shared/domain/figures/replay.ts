import { type CivilDate, civilDateAt } from '../calendar/civilDate.ts';
import { type Counts, type FigureName, NO_COUNTS } from './figure.ts';
import type { Period } from './period.ts';

/** One entry of the ledger about a submission, in the words of the ledger. */
export interface CaseEntry {
  readonly act: string;
  readonly subjectId: string;
  readonly atMs: number;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

interface Case {
  open: boolean;
  accepted: boolean;
}

/** Acts that put a case onto the desk, or take it off; what is left out leaves it where it is. */
const BACK: ReadonlySet<string> = new Set([
  'submission.transfer-returned',
  'submission.unmerged',
  'submission.reopened',
  'submission.answer-bounced',
]);
const AWAY: Readonly<Record<string, FigureName>> = {
  'submission.refusal-approved': 'refused',
  'submission.transferred': 'transferred',
  'submission.merged': 'merged',
  'submission.withdrawn': 'withdrawn',
  'submission.not-supplemented': 'withdrawn',
  // an answer that a sender never got is never on time
  'submission.closed-untold': 'answeredLate',
};
const ACCEPTING: ReadonlySet<string> = new Set(['submission.accepted', 'submission.assigned']);

const isSkgp = (kind: unknown): boolean => kind === 'sang-kien' || kind === 'giai-phap';

/** What can be told from the ledger: everything but the dates that open cases are due on. */
export type Replayed = Omit<Counts, 'overdue' | 'rated'>;

/**
 * The figures of a period told again from the ledger alone. The records are counted elsewhere, by SQL that shares no
 * line with this; both must say the same.
 */
export function replayFigures(
  entries: Iterable<CaseEntry>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  group: 'pakn' | 'skgp' | 'all',
): Replayed {
  const cases = new Map<string, Case>();
  const counts: Record<FigureName, number> = { ...NO_COUNTS };
  const count = (name: FigureName, on: CivilDate): void => {
    if (from <= on && on <= to) counts[name] += 1;
  };
  /** a case comes (+1) or goes (−1) on a day: what lay there before the period, and at its end */
  const move = (step: 1 | -1, on: CivilDate): void => {
    if (on < from) counts.opening += step;
    if (on <= to) counts.closing += step;
  };
  for (const { act, subjectId, atMs, facts } of entries) {
    if (act === 'submission.registered') {
      if (facts['kind'] === 'vuong-mac') continue; // of colleagues, in no figure of citizens' cases
      if (group !== 'all' && (group === 'skgp') !== isSkgp(facts['kind'])) continue;
      const on = String(facts['receivedOn'] ?? civilDateAt(atMs));
      cases.set(subjectId, { open: true, accepted: false });
      count('received', on);
      move(1, on);
      continue;
    }
    const one = cases.get(subjectId);
    if (one === undefined) continue;
    const on = civilDateAt(atMs);
    if (ACCEPTING.has(act) && !one.accepted) {
      one.accepted = true;
      count('accepted', on);
    }
    if (act === 'submission.supplement-asked') count('supplement', on);
    const away = isAnswered(act, facts) ? answeredAs(facts['dueOn'], on) : AWAY[act];
    if (away !== undefined && one.open) {
      one.open = false;
      count(away, on);
      move(-1, on);
    } else if (BACK.has(act) && !one.open) {
      one.open = true;
      count('returned', on);
      move(1, on);
    }
  }
  const { overdue: _due, rated: _rated, ...told } = counts;
  return told;
}

/** Told to every sender; entries of before senders were counted say at the approval that it was over. */
const isAnswered = (act: string, facts: CaseEntry['facts']): boolean =>
  act === 'submission.answer-told' || (act === 'submission.answer-approved' && facts['waits'] === undefined);

const answeredAs = (dueOn: string | number | null | undefined, on: CivilDate): FigureName =>
  typeof dueOn === 'string' && on > dueOn ? 'answeredLate' : 'answeredOnTime';
