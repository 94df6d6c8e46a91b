import { randomBytes } from 'node:crypto';
import { closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBlob, SegmentReader } from '../../electron/vault/crypto/segmentReader.ts';
import { openFile } from '../../electron/vault/attachments/segments.ts';
import {
  blobPath,
  commitBlob,
  removeBlob,
  stageFile,
} from '../../electron/vault/attachments/segmentsStore.ts';
import type { Pair } from './engines.ts';
import { figureOf, median, ratioOf, type Result, timed } from './measure.ts';

const MIB = 1024 * 1024;
const SIZE = 100 * MIB;
const ROUNDS = 3;

/** A file of 100 MB: taken in, read whole, first byte; against a BLOB of plain better-sqlite3. */
export async function attachments({ dir, anchor }: Pair): Promise<Result[]> {
  const source = join(dir, 'source.bin');
  writeFileSync(source, randomBytes(SIZE));
  anchor.db.exec('CREATE TABLE IF NOT EXISTS blob_file (id INTEGER PRIMARY KEY, body BLOB NOT NULL)');
  const key = randomBytes(32);
  const taken = {
    importOurs: [] as number[],
    importPlain: [] as number[],
    openOurs: [] as number[],
    openPlain: [] as number[],
    firstOurs: [] as number[],
    firstPlain: [] as number[],
  };
  let grown = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = memory();
    let most = before;
    const kept = await timed(async () => {
      const blob = await stageFile(dir, { path: source }, key, {
        maxBytes: SIZE,
        withCipherDigest: false,
        onProgress: () => (most = Math.max(most, process.memoryUsage.rss())),
      });
      commitBlob(dir, blob.id);
      return blob;
    });
    grown = Math.max(grown, most - before);
    taken.importOurs.push(kept.ms);
    const path = blobPath(dir, kept.value.id);
    taken.openOurs.push((await timed(() => openFile(path, key, () => undefined))).ms);
    taken.firstOurs.push((await timed(() => firstByte(path, key))).ms);
    removeBlob(dir, kept.value.id);

    const whole = readFileSync(source);
    taken.importPlain.push(
      (await timed(() => anchor.db.prepare('INSERT INTO blob_file VALUES (?, ?)').run(round, whole))).ms,
    );
    anchor.reopen();
    const select = anchor.db.prepare('SELECT body FROM blob_file WHERE id = ?').pluck();
    taken.openPlain.push((await timed(() => (select.get(round) as Buffer).length)).ms);
    anchor.reopen();
    const again = anchor.db.prepare('SELECT body FROM blob_file WHERE id = ?').pluck();
    taken.firstPlain.push((await timed(() => (again.get(round) as Buffer)[0])).ms);
    anchor.db.prepare('DELETE FROM blob_file').run();
  }
  rmSync(source);
  const line = (name: string, ours: readonly number[], plain: readonly number[], hold: number): Result =>
    ratioOf(name, 1, { ours: median(ours), anchor: median(plain) }, 'ms', hold);
  return [
    line('attachment-import', taken.importOurs, taken.importPlain, 0.15),
    line('attachment-open', taken.openOurs, taken.openPlain, 0.2),
    line('attachment-first-byte', taken.firstOurs, taken.firstPlain, 0.005),
    figureOf('attachment-memory', 1, grown / MIB, 'MiB', 48),
  ];
}

function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage.rss();
}

function firstByte(path: string, key: Uint8Array): number | undefined {
  const fd = openBlob(path);
  const reader = new SegmentReader(fd, key);
  try {
    return reader.read(0)[0];
  } finally {
    reader.close();
    closeSync(fd);
  }
}
