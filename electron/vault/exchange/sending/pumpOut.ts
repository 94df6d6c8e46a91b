import { existsSync, statSync } from 'node:fs';
import { AppError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { anchorFor } from '../../audit/witness.ts';
import { sealEnvelope } from '../../envelopes/envelope.ts';
import { writeContainerFile } from '../../envelopes/container.ts';
import { MANIFEST_FORMAT } from '../../envelopes/manifest.ts';
import { ofStation, type Ports } from '../../ports.ts';
import { isFrozen } from '../../knowing/freeze.ts';
import type { Channel } from '../channel/channel.ts';
import {
  type ChannelId,
  outUnconfirmed,
  outWaiting,
  setSealed,
  setWritten,
  type OutRow,
  type Signer,
} from '../../envelopes/store.ts';
import { checkGate } from '../channel/gate.ts';
import { officeSigner } from '../../peers/ownKeys.ts';
import { sealedForLost } from '../../envelopes/lostSeals.ts';
import { trustedPeer } from '../../peers/peers.ts';
import { trustedCard } from '../../peers/store.ts';
import { outboxPath } from '../../disk/places.ts';
import { stoppable } from '../pumping.ts';
import { RECEIPTS_AGAIN_MS, renewHeld } from './renewSeals.ts';
import { senderOf, signerOf } from './seal.ts';
import { wholeSecond } from '../../crypto/cms/sign.ts';
import { saidIn } from './outRow.ts';

export type PumpReport = Output<'exchange.writeFolder'>;
export const EMPTY_REPORT: PumpReport = {
  written: 0,
  receiptsWritten: 0,
  read: 0,
  receiptsApplied: 0,
  alreadyKnown: 0,
  quarantined: 0,
  skipped: 0,
  noRoom: 0,
  unfinished: 0,
  blocked: 0,
  stopped: false,
};

/** What was put out, to be written down by the transaction. */
export interface PumpedOut {
  readonly ids: readonly string[];
  readonly sealed: readonly { readonly id: string; readonly signers: readonly Signer[] }[];
  readonly report: PumpReport;
}

/**
 * The first half of putting out: seals what is queued and gives every waiting envelope to the channel. A file stands
 * there before its row says so: a crash in between puts the same bytes out again, which the recipient tells by their
 * number and id. For the `prepare` of a command.
 */
export const putOut = (ports: Ports, channel: Channel): Promise<PumpedOut> =>
  stoppable(async (signal) => {
    const rows = rowsToGo(ports);
    const sizes = rows.map((row) => sizeOf(ports, row));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const [sealed, ids]: [{ id: string; signers: readonly Signer[] }[], string[]] = [[], []];
    const report = { ...EMPTY_REPORT };
    let done = 0;
    for (const [index, row] of rows.entries()) {
      if (signal.aborted) report.stopped = true;
      if (report.stopped) break;
      if (!mayPass(ports, row, channel.id)) {
        report.blocked += 1;
        continue;
      }
      const signers = await sealedBytes(ports, row);
      if (signers === null) {
        report.skipped += 1; // no trusted card of the station any more, or its bytes are gone: the others go out
        continue;
      }
      if (signers.length > 0) sealed.push({ id: row.id, signers });
      const before = done;
      const put = await putOne(ports, channel, row, signal, (bytes) => ports.progress(before + bytes, total));
      if (put === null) report.stopped = true;
      else {
        if (put) report[row.kind === 'receipt' ? 'receiptsWritten' : 'written'] += 1;
        ids.push(row.id);
      }
      ports.progress((done += sizes[index] ?? 0), total);
    }
    return { ids, sealed, report };
  });

/** Null when a person stopped it half-way: the rest of the file goes with the next run. */
async function putOne(
  ports: Ports,
  channel: Channel,
  row: OutRow,
  signal: AbortSignal,
  onBytes: (done: number) => void,
): Promise<boolean | null> {
  const { peerStation: station, id: envelopeId, level } = row;
  const path = outboxPath(ports.dir, row.id);
  try {
    return await channel.put(
      { station, from: ports.station.stationId, envelopeId, level, path },
      { signal, onBytes },
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'stopped') return null;
    throw error;
  }
}

/** The second half, inside the transaction: "put out" is not "delivered"; only a signed receipt says that. */
export function noteOut(ports: Ports, channel: ChannelId, { ids, sealed, report }: PumpedOut): PumpReport {
  for (const { id, signers } of sealed) setSealed(ports.db, id, signers);
  for (const id of ids) setWritten(ports.db, id, ports.nowMs());
  renewHeld(ports);
  const { skipped, blocked } = report;
  const written = report.written + report.receiptsWritten;
  ports.append({
    act: channel === 'folder' ? 'folder.written' : 'relay.written',
    ...ofStation(ports),
    facts: { written, skipped, blocked, stopped: report.stopped ? 1 : 0 },
  });
  ports.announce('exchange.changed', ...ids);
  return report;
}

function rowsToGo(ports: Ports): OutRow[] {
  // what is being recalled waits in the outbox; the order to recall it goes
  const goes = ({ kind, documentId }: OutRow): boolean =>
    kind !== 'document' || documentId === null || !isFrozen(ports.db, documentId);
  const waiting = outWaiting(ports.db).filter(goes);
  const again = outUnconfirmed(ports.db, ports.nowMs() - RECEIPTS_AGAIN_MS).filter(goes);
  return [...waiting, ...again];
}

function sizeOf(ports: Ports, row: OutRow): number {
  return statSync(outboxPath(ports.dir, row.id), { throwIfNoEntry: false })?.size ?? 0;
}

function mayPass(ports: Ports, row: OutRow, channel: ChannelId): boolean {
  const peer = trustedCard(ports.db, row.peerStation);
  if (peer === null) return true; // told as passed over
  try {
    checkGate(ports, row.level, channel, peer);
    return true;
  } catch {
    return false;
  }
}

/** What is being sealed now, by its place: a run of another channel at the same moment waits for the same bytes. */
const beingSealed = new Map<string, Promise<readonly Signer[] | null>>();

/**
 * Makes sure that the sealed bytes of a row lie in the outbox. What was queued is signed by the office here, once:
 * a crash after that finds the file and uses it.
 * @returns the signers when it was sealed now, an empty list when it was sealed before, null when it can't go out
 */
async function sealedBytes(ports: Ports, row: OutRow): Promise<readonly Signer[] | null> {
  const path = outboxPath(ports.dir, row.id);
  // what was sealed before its station was lost stays here, too, also when its office is trusted again
  if (trustedCard(ports.db, row.peerStation) === null || sealedForLost(ports.db, row)) return null;
  if (row.stage !== 'queued') return existsSync(path) ? [] : null;
  const running = beingSealed.get(path);
  if (running !== undefined) return running;
  const sealing = sealQueued(ports, row, path).finally(() => beingSealed.delete(path));
  beingSealed.set(path, sealing);
  return sealing;
}

async function sealQueued(ports: Ports, row: OutRow, path: string): Promise<readonly Signer[] | null> {
  const signer = officeSigner(ports);
  if (existsSync(path)) return [signerOf(signer.certificate)];
  const peer = trustedPeer(ports.db, row.peerStation);
  if (peer === null || row.metadata === null) return null;
  const cms = await sealEnvelope({
    manifest: {
      format: MANIFEST_FORMAT,
      envelopeId: row.id,
      kind: row.kind,
      sender: senderOf(ports),
      recipients: [{ officeCode: row.peerOffice, stationId: row.peerStation, sequence: row.sequence }],
      createdMs: wholeSecond(ports.nowMs()),
      level: row.level,
      metadata: {
        ...saidIn(row),
        ...(row.kind === 'receipt' ? { ledger: anchorFor(ports.db, row.peerStation) } : {}),
      },
      blobs: [],
    },
    signers: [signer],
    recipients: [peer.encryption],
  });
  await writeContainerFile(path, cms, []);
  return [signerOf(signer.certificate)];
}
