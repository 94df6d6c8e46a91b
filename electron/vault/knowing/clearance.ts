import { withinCeiling } from '../../../shared/domain/levels/level.ts';
import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { levelOfDocument } from './needToKnow.ts';
import type { Ports } from '../ports.ts';
import { type InspectionRow, lastInspectionOf } from '../tables/inspections.ts';

export type Visitor = Pick<Ports, 'db' | 'actor' | 'nowMs'>;

/**
 * The newest inspection of the signed-in person; null for everybody who is not bound to one: people of other posts,
 * and the office's own inspectors.
 */
export const visitOf = ({ db, actor }: Visitor): InspectionRow | null =>
  isOnlyInspector(actor.roles) ? lastInspectionOf(db, actor.id) : null;

/** True for a record whose words lie above what an invited inspector may read. */
export function isAboveClearance(ports: Visitor, documentId: string): boolean {
  const visit = visitOf(ports);
  if (visit === null) return false;
  const level: Level = levelOfDocument(ports.db, documentId) ?? 'none';
  return !withinCeiling(level, visit.clearance);
}
