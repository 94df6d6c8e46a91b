import type { Output } from '../../../../shared/ipc/contract.ts';

export type Scan = Output<'attachments.scanFolder'>['files'][number];

/** A file of the scanner's folder, as it stands in the order of the pile. */
export interface ScanPlace {
  readonly name: string;
  readonly modifiedMs: number;
}

/** A file that was written to this moment may not be whole yet. */
const SETTLED_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;

const byTime = (a: ScanPlace, b: ScanPlace): number =>
  a.modifiedMs - b.modifiedMs || a.name.localeCompare(b.name);

const isSame = (a: ScanPlace, b: ScanPlace): boolean => byTime(a, b) === 0;

/** Files that wait for an entry, newest first; `done`: entered in this window, whatever their level. */
export const waitingScans = (scans: readonly Scan[], done: readonly ScanPlace[]): readonly Scan[] =>
  scans
    .filter((scan) => !scan.registered && !done.some((one) => isSame(one, scan)))
    .toSorted((a, b) => byTime(b, a));

/**
 * The file that was scanned after this one and waits, the oldest of them: papers are entered in the order of the pile.
 * What is still being written waits for the next look; what lay there before the pile is not touched.
 */
export function nextScan(waiting: readonly Scan[], after: ScanPlace, nowMs: number): Scan | null {
  const later = waiting.filter(
    (scan) => byTime(scan, after) > 0 && nowMs - scan.modifiedMs >= SETTLED_MS && scan.sizeBytes > 0,
  );
  return later.toSorted(byTime)[0] ?? null;
}

/** Where the pile begins: the oldest of those that were scanned within a day of the newest. */
export function firstOfPile(waiting: readonly Scan[]): Scan | null {
  const newest = waiting[0]?.modifiedMs ?? 0;
  return waiting.findLast(({ modifiedMs }) => newest - modifiedMs < DAY_MS) ?? null;
}
