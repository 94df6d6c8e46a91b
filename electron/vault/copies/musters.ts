import { formatCopyCode, parseCopyCode } from '../../../shared/domain/copies/copyCode.ts';
import { musterDifference } from '../../../shared/domain/copies/muster.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { Muster, PlaceRef } from '../../../shared/ipc/contract/copyRecords.ts';
import { about, type Ports } from '../ports.ts';
import {
  closeMuster as close,
  expectedOf,
  findingsOf,
  findMuster,
  insertMuster,
  insertScan,
  scansOf,
} from './musterStore.ts';
import { findPlace } from './placeStore.ts';
import { inCustody, visibleCopy } from './rows.ts';
import { findCopyBySerial } from '../documents/copyStore.ts';

function loadOpen(ports: Ports, id: string): Muster {
  const muster = findMuster(ports.db, id) ?? raise('not-found', { id });
  if (muster.closedMs !== null) raise('illegal-transition', { from: 'closed', action: 'muster' });
  return muster;
}

/** What should be there is written down at the start: the paper copies in custody, in a place, with a person, or all. */
export function startMuster(ports: Ports, input: Parsed<'copies.startMuster'>): { id: string } {
  if (input.placeId !== null && findPlace(ports.db, input.placeId) === null)
    raise('not-found', { id: input.placeId });
  const id = ports.newId();
  const { placeId, holderId } = input;
  const expected = inCustody(ports.db, { placeId, holderId });
  const muster = { id, placeId, holderId, note: normaliseLine(input.note) };
  insertMuster(ports.db, { ...muster, nowMs: ports.nowMs(), by: ports.actor.id }, expected);
  ports.append({ act: 'muster.started', ...about('muster', id), facts: { expected: expected.length } });
  ports.announce('copies.changed', id);
  return { id };
}

/**
 * One label, read by a scanner that types or typed by hand. A slip of the finger is told by the check sign and
 * keeps nothing; a right code that no copy has is kept as unexpected.
 * @throws AppError `bad-input` with rule `malformed` or `wrong-check`
 */
export function scan(ports: Ports, input: Parsed<'copies.scan'>): Output<'copies.scan'> {
  const muster = loadOpen(ports, input.musterId);
  const parsed = parseCopyCode(input.typed);
  if (!parsed.ok) raise('not-found', { rule: parsed.error.code });
  const { year, serial } = parsed.value;
  const code = formatCopyCode(parsed.value);
  const copy = findCopyBySerial(ports.db, year, serial);
  const placeId = input.placeId ?? muster.place?.id ?? null;
  const fresh = insertScan(ports.db, {
    musterId: muster.id,
    code,
    copyId: copy?.id ?? null,
    placeId,
    nowMs: ports.nowMs(),
    by: ports.actor.id,
  });
  const expected = expectedOf(ports.db, muster.id);
  const findings = musterDifference(expected, scansOf(ports.db, muster.id));
  const remaining = findings.filter(({ finding }) => finding === 'missing').length;
  const finding = findings.find((one) => one.code === code)?.finding ?? 'unexpected';
  const judged = copy === null ? 'unknown' : finding === 'missing' ? 'unexpected' : finding;
  return {
    code,
    result: fresh ? judged : 'again',
    copy: copy === null ? null : visibleCopy(ports, copy.id),
    remaining,
  };
}

/** Keeps the difference report; it does not change any copy: what is missing is reported lost by a person. */
export function closeMuster(ports: Ports, { id }: { id: string }): { id: string } {
  loadOpen(ports, id);
  const findings = musterDifference(expectedOf(ports.db, id), scansOf(ports.db, id));
  close(ports.db, { id, nowMs: ports.nowMs(), by: ports.actor.id }, findings);
  const count = (wanted: string): number => findings.filter(({ finding }) => finding === wanted).length;
  ports.append({
    act: 'muster.closed',
    ...about('muster', id),
    facts: {
      found: count('found'),
      missing: count('missing'),
      elsewhere: count('elsewhere'),
      unexpected: count('unexpected'),
    },
  });
  ports.announce('copies.changed', id);
  return { id };
}

/** The report: as it was kept, or as it stands while the muster runs. Found ones come last. */
export function musterReport(ports: Ports, id: string): Output<'copies.muster'> {
  const muster = findMuster(ports.db, id) ?? raise('not-found', { id });
  const rows =
    muster.closedMs === null
      ? musterDifference(expectedOf(ports.db, id), scansOf(ports.db, id)).map((one) => ({
          ...one,
          stateThen: null,
        }))
      : findingsOf(ports.db, id);
  const order = ['missing', 'elsewhere', 'unexpected', 'found'];
  const findings = rows
    .map((row) => {
      const copy = row.copyId === null ? null : visibleCopy(ports, row.copyId);
      return {
        finding: row.finding,
        code: row.code === '' ? (copy?.code ?? '') : row.code,
        copy,
        expectedPlace: placeRef(ports, row.expectedPlaceId),
        seenPlace: placeRef(ports, row.seenPlaceId),
        stateThen: row.stateThen ?? copy?.state ?? null,
      };
    })
    .sort((a, b) => order.indexOf(a.finding) - order.indexOf(b.finding));
  const count = (wanted: string): number => findings.filter(({ finding }) => finding === wanted).length;
  const counts = {
    found: count('found'),
    missing: count('missing'),
    elsewhere: count('elsewhere'),
    unexpected: count('unexpected'),
  };
  return { muster: { ...muster, ...counts }, findings };
}

function placeRef(ports: Ports, id: string | null): PlaceRef | null {
  const place = id === null ? null : findPlace(ports.db, id);
  if (place === null) return null;
  const { room, cabinet, shelf, box } = place;
  return { id: place.id, room, cabinet, shelf, box };
}
