import { closeSync, openSync, writeSync } from 'node:fs';
import { createSha256 } from '../../crypto/primitives.ts';
import { makeDurable } from '../../crypto/vaultHeader.ts';
import type { Copied } from '../../workers/jobs.ts';
import type { Arrival } from '../channel/channel.ts';
import type { Mail } from './link.ts';
import { readPart, type Spool, type SpooledTransfer } from './spool.ts';

/** What came over the relay and was not taken in yet. */
export interface RelayInbox {
  /** @returns whether an envelope is whole now, and a run should take it in */
  receive(mail: Mail): boolean;
  /** The whole ones; `settle` of each tells the relay that it arrived. */
  arrivals(): RelayArrival[];
  /** The line broke: the relay gives everything again that was not told. */
  forget(): void;
}

export interface RelayArrival extends Arrival {
  /** of the raw bytes, once they were copied in */
  digest(): string | null;
}

interface Held {
  readonly mail: Mail;
  /** null: one message is the whole envelope, and its bytes are in memory */
  readonly transfer: SpooledTransfer | null;
}

export function createInbox(spool: Spool, taken: (refs: readonly number[]) => void): RelayInbox {
  const held = new Map<number, Held>();

  function settle(ref: number): void {
    const one = held.get(ref);
    held.delete(ref);
    if (one?.transfer) spool.remove(one.transfer);
    taken([ref]);
  }

  function arrivalOf(ref: number, { mail, transfer }: Held): RelayArrival {
    function* pieces(): Iterable<Uint8Array> {
      if (transfer === null) yield mail.bytes;
      else for (const file of spool.files(transfer)) yield readPart(file);
    }
    let digest: string | null = null;
    return {
      claimed: mail.part === null ? null : { station: mail.from, envelopeId: mail.part.envelope },
      size: mail.bytes.length * (transfer?.count ?? 1), // close enough for showing how far a reading is
      open: () => undefined,
      async copyTo(path, maxBytes) {
        const copied = await writeAll(path, pieces(), maxBytes);
        digest = copied?.sha256 ?? null;
        return copied;
      },
      settle: () => settle(ref),
      digest: () => digest,
    };
  }

  return {
    receive(mail) {
      const { from, part, bytes, ref } = mail;
      if (part === null || part.count === 1) {
        held.set(ref, { mail, transfer: null });
        return true;
      }
      const transfer = { from, transfer: part.transfer, count: part.count };
      if (spool.keep({ ...transfer, index: part.index, bytes }) !== 'whole') {
        taken([ref]);
        return false;
      }
      held.set(ref, { mail, transfer });
      return true;
    },
    arrivals: () => [...held].map(([ref, one]) => arrivalOf(ref, one)),
    forget: () => held.clear(),
  };
}

async function writeAll(
  path: string,
  pieces: Iterable<Uint8Array>,
  maxBytes: number,
): Promise<Copied | null> {
  const hash = createSha256();
  const fd = openSync(path, 'w', 0o600);
  let size = 0;
  try {
    for (const piece of pieces) {
      if ((size += piece.length) > maxBytes) return null;
      hash.update(piece);
      for (let at = 0; at < piece.length;) at += writeSync(fd, piece, at);
    }
    await makeDurable(fd);
    return { sha256: hash.digest('hex'), bytes: size };
  } finally {
    closeSync(fd);
  }
}
