import { closeSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { raise } from '../../../shared/errors.ts';
import { randomId, sha256Hex } from '../crypto/primitives.ts';
import { readContainer } from '../crypto/envelopeContainer.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import type { Ports } from '../ports.ts';
import { copyParts } from '../workers/jobs.ts';
import { cameAlready } from './arrival.ts';
import { MAX_ENVELOPE_BYTES } from './blobs.ts';
import type { Arrival, Channel, ChannelId } from './channel.ts';
import { checkLines, judge, refusalOf, sequenceFor, type Verdict } from './judge.ts';
import { judgeForwarded } from './forwarded.ts';
import { keptFiles, keptManifest } from './keptWords.ts';
import { kindNamed } from './kinds/index.ts';
import { trustedCard } from './peerStore.ts';
import { inboxPath, inboxTemporary } from './places.ts';
import { stoppable } from './pumping.ts';
import { EMPTY_REPORT, type PumpReport } from './pumpOut.ts';
import { queueReceipt } from './receipts.ts';
import { acceptedEnvelope, insertIn, isWaived, knownCms, knownRaw } from './store.ts';

/** New envelopes of one call; the rest is taken by the next one. */
const MAX_NEW = 5_000;

interface Arrived {
  readonly rawSha256: string;
  readonly rawBytes: number;
  readonly claimed: Arrival['claimed'];
  readonly verdict: Verdict;
}

type Report = { -readonly [K in keyof PumpReport]: PumpReport[K] };

/** What was copied in and looked at, to be taken in by the transaction. */
export interface ReadIn {
  readonly arrived: Arrived[];
  readonly report: Report;
  /** lets the channel go of everything that this run saw, once the transaction is committed */
  readonly settle: () => void;
}

/**
 * The first half of taking in what lies with a channel for this station. The raw bytes are copied into the vault and
 * made durable before anything looks into them. A crash before the transaction leaves raw bytes without a row, and the
 * next run starts from the channel again. For the `prepare` of a command.
 */
export const takeFrom = (ports: Ports, channel: Channel): Promise<ReadIn> =>
  stoppable(async (signal) => {
    const { arrivals, skipped, unfinished } = await channel.list(ports.station.stationId);
    const report = { ...EMPTY_REPORT, skipped, unfinished };
    const arrived: Arrived[] = [];
    const seen: Arrival[] = [];
    const total = arrivals.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const arrival of arrivals) {
      if (signal.aborted) report.stopped = true;
      if (report.stopped) break;
      if (arrived.length >= MAX_NEW) report.skipped += 1;
      else if (await takeOne(ports, channel.id, arrival, arrived, report)) seen.push(arrival);
      ports.progress((done += arrival.size), total);
    }
    return { arrived, report, settle: () => seen.forEach((arrival) => arrival.settle?.()) };
  });

/**
 * The second half, inside the transaction: row, checks, receipts to the sender and what an envelope changes stand or
 * fall together. Afterwards the command calls `settle`.
 */
export function enter(ports: Ports, channel: ChannelId, { arrived, report }: ReadIn): PumpReport {
  for (const one of inOrder(ports, arrived)) enterInbox(ports, channel, one, report);
  const { stopped, ...counted } = report;
  const facts = { ...counted, stopped: stopped ? 1 : 0 };
  ports.append({
    act: channel === 'folder' ? 'folder.read' : 'relay.read',
    subjectKind: 'station',
    subjectId: ports.station.stationId,
    facts,
  });
  ports.announce('exchange.changed');
  return report;
}

