import { LEVELS, withinCeiling } from '../../../shared/domain/levels/level.ts';
import { EXPLAINED_RIGHTS } from '../../../shared/domain/people/rights.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { AccessStep } from '../../../shared/ipc/contract/access.ts';
import { mayCall, PERMISSIONS } from '../../../shared/ipc/permissions.ts';
import { findGrant, hasGrants } from '../knowing/grantStore.ts';
import { loadDocument, offerContext } from '../documents/change.ts';
import { isContentSealed, seesAllLines } from '../knowing/needToKnow.ts';
import { offersOf } from '../documents/offers.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import { hasException } from '../people/lookUps.ts';
import { isOpen } from '../inspections/visit.ts';
import type { PersonRow } from '../people/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { FROZEN_RULE, isFrozen } from '../knowing/freeze.ts';
import { emergencyKey } from '../knowing/keyMemory.ts';
import { groundField } from './readers.ts';
import { openText } from '../knowing/recordKeys.ts';
import { personRef } from '../people/personRef.ts';
import { personToExplain, standingOf, visitFor } from './standing.ts';
import { changesOf, readersOf } from './store.ts';

/**
 * Why somebody can or cannot see or do something. Each step asks the function that the vault itself asks, so that the
 * explanation cannot differ from what happens. Of a record only those learn it who know the record anyway: the first
 * thing looked at is whether the asker may know of it, and the answer then is "not found".
 */
export const explainQueries = handlers({
  'access.explainPerson': (ports, { personId }) => explain(ports, personId),
  'access.explainRecord': (ports, input) => explainRecord(ports, input),
});

function explain(ports: Ports, personId: string): Output<'access.explainPerson'> {
  const person = personToExplain(ports, personId);
  const rules = ports.rules.asOf(ports.today());
  const { id: readingRule, mayRead, mayGrant } = rules.reading;
  const active = person.state === 'active';
  return {
    standing: standingOf(ports, person),
    holding: LEVELS.map((level) => {
      const { holding, ruleId } = rules.holding(ports.station.profile, level);
      return { level, holding, rule: ruleId };
    }),
    seesAllLines: active && seesAllLines(person),
    mayRead: active && person.roles.some((role) => mayRead.includes(role)),
    mayGrant: active && person.roles.some((role) => mayGrant.includes(role)),
    readingRule,
    rights: EXPLAINED_RIGHTS.map((right) => {
      const reason = refusalOf(ports, person, right);
      return { right, allowed: reason === null, reason, roles: [...PERMISSIONS[right]] };
    }),
  };
}

function refusalOf(
  ports: Ports,
  person: PersonRow,
  right: (typeof EXPLAINED_RIGHTS)[number],
): 'role' | 'left' | 'visit' | null {
  if (person.state !== 'active') return 'left';
  if (!mayCall(right, person.roles)) return 'role';
  const visit = visitFor(ports, person);
  return visit !== null && !isOpen(visit, ports.nowMs()) ? 'visit' : null;
}

function explainRecord(
  ports: Ports,
  input: { documentId: string; personId: string },
): Output<'access.explainRecord'> {
  const document = loadDocument(ports, input.documentId);
  const { id: rule } = ports.rules.asOf(ports.today()).reading;
  if (!ports.actor.roles.includes('leader') && document.holderId !== ports.actor.id)
    throw new AppError('not-permitted', { rule, reason: 'role' });
  const person = personToExplain(ports, input.personId);
  const line = lineSteps(ports, document, person);
  const content = [...line, ...contentSteps(ports, document, person)];
  return {
    standing: standingOf(ports, person),
    line: verdict(line),
    content: verdict(content),
    acts: person.state === 'active' && verdict(line).allowed ? actsOf(ports, document, person) : [],
    rule,
  };
}

const verdict = (steps: readonly AccessStep[]): { allowed: boolean; steps: AccessStep[] } => ({
  allowed: steps.every((step) => step.passed !== false),
  steps: [...steps],
});

const step = (
  check: AccessStep['check'],
  passed: boolean | null,
  more: Partial<AccessStep> = {},
): AccessStep => ({ check, passed, how: '', by: null, atMs: null, ground: null, rule: null, ...more });

