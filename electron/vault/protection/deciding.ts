import { levelRank } from '../../../shared/domain/levels/level.ts';
import type { LevelChange } from '../../../shared/ipc/contract/protection.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { DocumentRecord } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import { requireAuthority } from '../knowing/postAuthority.ts';
import { originOf } from './changes.ts';
import type { LevelEvent } from '../tables/levels.ts';

type Decider = Pick<LevelEvent, 'capacity' | 'capacityGround' | 'decider'>;

/**
 * The signed-in person decides about a level: by the own post, or under a delegation in force that names signing,
 * which covers determining (Luật 117/2025/QH15, Điều 10). Nobody says of himself in what capacity.
 * @throws AppError `above-authority`
 */
export function decidingHere(ports: Ports, level: Level): Decider {
  const { capacity, delegation } = requireAuthority(ports, 'sign', level);
  return {
    capacity,
    capacityGround: delegation?.document ?? '',
    decider: `${ports.actor.fullName}, ${ports.actor.position}`,
  };
}

/** Of its own documents the office decides; of those of others the issuer did, and a leader has it carried out. */
export const decidingAs = (ports: Ports, document: DocumentRecord, level: Level): Decider =>
  originOf(document) === 'issuer'
    ? { capacity: 'issuer', capacityGround: '', decider: document.issuer }
    : decidingHere(ports, level);

/** The higher of what the document is and what it becomes. */
export const levelOfChange = (document: DocumentRecord, change: LevelChange): Level =>
  change.kind === 'adjusted' && levelRank(change.toLevel) > levelRank(document.level)
    ? change.toLevel
    : document.level;
