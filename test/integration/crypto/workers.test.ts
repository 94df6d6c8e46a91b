import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile, sealFile } from '../../../electron/vault/attachments/segments.ts';
import { blobPath, commitBlob, stageFile } from '../../../electron/vault/attachments/segmentsStore.ts';
import { randomBytes, sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { newKey } from '../../../electron/vault/crypto/wrap.ts';
import { copyParts } from '../../../electron/vault/workers/jobs.ts';
import { withLanes } from '../../../electron/vault/workers/pool.ts';
import { refusalOfAsync } from '../../unit/crypto/testPki.ts';

const dir = mkdtempSync(join(tmpdir(), 'an-thu-workers-'));
afterAll(() => rmSync(dir, { recursive: true }));

const MIB = 1024 * 1024;
const key = newKey();
/** More segments than the ring has slots, and a short last one. */
const bytes = randomBytes(11 * MIB + 7);
const source = join(dir, 'nguon.bin');
writeFileSync(source, bytes);
const limits = { maxBytes: 64 * MIB };

async function sealed(): Promise<{ path: string; sha256Plain: string; sha256Cipher: string | null }> {
  const staged = await stageFile(dir, { path: source }, key, limits);
  commitBlob(dir, staged.id);
  return { path: blobPath(dir, staged.id), ...staged };
}

async function opened(path: string, contentKey = key): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await openFile(path, contentKey, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

describe('large files on worker threads', () => {
  it('have threads to go to', async () => {
    expect(await withLanes((lanes) => Promise.resolve(lanes.length))).toBe(2);
  });

  it('come back whole, with the digests of what was read and of what was written', async () => {
    const { path, sha256Plain, sha256Cipher } = await sealed();
    expect(sha256Plain).toBe(sha256Hex(bytes));
    expect(sha256Cipher).toBe(sha256Hex(readFileSync(path)));
    expect((await opened(path)).equals(bytes)).toBe(true);
  });

  it('are sealed anew under another key', async () => {
    const { path } = await sealed();
    const [from, to, other] = [openSync(path, 'r'), openSync(join(dir, 'lai'), 'w'), newKey()];
    const place = { fd: from, offset: 0, length: readFileSync(path).length };
    const again = await sealFile({ sealed: place, contentKey: key, expected: {} }, to, other, limits);
    for (const fd of [from, to]) closeSync(fd);
    expect(again.sha256Plain).toBe(sha256Hex(bytes));
    expect((await opened(join(dir, 'lai'), other)).equals(bytes)).toBe(true);
    expect(await refusalOfAsync(() => opened(join(dir, 'lai')))).toBe('blob-damaged segment');
  });

  it('leave the key of the caller as it was', async () => {
    const before = Buffer.from(key);
    await sealed();
    expect(key.equals(before)).toBe(true);
  });

  it.each([3 * MIB, 10 * MIB + 500])('are refused with the byte at %i turned', async (at) => {
    const { path } = await sealed();
    const file = readFileSync(path);
    file[at] = (file[at] ?? 0) ^ 1;
    writeFileSync(path, file);
    expect(await refusalOfAsync(() => opened(path))).toBe('blob-damaged segment');
    expect((await opened((await sealed()).path)).length).toBe(bytes.length); // and the next one opens
  });

  it('stop when asked, and leave the threads free', async () => {
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    const options = { ...limits, signal: stop.signal, onProgress };
    await expect(stageFile(dir, { path: source }, key, options)).rejects.toThrow(/abort/i);
    expect((await sealed()).sha256Plain).toBe(sha256Hex(bytes));
  });

  it('are refused when the source shrinks while it is read', async () => {
    const shrinking = join(dir, 'ngan.bin');
    writeFileSync(shrinking, bytes);
    const onProgress = (): void => truncateSync(shrinking, MIB);
    const refused = await refusalOfAsync(() =>
      stageFile(dir, { path: shrinking }, key, { ...limits, onProgress }),
    );
    // the reading may be over before the first step is told: then the file is whole
    expect(['file-unreadable source-shrank', '']).toContain(refused);
  });

  it('a failing sink ends the opening with its own reason', async () => {
    const { path } = await sealed();
    const fails = (): never => {
      throw new Error('đĩa đầy');
    };
    await expect(openFile(path, key, fails)).rejects.toThrow('đĩa đầy');
    expect((await opened(path)).length).toBe(bytes.length);
  });

  it('are copied and hashed one after another', async () => {
    const [fd, to] = [openSync(source, 'r'), openSync(join(dir, 'chep'), 'w')];
    const parts = [
      { fd, offset: 0, length: 6 * MIB },
      { fd, offset: 100, length: 10 },
    ];
    const copied = await copyParts(Buffer.from('đầu'), parts, to);
    const wanted = Buffer.concat([Buffer.from('đầu'), bytes.subarray(0, 6 * MIB), bytes.subarray(100, 110)]);
    expect(copied).toEqual({ sha256: sha256Hex(wanted), bytes: wanted.length });
    expect(readFileSync(join(dir, 'chep')).equals(wanted)).toBe(true);
    const beyond = [{ fd, offset: 0, length: bytes.length + 1 }];
    expect(await refusalOfAsync(() => copyParts(Buffer.alloc(0), beyond))).toBe('blob-damaged truncated');
    for (const open of [fd, to]) closeSync(open);
  });
});
