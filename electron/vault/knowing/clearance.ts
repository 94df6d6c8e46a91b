import { withinCeiling } from '../../../shared/domain/levels/level.ts';
import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { levelOfDocument } from './needToKnow.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { givenWord } from '../seals/believed.ts';
import { newestEntry } from '../seals/sealStore.ts';
import { type InspectionRow, lastInspectionOf } from '../tables/inspections.ts';

export type Visitor = Pick<Ports, 'db' | 'actor' | 'nowMs'>;
interface Looks {
  readonly db: Db;
  readonly actor: Pick<Ports['actor'], 'id' | 'roles'>;
}

/**
 * The newest inspection of a person; null for everybody who is not bound to one: people of other posts,
 * and the office's own inspectors.
 */
export function visitOf({ db, actor }: Looks): InspectionRow | null {
  const row = isOnlyInspector(actor.roles) ? lastInspectionOf(db, actor.id) : null;
  // one that nobody with the right to opened is over: a row alone lets nobody look
  return row === null || row.closedMs !== null || isGiven(db, row) ? row : { ...row, closedMs: row.openedMs };
}

/** Asked of every look; proved anew when the row or the ledger is another. */
const proved = new WeakMap<Db, { readonly of: string; readonly isGiven: boolean }>();

function isGiven(db: Db, row: InspectionRow): boolean {
  const of = JSON.stringify([newestEntry(db), row]);
  const before = proved.get(db);
  if (before?.of === of) return before.isGiven;
  const given = givenWord(db, 'inspection', 'opened', [row.id]) !== null;
  proved.set(db, { of, isGiven: given });
  return given;
}

/** True for a record whose words lie above what an invited inspector may read. */
export function isAboveClearance(ports: Visitor, documentId: string): boolean {
  const visit = visitOf(ports);
  if (visit === null) return false;
  const level: Level = levelOfDocument(ports.db, documentId) ?? 'none';
  return !withinCeiling(level, visit.clearance);
}
