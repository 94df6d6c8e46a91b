import { closeSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomId, sha256Hex } from '../crypto/primitives.ts';
import { readContainer } from '../crypto/envelopeContainer.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import { preparedCommand, type Ports } from '../ports.ts';
import { MAX_ENVELOPE_BYTES } from './blobs.ts';
import { copyIn, listFolder, type Found } from './folder.ts';
import { checkLines, judge, kindOf, refusalOf, sequenceFor, type Verdict } from './judge.ts';
import { readReceiptMetadata } from './metadata.ts';
import { trustedCard } from './peerStore.ts';
import { inboxPath, inboxTemporary } from './places.ts';
import { applyReceipt, queueReceipt } from './receipts.ts';
import { openPlainFile } from './smallFile.ts';
import { acceptedEnvelope, insertIn, knownCms, knownRaw } from './store.ts';
import { EMPTY_REPORT, type PumpReport } from './writeFolder.ts';

/** New envelopes of one call; the rest is taken by the next one. */
const MAX_NEW = 5_000;

interface Arrived {
  readonly rawSha256: string;
  readonly rawBytes: number;
  readonly claimed: Found['claimed'];
  readonly verdict: Verdict;
}

interface ReadIn {
  readonly arrived: readonly Arrived[];
  readonly alreadyKnown: number;
  readonly skipped: number;
}

/**
 * Takes in what lies in the folder for this station. The raw bytes are copied into the vault and made durable before
 * anything looks into them; row, checks, receipts to the sender and what a receipt changes stand in one transaction.
 * A crash before it leaves raw bytes without a row, and the next reading starts from the medium again.
 */
export const readFolderHandlers = {
  'exchange.readFolder': preparedCommand<'exchange.readFolder', ReadIn>({
    prepare: async (ports, { path }) => {
      const { found, skipped } = listFolder(path, ports.station.stationId);
      const read = { arrived: [] as Arrived[], alreadyKnown: 0, skipped };
      for (const [index, file] of found.entries()) {
        if (read.arrived.length >= MAX_NEW) read.skipped += 1;
        else await takeOne(ports, file, read);
        ports.progress(index + 1, found.length);
      }
      return read;
    },
    apply: (ports, _input, { arrived, alreadyKnown, skipped }) => {
      const report = { ...EMPTY_REPORT, alreadyKnown, skipped };
      for (const one of inOrder(ports, arrived)) enterInbox(ports, one, report);
      const facts = { ...report };
      ports.append({ act: 'folder.read', subjectKind: 'station', subjectId: ports.station.stationId, facts });
      ports.announce('exchange.changed');
      return report;
    },
  }),
};

