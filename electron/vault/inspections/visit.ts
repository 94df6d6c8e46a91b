import { withinCeiling } from '../../../shared/domain/levels/level.ts';
import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import { contract, type OpName, type Output } from '../../../shared/ipc/contract.ts';
import type { OpSpec } from '../../../shared/ipc/contract/spec.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { type InspectionRow, lastInspectionOf } from './store.ts';

/** What an invited inspector does beside looking. */
const ACTS_OF_A_VISIT = new Set([
  'ledger.minutes',
  'ledger.exportTo',
  'reports.saveTo',
  'reports.book',
  'reports.statistics',
  'inspection.close',
  'vault.changePassphrase',
]);
/** What works when the time is over: signing in, seeing why nothing else works, leaving. */
const AFTER_A_VISIT = new Set([
  'vault.session',
  'vault.lock',
  'vault.changePassphrase',
  'settings.get',
  'inspection.list',
  'people.permissions',
  'rules.list',
]);

type Visitor = Pick<Ports, 'db' | 'actor' | 'nowMs'>;

export const isOpen = (row: InspectionRow, nowMs: number): boolean =>
  row.closedMs === null && nowMs >= row.openedMs && nowMs < row.untilMs;

/**
 * The newest inspection of the signed-in person; null for everybody who is not bound to one: people of other posts,
 * and the office's own inspectors.
 */
const visitOf = ({ db, actor }: Visitor): InspectionRow | null =>
  isOnlyInspector(actor.roles) ? lastInspectionOf(db, actor.id) : null;

/** @throws AppError `inspection-not-open`, `inspection-read-only` for an invited inspector; nothing for others */
export function checkVisit(ports: Visitor, op: string, kind: OpSpec['kind']): void {
  const visit = visitOf(ports);
  if (visit === null) return;
  if (AFTER_A_VISIT.has(op)) return;
  if (!isOpen(visit, ports.nowMs())) raise('inspection-not-open', { untilMs: visit.untilMs });
  if (kind === 'command' && !ACTS_OF_A_VISIT.has(op)) raise('inspection-read-only', { op });
}

/** What the window is told of the signed-in person's inspection: its end, and what it has to leave out. */
export function visitView(ports: Visitor): Output<'vault.session'>['visit'] {
  const visit = visitOf(ports);
  if (visit === null) return null;
  return {
    ground: visit.ground,
    untilMs: visit.closedMs ?? visit.untilMs,
    open: isOpen(visit, ports.nowMs()),
    barred: (Object.keys(contract) as OpName[]).filter(
      (op) => contract[op].kind === 'command' && mayCall(op, ports.actor.roles) && !isActOfVisit(op),
    ),
  };
}

const isActOfVisit = (op: string): boolean => ACTS_OF_A_VISIT.has(op) || AFTER_A_VISIT.has(op);

/** True for a record whose words lie above what an invited inspector may read. */
export function isAboveClearance(ports: Visitor, documentId: string): boolean {
  const visit = visitOf(ports);
  if (visit === null) return false;
  const level: Level = levelOfDocument(ports.db, documentId) ?? 'none';
  return !withinCeiling(level, visit.clearance);
}
