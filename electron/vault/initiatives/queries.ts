import {
  type Criterion,
  councilScore,
  scoresNeeded,
  suggested,
  weighted,
} from '../../../shared/domain/submission/initiative.ts';
import { raise } from '../../../shared/errors.ts';
import type { InitiativeDetail, InitiativeRow } from '../../../shared/ipc/contract/initiatives.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { findPerson } from '../people/lookUps.ts';
import { type Ports, handlers } from '../ports.ts';
import { type Judged, judgedCase, offersOf } from './acting.ts';
import { rulesOf, sealedBytes } from './council.ts';
import {
  countWaiting,
  decisionsOf,
  followsOf,
  listInitiatives,
  minutesOf,
  rewardOf,
  type Score,
  scoresOf,
} from './store.ts';

export const initiativeQueries = handlers({
  'initiatives.list': (ports, { state, mine, decided, limit }) => ({
    rows: listInitiatives(ports.db, { state, personId: mine ? ports.actor.id : null, decided, limit }).map(
      (id) => rowFor(ports, judgedCase(ports, id)),
    ),
    waiting: countWaiting(ports.db, ports.actor.id),
  }),
  'initiatives.get': (ports, { id }) => initiativeDetail(ports, id),
});

/** While the council sits, what the others gave is sealed. */
const isSealed = ({ state }: Judged): boolean => state === 'scoring';

function rowFor(ports: Ports, judged: Judged): InitiativeRow {
  const { record, state, members } = judged;
  const scores = scoresOf(ports.db, record.id);
  const own = members.find(({ personId }) => personId === ports.actor.id);
  const given = scores.some(({ personId }) => personId === ports.actor.id);
  const { receiptCode, kind, title, field, receivedOn } = record;
  const last = decisionsOf(ports.db, record.id).at(-1);
  return {
    id: record.id,
    receiptCode,
    kind,
    title,
    field,
    receivedOn,
    state,
    score: isSealed(judged)
      ? null
      : councilScore(
          scores.map((one) => one.scores),
          rulesOf(ports, judged).criteria,
        ),
    waitsForMe: state === 'scoring' && own !== undefined && own.conflict !== true && !given,
    followUpOn: state === 'piloting' ? (last?.followUpOn ?? null) : null,
  };
}

export function refOf(ports: Ports, id: string): PersonRef {
  const person = findPerson(ports.db, id) ?? raise('not-found', { id });
  return { id, fullName: person.fullName, position: person.position };
}

export function initiativeDetail(ports: Ports, id: string): InitiativeDetail {
  const judged = judgedCase(ports, id);
  const { record, initiative } = judged;
  const rules = rulesOf(ports, judged);
  const sealed = isSealed(judged);
  const scores = scoresOf(ports.db, id);
  if (!sealed) checkSeals(scores);
  const row = rowFor(ports, judged);
  const minutes = minutesOf(ports.db, id);
  const reward = rewardOf(ports.db, id);
  const mean = (criterion: Criterion): number | null => {
    const given = scores.map((one) => one.scores[criterion.code] ?? 0);
    if (sealed || given.length === 0) return null;
    return Math.round((given.reduce((sum, n) => sum + n, 0) / given.length) * 10) / 10;
  };
  const count = (vote: Score['vote']): number => scores.filter((one) => one.vote === vote).length;
  return {
    ...row,
    revision: judged.revision,
    body: record.body,
    siftNote: initiative?.siftNote ?? '',
    siftedBy: initiative === null ? null : refOf(ports, initiative.siftedBy),
    council: councilOf(ports, judged, scores),
    criteria: rules.criteria.map((criterion) => {
      const { id: rule, code, name, hint, weight, most } = criterion;
      return { rule, code, name, hint, weight, most, mean: mean(criterion) };
    }),
    suggestion:
      row.score === null ? null : { vote: suggested(row.score, rules.thresholds), rule: rules.thresholds.id },
    votes:
      sealed || scores.length === 0
        ? null
        : { adopt: count('adopt'), pilot: count('pilot'), reject: count('reject') },
    minutes: minutes === null ? null : withPerson(ports, minutes),
    decisions: decisionsOf(ports.db, id).map((decision) => withPerson(ports, decision)),
    follows: followsOf(ports.db, id).map((follow) => withPerson(ports, follow)),
    reward: reward === null ? null : withPerson(ports, reward),
    rejections: rules.rejections.map(({ code, name }) => ({ code, name })),
    rules: { council: rules.council.id, conflict: rules.conflictRule, pilot: rules.pilot.id },
    unverified: !rules.verified,
    rulePack: initiative?.rulePack ?? ports.rules.asOf(record.receivedOn).appliedId('initiatives'),
    offers: offersOf(ports, judged),
  };
}

function withPerson<T extends { byId: string }>(ports: Ports, row: T): Omit<T, 'byId'> & { by: PersonRef } {
  const { byId, ...rest } = row;
  return { ...rest, by: refOf(ports, byId) };
}

function councilOf(ports: Ports, judged: Judged, scores: readonly Score[]): InitiativeDetail['council'] {
  const { initiative, members } = judged;
  if (initiative?.councilOn == null) return null;
  const { criteria, council } = rulesOf(ports, judged);
  return {
    code: initiative.councilCode ?? '',
    decidedOn: initiative.councilOn,
    needed: scoresNeeded(members.length, council),
    members: members.map(({ personId, role, conflict, conflictNote }) => {
      const given = scores.find((one) => one.personId === personId);
      const open = given !== undefined && (!isSealed(judged) || personId === ports.actor.id) ? given : null;
      return {
        person: refOf(ports, personId),
        role,
        conflict,
        conflictNote,
        scored: given !== undefined,
        scores: open?.scores ?? null,
        total: open === null ? null : weighted(open.scores, criteria),
        vote: open?.vote ?? null,
        remark: open?.remark ?? null,
      };
    }),
  };
}

/** What is opened must be what was sealed. @throws AppError `ledger-broken` */
function checkSeals(scores: readonly Score[]): void {
  if (scores.some((one) => sha256Hex(sealedBytes(one)) !== one.seal))
    raise('ledger-broken', { at: 'initiative-seal' });
}
