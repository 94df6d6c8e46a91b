import { believe } from '../seals/believed.ts';
import { type SigningRequest, maySign } from '../../../shared/domain/document/signing.ts';
import { capacityIn, SOURCES_RULE } from '../../../shared/domain/levels/determine.ts';
import { levelRank } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import type { Determination } from '../../../shared/ipc/contract/protection.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { loadDocument } from '../documents/change.ts';
import { findPerson } from '../people/lookUps.ts';
import { checkDetermination, type Source } from '../documents/determine.ts';
import type { Ports } from '../ports.ts';
import { asDelegation, findDelegation } from '../people/delegationStore.ts';
import type { ProposalRecord } from './store.ts';

/**
 * May the named signer sign this at this level today, in the capacity chosen?
 * @returns the ids of the rules that allow it
 * @throws AppError `capacity-not-allowed` `delegation-missing` `above-authority`
 */
export function checkAuthority(
  ports: Ports,
  proposal: Pick<ProposalRecord, 'signerId' | 'capacity' | 'delegationId' | 'typeId'>,
  level: Level,
): readonly string[] {
  const today = ports.today();
  const rules = ports.rules.asOf(today);
  const { kind: style, name: officeName } = ports.station.office;
  const signer = findPerson(ports.db, proposal.signerId ?? '') ?? raise('bad-input', { field: 'signerId' });
  const delegation = proposal.delegationId === null ? null : findDelegation(ports.db, proposal.delegationId);
  if (delegation?.revokedMs === null) believe(ports.db, 'delegation', 'entered', [delegation.id]);
  const request: SigningRequest = {
    style,
    officeName,
    capacities: rules.capacities(style).map((rule) => ({ ...rule, id: rule.capacity, ruleId: rule.id })),
    matrix: rules.authorities,
    capacity: proposal.capacity,
    delegation: delegation === null ? null : asDelegation(delegation),
    signer,
    level,
    typeId: proposal.typeId,
    today,
  };
  const answer = maySign(request);
  if (!answer.ok) throw answer.error;
  return answer.value;
}

/** A draft that quotes or answers a secret has at least its level from the first save. */
export function checkNotBelowSource(ports: Ports, answersId: string | null, level: Level): void {
  if (answersId === null) return;
  const least = loadDocument(ports, answersId).level;
  if (levelRank(level) < levelRank(least)) raise('level-below-sources', { level, least, rule: SOURCES_RULE });
}

/** By which item, by whom and in what capacity the level is determined (Luật 117/2025/QH15, Điều 5, 10). */
export function determinationOf(ports: Ports, proposal: ProposalRecord): Determination | null {
  if (proposal.itemRef === null || proposal.level === 'none') return null;
  const signer = findPerson(ports.db, proposal.signerId ?? '');
  const delegation = proposal.delegationId === null ? null : findDelegation(ports.db, proposal.delegationId);
  return {
    itemRef: proposal.itemRef,
    determinedBy: signer?.fullName ?? '',
    capacity: capacityIn(signer?.position ?? '', delegation !== null),
    capacityGround: delegation?.document ?? '',
    determinedOn: ports.today(),
    sampleConfirmed: proposal.decided?.sampleConfirmed ?? false,
  };
}

/** What the document quotes or answers: its level is not lower. */
export const sourcesOf = ({ answersId }: Pick<ProposalRecord, 'answersId'>): Source[] =>
  answersId === null ? [] : [{ documentId: answersId, how: 'quotes' }];

/**
 * Is the level right on the way to the signer (`later`), and when it is signed?
 * @throws AppError `list-item-required` `list-item-unknown` `level-not-item` `level-below-sources` `sample-not-confirmed`
 */
export function checkLevelOf(ports: Ports, proposal: ProposalRecord, sample?: 'later'): void {
  checkDetermination(
    ports,
    {
      level: proposal.level,
      determination: determinationOf(ports, proposal),
      sources: sourcesOf(proposal),
    },
    sample === undefined ? {} : { sample },
  );
}
