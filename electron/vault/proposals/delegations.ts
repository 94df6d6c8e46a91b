import { DELEGATED_ACTS, isForBody } from '../../../shared/domain/document/signing.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { DelegationLine } from '../../../shared/ipc/contract/proposals.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson, hasRole } from '../people/lookUps.ts';
import { type Ports, handlers } from '../ports.ts';
import {
  allDelegations,
  delegatesOn,
  type DelegationRow,
  findDelegation,
  insertDelegation,
  revokeDelegation,
} from '../people/delegationStore.ts';
import { givenWord } from '../seals/believed.ts';
import { personRef } from '../people/personRef.ts';

/** The rule by which a delegation is written, dated and not handed on (NĐ 30/2020 Điều 13). */
const DELEGATION_RULE = 'TK-09';

export const delegationHandlers = handlers({
  'delegations.list': (ports) => ({
    delegations: allDelegations(ports.db).map((row) => toDelegation(ports, row)),
  }),
  'delegations.capacities': (ports) => ({
    capacities: ports.rules
      .asOf(ports.today())
      .capacities(ports.station.office.kind)
      // what a body of this kind doesn't sign by is not offered
      .filter((rule) => rule.needsDelegation && isForBody(rule, ports.station.office.name))
      .map(({ capacity, mark, name }) => ({ id: capacity, mark, name })),
    acts: [...DELEGATED_ACTS],
  }),
  'delegations.add': addDelegation,
  'delegations.revoke': (ports, input) => {
    const row = findDelegation(ports.db, input.id) ?? raise('not-found', { id: input.id });
    if (row.revokedMs !== null) raise('illegal-transition', { from: 'revoked', action: 'revoke' });
    revokeDelegation(ports.db, row.id, normaliseLine(input.reason), ports.nowMs());
    ports.append({ act: 'delegation.revoked', subjectKind: 'delegation', subjectId: row.id });
    ports.announce('settings.changed');
    return { id: row.id };
  },
});

/**
 * A dated delegation, by its document. Who acts under one does not delegate on.
 * @throws AppError `capacity-not-allowed` `date-invalid` `bad-input` `delegation-not-handed-on`
 */
function addDelegation(ports: Ports, input: Parsed<'delegations.add'>): { id: string } {
  const today = ports.today();
  const capacity = ports.rules
    .asOf(today)
    .capacities(ports.station.office.kind)
    .find((line) => line.capacity === input.capacity);
  if (capacity?.needsDelegation !== true) raise('capacity-not-allowed', { capacity: input.capacity });
  if (!isForBody(capacity, ports.station.office.name))
    raise('capacity-not-allowed', { capacity: capacity.mark, rule: capacity.id });
  checkDate('fromOn', input.fromOn);
  checkDate('toOn', input.toOn);
  if (input.toOn < input.fromOn || input.toOn < today)
    raise('date-invalid', { field: 'toOn', rule: DELEGATION_RULE });
  if (input.fromId === input.toId) raise('bad-input', { field: 'toId', rule: 'same-person' });
  for (const [field, id] of Object.entries({ fromId: input.fromId, toId: input.toId }))
    if (!hasRole(ports.db, id, 'leader')) raise('bad-input', { field, rule: 'not-a-leader' });
  if (delegatesOn(ports.db, input)) raise('delegation-not-handed-on', { rule: DELEGATION_RULE });
  const id = ports.newId();
  insertDelegation(ports.db, {
    ...input,
    acts: DELEGATED_ACTS.filter((act) => input.acts.includes(act)),
    id,
    document: normaliseLine(input.document),
    scope: normaliseLine(input.scope),
    enteredBy: ports.actor.id,
    enteredMs: ports.nowMs(),
  });
  const to = findPerson(ports.db, input.toId)?.fullName ?? '';
  ports.append({
    act: 'delegation.added',
    subjectKind: 'delegation',
    subjectId: id,
    facts: {
      capacity: capacity.mark,
      to,
      acts: input.acts.join(' '),
      fromOn: input.fromOn,
      toOn: input.toOn,
    },
  });
  ports.announce('settings.changed');
  return { id };
}

function stateOf({ db }: Ports, row: DelegationRow, today: string): DelegationLine['state'] {
  if (row.revokedMs !== null) return 'revoked';
  if (today > row.toOn) return 'expired';
  if (givenWord(db, 'delegation', 'entered', [row.id]) === null) return 'unsigned';
  return today < row.fromOn ? 'not-yet' : 'in-force';
}

export function toDelegation(ports: Ports, row: DelegationRow): DelegationLine {
  const today = ports.today();
  const capacities = ports.rules.asOf(today).capacities(ports.station.office.kind);
  const state = stateOf(ports, row, today);
  return {
    id: row.id,
    capacity: row.capacity,
    mark: capacities.find((line) => line.capacity === row.capacity)?.mark ?? row.capacity,
    from: personRef(ports, row.fromId),
    to: personRef(ports, row.toId),
    document: row.document,
    scope: row.scope,
    ceiling: row.ceiling,
    acts: row.acts,
    typeIds: row.typeIds,
    fromOn: row.fromOn,
    toOn: row.toOn,
    enteredBy: personRef(ports, row.enteredBy),
    enteredMs: row.enteredMs,
    state,
    revokeReason: row.revokeReason,
  };
}
