import {
  type InitiativeAct,
  initiativeActs,
  initiativeAfter,
  type InitiativeState,
} from '../../../shared/domain/submission/initiative.ts';
import type { LedgerActOf } from '../../../shared/domain/ledgerActs.ts';
import { type ErrorCode, raise } from '../../../shared/errors.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { about, type Ports } from '../ports.ts';
import { takesPart } from '../submissions/acting.ts';
import { findSubmission, type SubmissionRecord } from '../submissions/store.ts';
import { findInitiative, type Initiative } from '../tables/initiatives.ts';
import { type Member, membersOf, moveInitiative, scoresOf } from './store.ts';

/** A case as its judging sees it; before the first act there is no row, and its revision is 1. */
export interface Judged {
  readonly record: SubmissionRecord;
  readonly initiative: Initiative | null;
  readonly state: InitiativeState;
  readonly revision: number;
  readonly members: readonly Member[];
}

const WORKED_ON = ['classifying', 'assigned', 'in-progress', 'awaiting-approval'];

/** @throws AppError `not-found` for what is no sáng kiến or giải pháp, or was not taken into scope */
export function judgedCase(ports: Pick<Ports, 'db'>, id: string): Judged {
  const record = findSubmission(ports.db, id) ?? raise('not-found', { id });
  const initiative = findInitiative(ports.db, id);
  const kind = record.kind === 'sang-kien' || record.kind === 'giai-phap';
  if (!kind || (initiative === null && !(record.accepted && WORKED_ON.includes(record.state))))
    raise('not-found', { id });
  return {
    record,
    initiative,
    state: initiative?.state ?? 'sifting',
    revision: initiative?.revision ?? 1,
    members: membersOf(ports.db, id),
  };
}

const OP_OF: Readonly<Record<InitiativeAct, OpName>> = {
  pass: 'initiatives.sift',
  drop: 'initiatives.sift',
  setCouncil: 'initiatives.setCouncil',
  declare: 'initiatives.declare',
  score: 'initiatives.score',
  closeScoring: 'initiatives.closeScoring',
  recordMinutes: 'initiatives.recordMinutes',
  adopt: 'initiatives.adopt',
  pilot: 'initiatives.pilot',
  reject: 'initiatives.reject',
  follow: 'initiatives.follow',
  reward: 'initiatives.reward',
};
const DECIDING: readonly InitiativeAct[] = ['adopt', 'pilot', 'reject'];

/** Why this person may not do an act of the state now; null when they may. */
export function refusalOf(ports: Ports, judged: Judged, act: InitiativeAct): ErrorCode | null {
  if (!mayCall(OP_OF[act], ports.actor.roles)) return 'not-permitted';
  const own = judged.members.find(({ personId }) => personId === ports.actor.id);
  switch (act) {
    case 'pass':
    case 'drop':
      return takesPart(ports, judged.record) ||
        ports.actor.roles.some((role) => role === 'intake' || role === 'clerk')
        ? null
        : 'not-permitted';
    case 'declare':
      return own === undefined ? 'not-permitted' : own.conflict === null ? null : 'already-scored';
    case 'score':
      if (own === undefined) return 'not-permitted';
      if (own.conflict === null) return 'conflict-not-declared';
      if (own.conflict) return 'conflict-of-interest';
      return scoresOf(ports.db, judged.record.id).some(({ personId }) => personId === own.personId)
        ? 'already-scored'
        : null;
    case 'closeScoring':
      return own?.role === 'secretary' || own?.role === 'chair' ? null : 'not-permitted';
    case 'recordMinutes':
      return own?.role === 'secretary' ? null : 'not-permitted';
    default:
      return DECIDING.includes(act) && own?.conflict === true ? 'conflict-of-interest' : null;
  }
}

export const offersOf = (ports: Ports, judged: Judged): Offer[] =>
  initiativeActs(judged.state).map((act) => {
    const reason = refusalOf(ports, judged, act);
    return { act, allowed: reason === null, reason };
  });

const RULE_OF: Partial<Record<ErrorCode, (ports: Ports) => string>> = {
  'conflict-of-interest': (ports) => ports.rules.asOf(ports.today()).initiatives.conflictRule,
  'conflict-not-declared': (ports) => ports.rules.asOf(ports.today()).initiatives.conflictRule,
};

/**
 * @param seen the revision that the person saw; null for the acts of members, which are independent of each other
 * @throws AppError `not-found` `stale-revision` `illegal-transition` `not-permitted` `conflict-of-interest` `conflict-not-declared` `already-scored`
 */
export function beginStep(
  ports: Ports,
  act: InitiativeAct,
  seen: { id: string; revision: number | null },
): { judged: Judged; to: InitiativeState } {
  const judged = judgedCase(ports, seen.id);
  if (seen.revision !== null && seen.revision !== judged.revision) raise('stale-revision', { id: seen.id });
  const to = initiativeAfter(judged.state, act);
  if (!to.ok) throw to.error;
  const reason = refusalOf(ports, judged, act);
  if (reason !== null) {
    const rule = RULE_OF[reason]?.(ports);
    raise(reason, { op: OP_OF[act], ...(rule === undefined ? {} : { rule }) });
  }
  return { judged, to: to.value };
}

/** The row of a case that was sifted. */
export const rowOf = ({ initiative, record }: Judged): Initiative =>
  initiative ?? raise('internal', { at: `initiative-row ${record.id.slice(0, 4)}` });

/** Moves the judging and tells the ledger. */
export function endStep(
  ports: Ports,
  judged: Judged,
  step: { to: InitiativeState; council?: { code: string; on: string } },
  entry: { act: LedgerActOf<'initiative'>; facts?: Record<string, string | number | null> },
): { id: string; revision: number } {
  moveInitiative(ports.db, rowOf(judged), step.to, step.council ?? null);
  tell(ports, judged.record.id, entry);
  return { id: judged.record.id, revision: judged.revision + 1 };
}

export function tell(
  ports: Ports,
  id: string,
  entry: { act: LedgerActOf<'initiative'>; facts?: Record<string, string | number | null> },
): void {
  ports.append({
    act: `initiative.${entry.act}`,
    ...about('submission', id),
    ...(entry.facts === undefined ? {} : { facts: entry.facts }),
  });
  ports.announce('submissions.changed', id);
}
