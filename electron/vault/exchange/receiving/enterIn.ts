import { raise } from '../../../../shared/errors.ts';
import type { Manifest } from '../../envelopes/manifest.ts';
import { ofStation, type Ports } from '../../ports.ts';
import { cameAlready } from './arrival.ts';
import {
  type ChannelId,
  acceptedEnvelope,
  insertIn,
  isWaived,
  knownCms,
  knownRaw,
} from '../../envelopes/store.ts';
import { judgeForwarded } from '../sending/forwarded.ts';
import { checkLines, refusalOf, sequenceFor, UNSTORABLE, type Verdict } from './judge.ts';
import { keptFiles, keptManifest } from '../keptWords.ts';
import { kindNamed } from '../kinds/index.ts';
import { ownFault } from '../ownFault.ts';
import { trustedCard } from '../../peers/store.ts';
import { inboxPath } from '../../disk/places.ts';
import type { PumpReport } from '../sending/pumpOut.ts';
import { headOf, keepOut, QUARANTINE_QUOTA, roomFor, type QuarantineQuota } from './quarantine.ts';
import { queueReceipt } from './receipts.ts';
import type { Arrived, ReadIn, Report } from './takeIn.ts';

/**
 * The second half of taking in, inside the transaction: row, checks, receipts to the sender and what an envelope changes
 * stand or fall together, each envelope by itself. One that can't be stored, for whatever reason that is not our own, lies
 * in quarantine; the others are none the worse for it. Afterwards the command calls `settle`.
 */
export function enter(
  ports: Ports,
  channel: ChannelId,
  read: ReadIn,
  quota: QuarantineQuota = QUARANTINE_QUOTA,
): PumpReport {
  const { arrived, report } = read;
  for (const one of inOrder(ports, arrived)) enterOne({ ports, channel, quota, read }, one);
  const { stopped, ...counted } = report;
  const facts = { ...counted, stopped: stopped ? 1 : 0 };
  ports.append({ act: channel === 'folder' ? 'folder.read' : 'relay.read', ...ofStation(ports), facts });
  if (report.noRoom > 0)
    ports.append({ act: 'envelope.passed-over', ...ofStation(ports), facts: { count: report.noRoom } });
  ports.announce('exchange.changed');
  return report;
}

interface Run {
  readonly ports: Ports;
  readonly channel: ChannelId;
  readonly quota: QuarantineQuota;
  readonly read: Pick<ReadIn, 'unkept' | 'passedOver'> & { readonly report: Report };
}

function enterOne(run: Run, one: Arrived): void {
  const { ports, read } = run;
  if (knownRaw(ports.db, one.rawSha256)) {
    read.report.alreadyKnown += 1; // another reading was faster
    return;
  }
  try {
    ports.attempt(() => enterJudged(run, one));
  } catch (error) {
    if (ownFault(error) !== null) throw error;
    const verdict = { ...one.verdict, failure: UNSTORABLE };
    try {
      ports.attempt(() => quarantine(run, one, verdict));
    } catch (again) {
      if (ownFault(again) !== null) throw again;
      // not even what it says of itself can be kept: its digest is
      const { cmsSha256, opened } = one.verdict;
      quarantine(run, { ...one, claimed: null }, { ...NAMELESS, cmsSha256, opened });
    }
  }
}

const NAMELESS = { manifest: null, signed: false, signers: [], signedMs: null, failure: UNSTORABLE } as const;

function enterJudged(run: Run, one: Arrived): void {
  const { ports, channel } = run;
  const { report } = run.read;
  const { manifest } = one.verdict;
  const failure =
    one.verdict.signed && manifest !== null
      ? (damagedCopy(ports, one.verdict) ?? firstOf(refusalOf(ports, manifest, channel), one.verdict.failure))
      : one.verdict.failure;
  const verdict: Verdict = { ...one.verdict, failure };
  if (failure !== null || manifest === null) {
    quarantine(run, one, verdict);
    return;
  }
  const id = ports.newId();
  insertIn(ports.db, rowOf(ports, { id, channel }, one, verdict));
  const changed = accept(ports, id, manifest);
  report.read += 1;
  if (changed) report.receiptsApplied += 1;
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
    id,
    channel,
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

/**
 * Keeps an envelope out: whole as long as there is room for it, else its head and digest; where even the number is full it
 * is passed over, and comes again with the next run (`takeIn.ts`). Its sender is told only of what was sealed for us, never on the word of a file's name.
 */
function quarantine({ ports, channel, quota, read }: Run, one: Arrived, verdict: Verdict): void {
  const { failure, manifest, opened, signed } = verdict;
  if (failure === null) return raise('internal', { at: 'quarantine' });
  const labelled = !opened && one.head === null && one.claimed !== null;
  // what only its label says is of a station never takes the room of what that station signed
  const unproved = labelled ? `label:${one.claimed.station}` : channel;
  const origin = signed && manifest !== null ? manifest.sender.stationId : unproved;
  const room = roomFor(ports.db, { origin, bytes: one.head === null ? one.rawBytes : 0 }, quota);
  if (room === 'none') {
    if (one.head === null) read.unkept.push(one.rawSha256);
    read.passedOver.push(one.rawSha256);
    read.report.noRoom += 1;
    return;
  }
  const isWhole = one.head === null && room === 'whole';
  const id = ports.newId();
  insertIn(ports.db, rowOf(ports, { id, channel }, one, verdict));
  keepOut(ports.db, {
    inboxId: id,
    rawSha256: one.rawSha256,
    origin,
    keptBytes: isWhole ? one.rawBytes : 0,
    head: isWhole ? new Uint8Array(0) : (one.head ?? headOf(inboxPath(ports.dir, one.rawSha256))),
  });
  const facts = { code: failure.code, check: failure.check, reason: failure.reason };
  ports.append({ act: 'envelope.quarantined', subjectKind: 'envelope', subjectId: id, facts });
  if (opened) tellRefused(ports, verdict);
  if (one.head === null && !isWhole) read.unkept.push(one.rawSha256);
  read.report.read += 1;
  read.report.quarantined += 1;
}

/** A copy of what was accepted already is not refused: the sender has its receipt, and nothing is lost. */
function tellRefused(ports: Ports, { failure, manifest }: Verdict): void {
  if (failure === null || manifest === null) return;
  const { stationId } = manifest.sender;
  const about = manifest.envelopeId;
  if (acceptedEnvelope(ports.db, stationId, about) || isWaived(ports.db, stationId, about)) return;
  const { code, reason } = failure;
  queueReceipt(ports, stationId, { event: 'refused', by: 'check', about, code, reason });
}

/** @returns whether a receipt changed anything */
function accept(ports: Ports, id: string, manifest: Manifest): boolean {
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
  return kind.kind === 'receipt' && changed;
}
