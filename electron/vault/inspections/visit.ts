import { raise } from '../../../shared/errors.ts';
import { contract, type OpName, type Output } from '../../../shared/ipc/contract.ts';
import type { OpSpec } from '../../../shared/ipc/contract/spec.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { InspectionRow } from '../tables/inspections.ts';
import { type Visitor, visitOf } from '../knowing/clearance.ts';

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

export const isOpen = (row: InspectionRow, nowMs: number): boolean =>
  row.closedMs === null && nowMs >= row.openedMs && nowMs < row.untilMs;

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
