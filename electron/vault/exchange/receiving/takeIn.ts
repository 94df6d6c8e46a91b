import { closeSync, existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { raise } from '../../../../shared/errors.ts';
import { randomId, sha256Hex } from '../../crypto/primitives.ts';
import { readContainer } from '../../envelopes/container.ts';
import { syncFolder } from '../../crypto/vaultHeader.ts';
import type { Ports } from '../../ports.ts';
import { copyParts } from '../../workers/jobs.ts';
import { MAX_ENVELOPE_BYTES } from '../channel/blobs.ts';
import type { Arrival, Channel } from '../channel/channel.ts';
import { type ChannelId, knownCms, knownRaw } from '../../envelopes/store.ts';
import { fairly, waiting } from './fairly.ts';
import { judge, NOTHING, UNSTORABLE, type Verdict } from './judge.ts';
import { ownFault } from '../ownFault.ts';
import { trustedCard } from '../../peers/store.ts';
import { inboxPath, inboxTemporary } from '../../disk/places.ts';
import { stoppable } from '../pumping.ts';
import { EMPTY_REPORT, type PumpReport } from '../sending/pumpOut.ts';
import { headOf, removeRaw } from './quarantine.ts';

/** New envelopes of one call; the rest is taken by the next one. */
const MAX_NEW = 5_000;

/** One raw file in the vault, looked at. */
export interface Arrived {
  readonly rawSha256: string;
  readonly rawBytes: number;
  readonly claimed: Arrival['claimed'];
  readonly verdict: Verdict;
  /** its first bytes, of a file that did not open and is not kept; else null: it lies in the vault */
  readonly head: Uint8Array | null;
}

export type Report = { -readonly [K in keyof PumpReport]: PumpReport[K] };

/** What was copied in and looked at, to be taken in by the transaction. */
export interface ReadIn {
  readonly arrived: Arrived[];
  readonly report: Report;
  /** digests of raw files that are not to stay, known once they were entered */
  readonly unkept: string[];
  /** digests of what quarantine had no room for */
  readonly passedOver: string[];
  /** once the transaction is committed: removes those, and lets the channel go of what this run took */
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
    const fresh: Arrival[] = [];
    const seen: { readonly arrival: Arrival; readonly digest: string | null }[] = [];
    const isTrusted = (station: string): boolean => trustedCard(ports.db, station) !== null;
    const total = arrivals.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    const goesOn = (): boolean => !(report.stopped ||= signal.aborted);
    for (const arrival of fairly(arrivals, isTrusted)) {
      if (!goesOn()) break;
      if (fresh.length >= MAX_NEW) report.skipped += 1;
      else if (await seenBefore(ports, arrival)) {
        report.alreadyKnown += 1;
        seen.push({ arrival, digest: null });
        ports.progress((done += arrival.size), total);
      } else fresh.push(arrival);
    }
    needRoom(
      ports.dir,
      fresh.reduce((sum, { size }) => sum + size, 0),
    );
    for (const arrival of fresh) {
      if (!goesOn()) break;
      const digest = await takeOne(ports, channel.id, arrival, arrived, report);
      if (digest !== null) seen.push({ arrival, digest });
      ports.progress((done += arrival.size), total);
    }
    const [unkept, passedOver]: [string[], string[]] = [[], []];
    const settle = (): void => {
      removeRaw(ports.dir, unkept);
      const out = new Set(passedOver);
      const without = seen.filter(({ digest }) => digest !== null && out.has(digest));
      const stays = waiting(
        without.map(({ arrival }) => arrival),
        isTrusted,
      );
      for (const { arrival } of seen) if (!stays.has(arrival)) arrival.settle?.();
    };
    return { arrived, report, unkept, passedOver, settle };
  });

const MEGABYTE = 1024 ** 2;
/** What the database and its log grow by, and what the machine needs besides. */
const SPARE_BYTES = 64 * MEGABYTE;

/** Asked before anything is copied. @throws AppError `exchange-no-room` */
export function needRoom(dir: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dir);
  const [need, free] = [bytes + SPARE_BYTES, bavail * bsize];
  if (bytes > 0 && free < need)
    raise('exchange-no-room', { need: Math.ceil(need / MEGABYTE), free: Math.floor(free / MEGABYTE) });
}

/** @returns the digest of what the vault has now, from this run or an earlier one; null where it could not be copied */
async function takeOne(
  ports: Ports,
  channel: ChannelId,
  arrival: Arrival,
  arrived: Arrived[],
  report: Report,
): Promise<string | null> {
  const temporary = inboxTemporary(ports.dir, randomId());
  try {
    const copied = await arrival.copyTo(temporary, MAX_ENVELOPE_BYTES);
    if (copied === null) {
      report.skipped += 1;
      return null;
    }
    if (knownRaw(ports.db, copied.sha256) || arrived.some((one) => one.rawSha256 === copied.sha256)) {
      report.alreadyKnown += 1;
      return copied.sha256;
    }
    const place = inboxPath(ports.dir, copied.sha256);
    if (!existsSync(place)) renameSync(temporary, place);
    syncFolder(dirname(place));
    const verdict = await judged(ports, place, channel);
    const { claimed } = arrival;
    const head = verdict.opened || mayOpenLater(ports, claimed, verdict) ? null : headOf(place);
    if (head !== null) rmSync(place, { force: true });
    arrived.push({ rawSha256: copied.sha256, rawBytes: copied.bytes, claimed, verdict, head });
    return copied.sha256;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Sealed, but with no key that is here, by its label for us from an office that we trust: a vault that was restored from
 * a backup may lack the newest key of its office, and such a letter is honest.
 */
const mayOpenLater = (ports: Ports, claimed: Arrival['claimed'], { failure }: Verdict): boolean =>
  failure?.check === 'recipient' && claimed !== null && trustedCard(ports.db, claimed.station) !== null;

/** What nobody thought of is the envelope's fault, never the end of the run; what is our own fault ends it. */
async function judged(ports: Ports, place: string, channel: ChannelId): Promise<Verdict> {
  try {
    return await judge(ports, place, channel);
  } catch (error) {
    if (ownFault(error) !== null) throw error;
    return { ...NOTHING, failure: UNSTORABLE };
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
