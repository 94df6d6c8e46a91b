import { randomBytes } from 'node:crypto';
import {
  allGiven,
  type Judge,
  mayClose,
  scoreFault,
  scoresNeeded,
  seatFault,
} from '../../../shared/domain/submission/initiative.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { beginStep, endStep, type Judged, rowOf, tell } from './acting.ts';
import {
  declare as declareRow,
  insertInitiative,
  insertMember,
  insertMinutes,
  insertScore,
  membersOf,
  moveInitiative,
  scoresOf,
} from './store.ts';

interface Changed {
  readonly id: string;
  readonly revision: number;
}

/** Worth a council or not; what is dropped here ends with its reason. */
export function sift(ports: Ports, input: Parsed<'initiatives.sift'>): Changed {
  const { judged, to } = beginStep(ports, input.pass ? 'pass' : 'drop', input);
  insertInitiative(ports.db, {
    id: judged.record.id,
    state: to,
    note: normaliseText(input.note),
    by: ports.actor.id,
    nowMs: ports.nowMs(),
    rulePack: ports.rules.asOf(judged.record.receivedOn).appliedId('initiatives'),
  });
  tell(ports, judged.record.id, { act: input.pass ? 'sifted' : 'dropped' });
  return { id: judged.record.id, revision: 2 };
}

/** @throws AppError `council-incomplete` by the rule of the pack */
export function setCouncil(ports: Ports, input: Parsed<'initiatives.setCouncil'>): Changed {
  const { judged, to } = beginStep(ports, 'setCouncil', input);
  const rule = rulesOf(ports, judged).council;
  checkDate('decidedOn', input.decidedOn, ports.today());
  const fault = seatFault(input.members, rule);
  if (fault !== null) raise('council-incomplete', { reason: fault, rule: rule.id });
  input.members.forEach(({ personId, role }, index) => {
    if (findPerson(ports.db, personId) === null)
      raise('bad-input', { field: 'members', rule: 'unknown-person' });
    insertMember(ports.db, { id: input.id, position: index + 1, personId, role });
  });
  const code = normaliseLine(input.code);
  const council = { code, on: input.decidedOn };
  return endStep(
    ports,
    judged,
    { to, council },
    { act: 'council-named', facts: { members: input.members.length, code } },
  );
}

/** What a member says of an own interest. It is said once. */
export function declareConflict(ports: Ports, input: Parsed<'initiatives.declare'>): Changed {
  const { judged } = beginStep(ports, 'declare', { id: input.id, revision: null });
  if (input.conflict && input.note.trim() === '') raise('bad-input', { field: 'note', rule: 'empty' });
  const { id, conflict } = input;
  const own = {
    id,
    personId: ports.actor.id,
    conflict,
    note: normaliseLine(input.note),
    nowMs: ports.nowMs(),
  };
  declareRow(ports.db, own);
  tell(ports, id, { act: input.conflict ? 'conflict-declared' : 'no-conflict-declared' });
  return closeWhenAllGiven(ports, judged);
}

/** The bytes whose hash the ledger keeps from the moment the scores are given. */
export const sealedBytes = (given: {
  scores: Readonly<Record<string, number>>;
  vote: string;
  remark: string;
  salt: Uint8Array;
}): Buffer => {
  const scores = Object.entries(given.scores).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = JSON.stringify([scores, given.vote, given.remark]);
  return Buffer.concat([Buffer.from(given.salt), Buffer.from(words, 'utf8')]);
};

/** Scores of one member: kept as given, their hash in the ledger, shown to nobody else until the council is closed. */
export function score(ports: Ports, input: Parsed<'initiatives.score'>): Changed {
  const { judged } = beginStep(ports, 'score', { id: input.id, revision: null });
  const { criteria } = rulesOf(ports, judged);
  const fault = scoreFault(input.scores, criteria);
  if (fault !== null) raise('bad-input', { field: `scores.${fault}`, rule: 'out-of-bounds' });
  const given = {
    scores: input.scores,
    vote: input.vote,
    remark: normaliseText(input.remark),
    salt: randomBytes(16),
  };
  const seal = sha256Hex(sealedBytes(given));
  insertScore(ports.db, { ...given, id: input.id, personId: ports.actor.id, seal, nowMs: ports.nowMs() });
  tell(ports, input.id, { act: 'scored', facts: { seal } });
  return closeWhenAllGiven(ports, judged);
}

/** The rules of the day on which the case was received; it keeps them. */
export const rulesOf = (ports: Ports, { record }: Judged) => ports.rules.asOf(record.receivedOn).initiatives;

function judgesOf(ports: Ports, id: string): Judge[] {
  const given = new Set(scoresOf(ports.db, id).map(({ personId }) => personId));
  return membersOf(ports.db, id).map(({ personId, conflict }) => ({ conflict, scored: given.has(personId) }));
}

/** When the last member has given, the council opens by itself. */
function closeWhenAllGiven(ports: Ports, judged: Judged): Changed {
  const { id } = judged.record;
  const judges = judgesOf(ports, id);
  if (!allGiven(judges) || !mayClose(judges, rulesOf(ports, judged).council))
    return { id, revision: judged.revision };
  moveInitiative(ports.db, rowOf(judged), 'scored');
  tell(ports, id, { act: 'council-opened', facts: { scores: judges.filter(({ scored }) => scored).length } });
  return { id, revision: judged.revision + 1 };
}

/** The secretary closes before everybody gave. @throws AppError `council-quorum` */
export function closeScoring(ports: Ports, input: Parsed<'initiatives.closeScoring'>): Changed {
  const { judged, to } = beginStep(ports, 'closeScoring', input);
  const judges = judgesOf(ports, input.id);
  const { council } = rulesOf(ports, judged);
  const given = judges.filter(({ scored }) => scored).length;
  if (!mayClose(judges, council))
    raise('council-quorum', { given, needed: scoresNeeded(judges.length, council), rule: council.id });
  return endStep(
    ports,
    judged,
    { to },
    { act: 'council-closed', facts: { scores: given, members: judges.length } },
  );
}

export function recordMinutes(ports: Ports, input: Parsed<'initiatives.recordMinutes'>): Changed {
  const { judged, to } = beginStep(ports, 'recordMinutes', input);
  checkDate('metOn', input.metOn, ports.today());
  const code = normaliseLine(input.code);
  insertMinutes(ports.db, {
    id: input.id,
    code,
    metOn: input.metOn,
    place: normaliseLine(input.place),
    opinions: normaliseText(input.opinions),
    conclusion: normaliseText(input.conclusion),
    byId: ports.actor.id,
    nowMs: ports.nowMs(),
  });
  return endStep(ports, judged, { to }, { act: 'minutes-recorded', facts: { code } });
}
