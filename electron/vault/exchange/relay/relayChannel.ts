import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { RelayStatus } from '../../../../shared/ipc/contract/relay.ts';
import type { AppEvent } from '../../../../shared/ipc/reply.ts';
import { PART_BYTES, PARTS_IN_FLIGHT } from '../../../../shared/ipc/egressProtocol.ts';
import { AppError, raise } from '../../../../shared/errors.ts';
import { toAppError } from '../../db/handles.ts';
import type { Ports } from '../../ports.ts';
import type { Channel, ChannelRun, Parcel } from '../channel/channel.ts';
import { findOut } from '../../envelopes/store.ts';
import type { RelayArrival, RelayInbox } from './inbox.ts';
import type { EgressPort, RelayLink } from './link.ts';
import type { SentNotes, Transfer } from './sentNotes.ts';
import { isAskedAgain } from '../../tables/relay.ts';

/** The relay said it had our random number before we ever used it: someone guessed, or a fault. Another number then. */
const MAX_NUMBERS = 3;

/** What a relay channel stands on, for as long as a session lasts. */
export interface RelayParts {
  readonly link: RelayLink;
  readonly inbox: RelayInbox;
  readonly notes: SentNotes;
  /** what the relay keeps already and no row says yet: a run that failed half-way is not begun from the start */
  readonly kept: Set<string>;
}

/** The relay of one session: its line and its runs. Ends with the session. */
export interface RelaySession {
  readonly parts: RelayParts;
  readonly status: () => RelayStatus;
  attach(port: EgressPort): void;
  /** something changed: perhaps there is something to send, or other settings */
  heard(event: AppEvent): void;
  close(): void;
}

/**
 * The relay as a channel of the exchange: large files in parts of 256 KiB, gone on with at the part where the line
 * broke. "Put" means that the relay keeps it on its disk; that it was delivered only a receipt says.
 */
export function relayChannel(
  ports: Pick<Ports, 'db' | 'nowMs'>,
  { link, inbox, notes, kept }: RelayParts,
): Channel & { readonly given: readonly RelayArrival[] } {
  const given: RelayArrival[] = [];
  return {
    id: 'relay',
    given,
    async put(parcel, run) {
      const row = findOut(ports.db, parcel.envelopeId) ?? raise('not-found', { id: parcel.envelopeId });
      const isThere = row.stage !== 'queued' && row.stage !== 'sealed';
      if (isThere && !isAskedAgain(ports.db, row.id) && !notes.isDue(row, ports.nowMs())) return false;
      if (kept.has(row.id)) return true;
      await sendUnderSomeNumber(link, parcel, run, notes);
      kept.add(row.id);
      notes.sent(row, ports.nowMs());
      return true;
    },
    async list() {
      given.push(...inbox.arrivals());
      return { arrivals: given, skipped: 0, unfinished: 0 };
    },
  };
}

async function sendUnderSomeNumber(
  link: RelayLink,
  parcel: Parcel,
  run: ChannelRun,
  notes: SentNotes,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const file = await open(parcel.path, 'r');
    try {
      if (await sendFile(link, file, parcel, run, notes)) return;
    } finally {
      await file.close();
    }
    notes.forget(parcel.envelopeId);
    if (tries === MAX_NUMBERS) throw new AppError('relay-refused', { fault: 'duplicate' });
  }
}

/**
 * Sends what the relay does not keep yet, a few parts at a time.
 * @returns false when the relay knew the number already
 * @throws AppError `stopped`, `relay-refused`
 */
async function sendFile(
  link: RelayLink,
  file: FileHandle,
  parcel: Parcel,
  { signal, onBytes }: ChannelRun,
  notes: SentNotes,
): Promise<boolean> {
  const { size } = await file.stat();
  const count = Math.max(1, Math.ceil(size / PART_BYTES));
  const begun = notes.transferOf(parcel.envelopeId, count);
  const now: { -readonly [K in keyof Transfer]: Transfer[K] } = {
    transfer: begun?.transfer ?? randomBytes(16).toString('hex'),
    kept: begun?.kept ?? 0,
  };
  notes.progress(parcel.envelopeId, { ...now, count });
  const onTheWay = new Map<number, Promise<void>>();
  const behindGap = new Set<number>();
  let isTaken = false;
  let failure: AppError | null = null;

  async function sendPart(index: number): Promise<void> {
    const bytes = Buffer.alloc(Math.min(PART_BYTES, size - index * PART_BYTES));
    await file.read(bytes, 0, bytes.length, index * PART_BYTES);
    const { transfer } = now;
    const part = { transfer, envelope: parcel.envelopeId, to: parcel.station, index, count, bytes };
    const { duplicate } = await link.send(part);
    if (duplicate && begun === undefined) isTaken = true;
    behindGap.add(index);
    while (behindGap.delete(now.kept)) now.kept += 1;
    notes.progress(parcel.envelopeId, { ...now, count });
    onBytes(Math.min(size, now.kept * PART_BYTES));
  }

  // a failed part ends the sending; nobody reads from the file any more when it is closed
  for (let index = now.kept; index < count && !isTaken && !signal.aborted; index += 1) {
    const sending = sendPart(index).finally(() => onTheWay.delete(index));
    sending.catch((error: unknown) => (failure ??= toAppError(error)));
    onTheWay.set(index, sending);
    if (onTheWay.size >= PARTS_IN_FLIGHT) await Promise.race(onTheWay.values()).catch(() => undefined);
    if (failure !== null) break;
  }
  await Promise.allSettled(onTheWay.values());
  if (failure !== null) throw failure;
  if (signal.aborted) throw new AppError('stopped');
  return !isTaken;
}