/** @returns whether the vault has it now, from this run or an earlier one */
async function takeOne(
  ports: Ports,
  channel: ChannelId,
  arrival: Arrival,
  arrived: Arrived[],
  report: Report,
): Promise<boolean> {
  if (await seenBefore(ports, arrival)) {
    report.alreadyKnown += 1;
    return true;
  }
  const temporary = inboxTemporary(ports.dir, randomId());
  try {
    const copied = await arrival.copyTo(temporary, MAX_ENVELOPE_BYTES);
    if (copied === null) {
      report.skipped += 1;
      return false;
    }
    if (knownRaw(ports.db, copied.sha256) || arrived.some((one) => one.rawSha256 === copied.sha256)) {
      report.alreadyKnown += 1;
      return true;
    }
    const place = inboxPath(ports.dir, copied.sha256);
    if (!existsSync(place)) renameSync(temporary, place);
    syncFolder(dirname(place));
    const verdict = await judge(ports, place, channel);
    arrived.push({ rawSha256: copied.sha256, rawBytes: copied.bytes, claimed: arrival.claimed, verdict });
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Whether the very bytes were accepted before; then nothing is copied. The CMS says for which arrivals that can be, so
 * that only those are read to their end here. A copy that differs behind its CMS is damaged and is judged like a new one.
 */
async function seenBefore(ports: Ports, arrival: Arrival): Promise<boolean> {
  const opened = arrival.open();
  if (!opened) return false;
  try {
    const { fd, size } = opened;
    if (!knownCms(ports.db, sha256Hex(readContainer(fd, MAX_ENVELOPE_BYTES).cms))) return false;
    const { sha256 } = await copyParts(new Uint8Array(0), [{ fd, offset: 0, length: size }]);
    return knownRaw(ports.db, sha256);
  } catch {
    return false; // whatever is wrong with it is found out after it was copied
  } finally {
    closeSync(opened.fd);
  }
}

/** Sender by sender in the order of their numbers, so that "delivered" comes before "registered". */
function inOrder(ports: Ports, arrived: readonly Arrived[]): Arrived[] {
  const number = ({ verdict }: Arrived): number =>
    verdict.manifest === null ? 0 : (sequenceFor(ports, verdict.manifest) ?? 0);
  const sender = ({ verdict }: Arrived): string => verdict.manifest?.sender.stationId ?? '';
  return [...arrived].sort((a, b) =>
    sender(a) === sender(b) ? number(a) - number(b) : sender(a) < sender(b) ? -1 : 1,
  );
}

function enterInbox(ports: Ports, channel: ChannelId, one: Arrived, report: Report): void {
  if (knownRaw(ports.db, one.rawSha256)) {
    report.alreadyKnown += 1; // another reading was faster
    return;
  }
  const failure =
    one.verdict.signed && one.verdict.manifest !== null
      ? (damagedCopy(ports, one.verdict) ??
        firstOf(refusalOf(ports, one.verdict.manifest, channel), one.verdict.failure))
      : one.verdict.failure;
  const verdict: Verdict = { ...one.verdict, failure };
  const id = ports.newId();
  insertIn(ports.db, rowOf(ports, { id, channel }, one, verdict));
  report.read += 1;
  if (failure !== null) {
    report.quarantined += 1;
    quarantine(ports, id, one, verdict);
  } else if (verdict.manifest !== null) accept(ports, id, verdict, report);
}

/** Of an envelope that was accepted: no replay, and nothing that its sender would have to send again. */
const damagedCopy = (ports: Ports, { cmsSha256, failure }: Verdict): Verdict['failure'] =>
  failure?.check === 'content' && cmsSha256 !== null && knownCms(ports.db, cmsSha256)
    ? { ...failure, code: 'envelope-copy-damaged' }
    : null;

/** Of two refusals the one that comes first in the fixed order; the state may have changed since the first look. */
function firstOf(now: Verdict['failure'], before: Verdict['failure']): Verdict['failure'] {
  return now ?? (before?.check === 'sequence' || before?.check === 'level' ? null : before);
}

function rowOf(
  ports: Ports,
  { id, channel }: { id: string; channel: ChannelId },
  one: Arrived,
  verdict: Verdict,
): Parameters<typeof insertIn>[1] {
  const { manifest, failure } = verdict;
  const sender = manifest?.sender;
  const station = sender?.stationId ?? one.claimed?.station ?? null;
  const peer = station === null ? null : trustedCard(ports.db, station);
  return {
    ...{ id, channel },
    rawSha256: one.rawSha256,
    cmsSha256: verdict.cmsSha256,
    rawBytes: one.rawBytes,
    senderStation: station,
    senderOffice: peer?.officeCode ?? null,
    // the name by which we know it; what an unproved message calls itself is not shown as if it were true
    senderName: peer?.officeName ?? null,
    envelopeId: manifest?.envelopeId ?? one.claimed?.envelopeId ?? null,
    sequence: manifest === null ? null : sequenceFor(ports, manifest),
    kind: kindNamed(manifest?.kind ?? '')?.kind ?? null,
    level: manifest?.level ?? null,
    manifest:
      failure === null && manifest !== null
        ? JSON.stringify({ ...keptManifest(manifest), forwarded: judgeForwarded(ports, manifest) })
        : null,
    signers: [...verdict.signers],
    files:
      failure === null && manifest !== null
        ? keptFiles(
            manifest,
            manifest.blobs.map(({ name, size }) => ({ name, sizeBytes: size })),
          )
        : [],
    checks: checkLines(verdict),
    stage: failure === null ? (kindNamed(manifest?.kind ?? '')?.enters ?? 'checked') : 'quarantined',
    errorCode: failure?.code ?? null,
    errorReason: failure?.reason ?? null,
    signedMs: verdict.signedMs,
    readMs: ports.nowMs(),
    readBy: ports.actor.id,
  };
}

function quarantine(ports: Ports, id: string, one: Arrived, verdict: Verdict): void {
  const { failure, manifest } = verdict;
  if (failure === null) return;
  const station = manifest?.sender.stationId ?? one.claimed?.station;
  const about = manifest?.envelopeId ?? one.claimed?.envelopeId;
  const facts = { code: failure.code, check: failure.check, reason: failure.reason };
  ports.append({ act: 'envelope.quarantined', subjectKind: 'envelope', subjectId: id, facts });
  // A copy of what was accepted already is not refused: the sender has its receipt, and nothing is lost.
  if (station === undefined || about === undefined) return;
  if (acceptedEnvelope(ports.db, station, about) || isWaived(ports.db, station, about)) return;
  queueReceipt(ports, station, {
    event: 'refused',
    by: 'check',
    about,
    code: failure.code,
    reason: failure.reason,
  });
}

function accept(ports: Ports, id: string, { manifest }: Verdict, report: Report): void {
  if (manifest === null) return;
  const kind = kindNamed(manifest.kind) ?? raise('internal', { at: 'kind' });
  const from = manifest.sender.stationId;
  const sequence = sequenceFor(ports, manifest) ?? raise('internal', { at: 'sequence' });
  if (kind.kind !== 'receipt') {
    const peer = trustedCard(ports.db, from)?.officeName ?? '';
    const facts = { peer, sequence, kind: kind.kind, files: manifest.blobs.length };
    ports.append({ act: 'envelope.received', subjectKind: 'envelope', subjectId: id, facts });
  }
  const arrived = { inboxId: id, from, sequence, manifest };
  const changed = !cameAlready(ports, arrived) && kind.accept(ports, arrived);
  if (kind.kind === 'receipt' && changed) report.receiptsApplied += 1;
}
