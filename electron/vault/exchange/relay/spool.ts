import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../crypto/vaultHeader.ts';
import { PART_BYTES } from '../../../../shared/ipc/egressProtocol.ts';
import { MAX_ENVELOPE_BYTES } from '../channel/blobs.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

/**
 * Parts of large envelopes that are still coming in: `exchange/relay/<sender>.<transfer>.<count>/<index>` in the
 * vault folder. Sealed bytes of which nothing is believed. A part is durable before the relay hears of it; the last
 * one is told only after the whole envelope was committed, so that a crash in between brings it again.
 */
export interface Spool {
  /** @returns what became of the part: `whole` when it was the last one missing */
  keep(part: SpooledPart): 'kept' | 'whole' | 'refused';
  /** The parts of a whole transfer in their order. */
  files(transfer: SpooledTransfer): string[];
  remove(transfer: SpooledTransfer): void;
  /** Transfers that nobody went on with; at sign-in. */
  sweep(nowMs: number): number;
}

export interface SpooledTransfer {
  readonly from: string;
  readonly transfer: string;
  readonly count: number;
}

export interface SpooledPart extends SpooledTransfer {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** An envelope of the largest size, and nothing beyond it. */
const MAX_PARTS = Math.ceil(MAX_ENVELOPE_BYTES / PART_BYTES) + 1;
/** Half-done transfers of one sender; an older one gives way, and its sender gets no receipt for it. */
const MAX_OPEN = 4;
const ABANDONED_MS = 14 * 24 * 3600 * 1000;
const NAME = /^([0-9a-f]{32})\.([0-9a-f]{32})\.(\d{1,5})$/;

export function openSpool(vaultDir: string): Spool {
  const root = join(vaultDir, 'exchange', 'relay');
  const boxOf = ({ from, transfer, count }: SpooledTransfer): string =>
    join(root, `${from}.${transfer}.${count}`);
  const partOf = (transfer: SpooledTransfer, index: number): string =>
    join(boxOf(transfer), String(index).padStart(5, '0'));
  /** parts that are there, counted once per transfer and then kept */
  const present = new Map<string, Set<number>>();

  function partsOf(transfer: SpooledTransfer): Set<number> {
    const box = boxOf(transfer);
    const known = present.get(box);
    if (known) return known;
    if (!existsSync(box)) {
      makeRoom(transfer.from);
      makeFolders(box);
      syncFolder(root);
    }
    const found = new Set(readdirSync(box).flatMap((name) => (/^\d{5}$/.test(name) ? [Number(name)] : [])));
    present.set(box, found);
    return found;
  }

  function makeRoom(from: string): void {
    const open = transfers()
      .filter((one) => one.from === from)
      .map((one) => ({ ...one, atMs: statSync(boxOf(one)).mtimeMs }))
      .sort((a, b) => b.atMs - a.atMs);
    open.slice(MAX_OPEN - 1).forEach(remove);
  }

  function transfers(): SpooledTransfer[] {
    if (!existsSync(root)) return [];
    return readdirSync(root).flatMap((name) => {
      const [, from, transfer, count] = NAME.exec(name) ?? [];
      return from && transfer && count ? [{ from, transfer, count: Number(count) }] : [];
    });
  }

  function remove(transfer: SpooledTransfer): void {
    present.delete(boxOf(transfer));
    rmSync(boxOf(transfer), { recursive: true, force: true });
  }

  return {
    keep(part) {
      if (part.count > MAX_PARTS || part.index >= part.count || part.bytes.length > PART_BYTES)
        return 'refused';
      const parts = partsOf(part);
      if (!parts.has(part.index)) writeDurable(partOf(part, part.index), part.bytes, boxOf(part));
      parts.add(part.index);
      return parts.size === part.count ? 'whole' : 'kept';
    },
    files: (transfer) => Array.from({ length: transfer.count }, (_, index) => partOf(transfer, index)),
    remove,
    sweep(nowMs) {
      const old = transfers().filter((one) => nowMs - statSync(boxOf(one)).mtimeMs > ABANDONED_MS);
      old.forEach(remove);
      return old.length;
    },
  };
}

function writeDurable(path: string, bytes: Uint8Array, folder: string): void {
  const temporary = `${path}.part`;
  const fd = openSync(temporary, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
  syncFolder(folder);
}

/** A part of the spool; at most 256 KiB. */
export const readPart = (path: string): Buffer => readFileSync(path);