/** May he know that the record exists? (knowing/needToKnow.ts, inspections/visit.ts) */
function lineSteps(ports: Ports, document: DocumentRecord, person: PersonRow): AccessStep[] {
  const visit = visitFor(ports, person);
  const steps = [
    step('account', person.state === 'active'),
    step('post', mayCall('documents.get', person.roles)),
    ...(visit === null
      ? []
      : [
          step('visit', isOpen(visit, ports.nowMs()), { ground: visit.ground, atMs: visit.untilMs }),
          step('clearance', withinCeiling(document.level, visit.clearance), { how: visit.clearance }),
        ]),
  ];
  if (document.level === 'none') return [...steps, step('open', true)];
  if (seesAllLines(person)) return [...steps, step('keeper', true)];
  const part = partStep(ports, document, person);
  const emergency = inEmergency(ports, document, person);
  return [...steps, part.passed === false && emergency !== null ? emergency : part];
}

/** May he read what it says? (mayReadFiles, the content key, a recall, what the station holds) */
function contentSteps(ports: Ports, document: DocumentRecord, person: PersonRow): AccessStep[] {
  const { level } = document;
  const { holding, ruleId } = ports.rules.asOf(ports.today()).holding(ports.station.profile, level);
  const sealed = isContentSealed(ports.db, document.id);
  const emergency = inEmergency(ports, document, person);
  const part = partStep(ports, document, person);
  const keyed = hasGrants(ports.db, document.id);
  const holds = findGrant(ports.db, document.id, person.id) !== null;
  const needed = level !== 'none' || sealed;
  return [
    step('content', mayCall('attachments.open', person.roles)),
    ...(level === 'none' ? [] : [step('profile', holding === 'full', { how: holding, rule: ruleId })]),
    ...(sealed ? [step('sealed', null)] : []),
    // whoever knows the record by taking part was asked that above
    ...(needed && (level === 'none' || seesAllLines(person)) ? [emergency ?? part] : []),
    ...(isFrozen(ports.db, document.id) ? [step('recall', false, { rule: FROZEN_RULE })] : []),
    ...(needed && keyed ? [step('key', holds || emergency !== null)] : []),
  ];
}

function partStep(ports: Ports, document: DocumentRecord, person: PersonRow): AccessStep {
  const { id: rule } = ports.rules.asOf(ports.today()).reading;
  const row = readersOf(ports.db, document.id).find((reader) => reader.personId === person.id);
  if (row === undefined) return step('part', false, { rule, ...lastWithdrawal(ports, document, person) });
  const change = changesOf(ports.db, document.id).find(
    (each) => each.kind === 'granted' && each.personId === person.id,
  );
  const ground =
    change === undefined || row.how !== 'granted'
      ? null
      : openText(ports, document.id, groundField(change.id), change.ground);
  return step('part', true, {
    how: row.how,
    by: row.byId === null ? null : personRef(ports, row.byId),
    atMs: row.sinceMs,
    ground,
    rule,
  });
}

/** Of whom it was taken away: by whom, when, on what ground. */
function lastWithdrawal(ports: Ports, document: DocumentRecord, person: PersonRow): Partial<AccessStep> {
  const change = changesOf(ports.db, document.id).find(
    (each) => each.kind === 'withdrawn' && each.personId === person.id,
  );
  if (change === undefined) return {};
  return {
    how: 'withdrawn',
    by: personRef(ports, change.byId),
    atMs: change.atMs,
    ground: openText(ports, document.id, groundField(change.id), change.ground),
  };
}

/** An emergency opening lives in the session of who opened: only of himself can anybody say it. */
function inEmergency(ports: Ports, document: DocumentRecord, person: PersonRow): AccessStep | null {
  if (person.id !== ports.actor.id) return null;
  const open = emergencyKey(ports, document.id);
  return open === undefined ? null : step('emergency', true, { atMs: open.untilMs });
}

/** What he may do with it: the same answer that his own screen gets. */
function actsOf(
  ports: Ports,
  document: DocumentRecord,
  person: PersonRow,
): Output<'access.explainRecord'>['acts'] {
  return offersOf({
    ...offerContext(ports, document),
    actor: person,
    exception: hasException(ports.db, person.id, ports.today()),
    keyWithheld: hasGrants(ports.db, document.id) && findGrant(ports.db, document.id, person.id) === null,
  });
}
