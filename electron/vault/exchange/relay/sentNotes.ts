import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { OutRow } from '../../envelopes/store.ts';
import { makeFolders } from '../../disk/makeFolders.ts';

/**
 * How far large envelopes have come on their way to the relay, and when an unconfirmed one was sent again:
 * `exchange/relay/sent.json`. Convenience, no record: without it an envelope is sent once more, which its recipient
 * tells by its number and id.
 */
export interface SentNotes {
  /** Where a transfer of so many parts stands, or undefined when it is to be begun. */
  transferOf(envelopeId: string, count: number): Transfer | undefined;
  progress(envelopeId: string, transfer: Transfer & { readonly count: number }): void;
  /** The relay keeps all of it. */
  sent(row: Pick<OutRow, 'id' | 'stage'>, nowMs: number): void;
  forget(envelopeId: string): void;
  /** Unconfirmed for so long that it goes again: after one day, three, then every seven. */
  isDue(row: Pick<OutRow, 'id' | 'kind' | 'writtenMs'>, nowMs: number): boolean;
}

export interface Transfer {
  readonly transfer: string;
  /** parts that the relay keeps, counted from the first without a gap */
  readonly kept: number;
}

const Notes = z.object({
  transfers: z.record(
    z.string(),
    z.object({ transfer: z.string().regex(/^[0-9a-f]{32}$/), kept: z.int(), count: z.int() }),
  ),
  again: z.record(z.string(), z.object({ atMs: z.int(), times: z.int() })),
});

const DAY_MS = 24 * 3600 * 1000;
const WAIT_DAYS = [1, 3, 7] as const;
/** Written this often while a large file goes; a broken line costs at most this many parts again. */
const EVERY_PARTS = 16;

export function openSentNotes(vaultDir: string): SentNotes {
  const folder = join(vaultDir, 'exchange', 'relay');
  const path = join(folder, 'sent.json');
  const notes = read(path);

  function write(): void {
    makeFolders(folder);
    writeFileSync(`${path}.part`, JSON.stringify(notes), { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }

  function drop(envelopeId: string): void {
    if (!Object.hasOwn(notes.transfers, envelopeId)) return;
    delete notes.transfers[envelopeId];
    write();
  }

  return {
    transferOf(envelopeId, count) {
      const known = notes.transfers[envelopeId];
      return known?.count === count ? known : undefined;
    },
    progress(envelopeId, transfer) {
      if (transfer.count === 1) return;
      const before = notes.transfers[envelopeId];
      notes.transfers[envelopeId] = { ...transfer };
      if (before === undefined || transfer.kept % EVERY_PARTS === 0) write();
    },
    sent(row, nowMs) {
      drop(row.id);
      if (row.stage !== 'written') return;
      notes.again[row.id] = { atMs: nowMs, times: (notes.again[row.id]?.times ?? 0) + 1 };
      write();
    },
    forget: drop,
    isDue({ id, kind, writtenMs }, nowMs) {
      if (kind === 'receipt' || writtenMs === null) return false;
      const { atMs, times } = notes.again[id] ?? { atMs: writtenMs, times: 0 };
      return nowMs - atMs >= (WAIT_DAYS[Math.min(times, WAIT_DAYS.length - 1)] ?? 7) * DAY_MS;
    },
  };
}

function read(path: string): z.infer<typeof Notes> {
  try {
    return Notes.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    rmSync(path, { force: true });
    return { transfers: {}, again: {} };
  }
}