async function takeOne(
  ports: Ports,
  file: Found,
  read: { arrived: Arrived[]; alreadyKnown: number; skipped: number },
): Promise<void> {
  if (seenBefore(ports, file.path)) {
    read.alreadyKnown += 1;
    return;
  }
  const temporary = inboxTemporary(ports.dir, randomId());
  try {
    const copied = await copyIn(file.path, temporary, MAX_ENVELOPE_BYTES);
    if (copied === null) {
      read.skipped += 1;
      return;
    }
    if (knownRaw(ports.db, copied.sha256) || read.arrived.some((one) => one.rawSha256 === copied.sha256)) {
      read.alreadyKnown += 1;
      return;
    }
    const place = inboxPath(ports.dir, copied.sha256);
    if (!existsSync(place)) renameSync(temporary, place);
    syncFolder(dirname(place));
    read.arrived.push({
      rawSha256: copied.sha256,
      rawBytes: copied.bytes,
      claimed: file.claimed,
      verdict: await judge(ports, place),
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A cheap look: the CMS binds all files by their digests, so an accepted one need not be copied again. */
function seenBefore(ports: Ports, path: string): boolean {
  const opened = openPlainFile(path);
  if (!opened) return false;
  try {
    return knownCms(ports.db, sha256Hex(readContainer(opened.fd, MAX_ENVELOPE_BYTES).cms));
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

function enterInbox(
  ports: Ports,
  one: Arrived,
  report: { -readonly [K in keyof PumpReport]: PumpReport[K] },
): void {
  if (knownRaw(ports.db, one.rawSha256)) {
    report.alreadyKnown += 1; // another reading was faster
    return;
  }
  const failure =
    one.verdict.signed && one.verdict.manifest !== null
      ? firstOf(refusalOf(ports, one.verdict.manifest), one.verdict.failure)
      : one.verdict.failure;
  const verdict: Verdict = { ...one.verdict, failure };
  const id = ports.newId();
  insertIn(ports.db, rowOf(ports, id, one, verdict));
  report.read += 1;
  if (failure !== null) {
    report.quarantined += 1;
    quarantine(ports, id, one, verdict);
  } else if (verdict.manifest !== null) accept(ports, id, verdict, report);
}

/** Of two refusals the one that comes first in the fixed order; the state may have changed since the first look. */
function firstOf(now: Verdict['failure'], before: Verdict['failure']): Verdict['failure'] {
  return now ?? (before?.check === 'sequence' || before?.check === 'level' ? null : before);
}

function rowOf(ports: Ports, id: string, one: Arrived, verdict: Verdict): Parameters<typeof insertIn>[1] {
  const { manifest, failure } = verdict;
  const sender = manifest?.sender;
  const station = sender?.stationId ?? one.claimed?.station ?? null;
  const peer = station === null ? null : trustedCard(ports.db, station);
  return {
    id,
    rawSha256: one.rawSha256,
    cmsSha256: verdict.cmsSha256,
    rawBytes: one.rawBytes,
    senderStation: station,
    senderOffice: peer?.officeCode ?? null,
    // the name by which we know it; what an unproved message calls itself is not shown as if it were true
    senderName: peer?.officeName ?? null,
    envelopeId: manifest?.envelopeId ?? one.claimed?.envelopeId ?? null,
    sequence: manifest === null ? null : sequenceFor(ports, manifest),
    kind: manifest === null ? null : kindOf(manifest),
    level: manifest?.level ?? null,
    manifest: failure === null && manifest !== null ? JSON.stringify(withoutKeys(manifest)) : null,
    signers: [...verdict.signers],
    files:
      failure === null && manifest !== null
        ? manifest.blobs.map(({ name, size }) => ({ name, sizeBytes: size }))
        : [],
    checks: checkLines(verdict),
    stage: failure === null ? 'checked' : 'quarantined',
    errorCode: failure?.code ?? null,
    errorReason: failure?.reason ?? null,
    signedMs: verdict.signedMs,
    readMs: ports.nowMs(),
    readBy: ports.actor.id,
  };
}

/** The keys of the files stay in the sealed raw bytes only. */
function withoutKeys(manifest: NonNullable<Verdict['manifest']>): object {
  return { ...manifest, blobs: manifest.blobs.map(({ contentKey: _contentKey, ...blob }) => blob) };
}

function quarantine(ports: Ports, id: string, one: Arrived, verdict: Verdict): void {
  const { failure, manifest } = verdict;
  if (failure === null) return;
  const station = manifest?.sender.stationId ?? one.claimed?.station;
  const about = manifest?.envelopeId ?? one.claimed?.envelopeId;
  const facts = { code: failure.code, check: failure.check, reason: failure.reason };
  ports.append({ act: 'envelope.quarantined', subjectKind: 'envelope', subjectId: id, facts });
  // A copy of what was accepted already is not refused: the sender has its receipt, and nothing is lost.
  if (station === undefined || about === undefined || acceptedEnvelope(ports.db, station, about)) return;
  queueReceipt(ports, station, {
    event: 'refused',
    by: 'check',
    about,
    code: failure.code,
    reason: failure.reason,
  });
}

function accept(ports: Ports, id: string, verdict: Verdict, report: { receiptsApplied: number }): void {
  const { manifest } = verdict;
  if (manifest === null) return;
  const from = manifest.sender.stationId;
  if (kindOf(manifest) === 'receipt') {
    if (applyReceipt(ports, from, readReceiptMetadata(manifest.metadata)) === 'applied')
      report.receiptsApplied += 1;
    return;
  }
  const facts = {
    peer: trustedCard(ports.db, from)?.officeName ?? '',
    sequence: sequenceFor(ports, manifest),
    files: manifest.blobs.length,
  };
  ports.append({ act: 'envelope.received', subjectKind: 'envelope', subjectId: id, facts });
  queueReceipt(ports, from, { event: 'delivered', about: manifest.envelopeId });
}
