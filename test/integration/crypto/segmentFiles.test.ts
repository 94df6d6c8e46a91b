import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SegmentReader } from '../../../electron/vault/crypto/segmentReader.ts';
import { openFile } from '../../../electron/vault/attachments/segments.ts';
import {
  blobPath,
  commitBlob,
  discardStaged,
  removeBlob,
  stagedPath,
  stageFile,
  sweepBlobs,
} from '../../../electron/vault/attachments/segmentsStore.ts';
import { randomBytes, sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { newKey } from '../../../electron/vault/crypto/wrap.ts';
import { refusalOf, refusalOfAsync } from '../../unit/crypto/testPki.ts';

const root = mkdtempSync(join(tmpdir(), 'an-thu-segments-'));
afterAll(() => rmSync(root, { recursive: true }));

const S = 4096;
const key = newKey();
const limits = { maxBytes: 10 * 1024 * 1024, segmentLog2: 12 };
let folders = 0;
const newFolder = (): string => {
  const dir = join(root, String(folders++));
  mkdirSync(dir);
  return dir;
};

const stage = (dir: string, bytes: Uint8Array) => stageFile(dir, { bytes }, key, limits);

async function committed(bytes: Uint8Array): Promise<string> {
  const dir = newFolder();
  const { id } = await stage(dir, bytes);
  commitBlob(dir, id);
  return blobPath(dir, id);
}

async function readAll(path: string, contentKey = key): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await openFile(path, contentKey, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

describe('a file in segments', () => {
  it.each([0, 1, S - 1, S, S + 1, 3 * S, 3 * S + 7])('of %i bytes comes back whole', async (size) => {
    const dir = newFolder();
    const bytes = randomBytes(size);
    const source = join(dir, 'nguồn.pdf');
    writeFileSync(source, bytes);
    const staged = await stageFile(dir, { path: source }, key, limits);
    commitBlob(dir, staged.id);
    const path = blobPath(dir, staged.id);
    expect(await readAll(path)).toEqual(bytes);
    expect(staged).toMatchObject({
      plainBytes: size,
      segments: Math.max(1, Math.ceil(size / S)),
      sha256Plain: sha256Hex(bytes),
    });
    expect(staged.sha256Cipher).toBe(sha256Hex(readFileSync(path)));
    expect(staged.cipherBytes).toBe(statSync(path).size);
    expect(readFileSync(path).includes(bytes.subarray(0, 16)) && size >= 16).toBe(false);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('gives any part of itself without the rest', async () => {
    const bytes = randomBytes(5 * S + 100);
    const path = await committed(bytes);
    const fd = openSync(path, 'r');
    const reader = new SegmentReader(fd, key, { plainBytes: bytes.length, segments: 6 });
    expect(reader.read(2)).toEqual(bytes.subarray(2 * S, 3 * S));
    expect(reader.readRange(S - 5, 2 * S)).toEqual(bytes.subarray(S - 5, 3 * S - 5));
    expect(reader.readRange(5 * S + 90, 1000)).toEqual(bytes.subarray(5 * S + 90));
    expect(reader.readRange(bytes.length, 10)).toHaveLength(0);
    for (const bad of [-1, 6, 1.5, NaN])
      expect(refusalOf(() => reader.read(bad))).toBe('blob-damaged out-of-range');
    reader.close();
    const lengths = { plainBytes: bytes.length - 1 };
    expect(refusalOf(() => new SegmentReader(fd, key, lengths))).toBe('blob-damaged length');
    closeSync(fd);
  });

  it('refuses what is over the limit and leaves nothing behind', async () => {
    const dir = newFolder();
    const over = () => stageFile(dir, { bytes: Buffer.alloc(101) }, key, { ...limits, maxBytes: 100 });
    expect(await refusalOfAsync(over)).toBe('blob-too-large');
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
  });

  it('stops when asked and leaves nothing behind', async () => {
    const dir = newFolder();
    const stop = new AbortController();
    const onProgress = (done: number): void => {
      if (done > S) stop.abort();
    };
    const options = { ...limits, signal: stop.signal, onProgress };
    await expect(stageFile(dir, { bytes: Buffer.alloc(9 * S) }, key, options)).rejects.toThrow();
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
  });

  it('refuses a source that is not a file', async () => {
    const dir = newFolder();
    expect(await refusalOfAsync(() => stageFile(dir, { path: dir }, key, limits))).toMatch(
      /^file-unreadable/,
    );
    expect(await refusalOfAsync(() => stageFile(dir, { path: join(dir, 'x') }, key, limits))).toBe(
      'file-unreadable',
    );
  });
});

describe('a file changed on disk is refused:', () => {
  const bytes = randomBytes(3 * S + 7);
  const sealedSegment = S + 16;
  const at = (i: number): number => 44 + i * sealedSegment;

  const cases: [string, (file: Buffer) => Buffer][] = [
    ['cut inside a segment', (f) => f.subarray(0, at(1) + 9)],
    ['cut at a segment', (f) => f.subarray(0, at(2))],
    ['last segment dropped', (f) => f.subarray(0, at(3))],
    ['cut in the header', (f) => f.subarray(0, 20)],
    ['emptied', () => Buffer.alloc(0)],
    [
      'two segments swapped',
      (f) =>
        Buffer.concat([
          f.subarray(0, at(0)),
          f.subarray(at(1), at(2)),
          f.subarray(at(0), at(1)),
          f.subarray(at(2)),
        ]),
    ],
    ['a segment twice', (f) => Buffer.concat([f.subarray(0, at(1)), f.subarray(at(0))])],
    ['a segment left out', (f) => Buffer.concat([f.subarray(0, at(1)), f.subarray(at(2))])],
    ['something appended', (f) => Buffer.concat([f, Buffer.alloc(20)])],
    ['a bit of a segment', (f) => flipped(f, at(1) + 100)],
    ['a bit of a tag', (f) => flipped(f, at(1) - 1)],
    ['a bit of the header', (f) => flipped(f, 30)],
  ];

  it.each(cases)('%s', async (_what, change) => {
    const path = await committed(bytes);
    writeFileSync(path, change(readFileSync(path)));
    expect(await refusalOfAsync(() => readAll(path))).toMatch(/^blob-damaged/);
  });

  it('a segment of another file under the same key', async () => {
    const [one, two] = [readFileSync(await committed(bytes)), readFileSync(await committed(bytes))];
    const path = await committed(bytes);
    writeFileSync(path, Buffer.concat([one.subarray(0, at(1)), two.subarray(at(1))]));
    expect(await refusalOfAsync(() => readAll(path))).toBe('blob-damaged segment');
  });

  it('another key, and no file at all', async () => {
    const path = await committed(bytes);
    expect(await refusalOfAsync(() => readAll(path, newKey()))).toBe('blob-damaged segment');
    expect(await refusalOfAsync(() => readAll(`${path}0`))).toBe('blob-missing');
  });

  it('cut while it is being read', async () => {
    const path = await committed(bytes);
    const fd = openSync(path, 'r');
    const reader = new SegmentReader(fd, key);
    truncateSync(path, at(1));
    expect(refusalOf(() => reader.read(1))).toBe('blob-damaged truncated');
    closeSync(fd);
  });

  function flipped(file: Buffer, offset: number): Buffer {
    const bent = Buffer.from(file);
    bent[offset] = (bent[offset] ?? 0) ^ 1;
    return bent;
  }
});

describe('file and row', () => {
  it('stage, commit once or twice, remove', async () => {
    const dir = newFolder();
    const { id } = await stage(dir, Buffer.from('thử'));
    expect(existsSync(stagedPath(dir, id))).toBe(true);
    commitBlob(dir, id);
    commitBlob(dir, id);
    expect(existsSync(stagedPath(dir, id))).toBe(false);
    expect((await readAll(blobPath(dir, id))).toString()).toBe('thử');
    removeBlob(dir, id);
    expect(refusalOf(() => commitBlob(dir, id))).toBe('blob-missing');
  });

  it('drop what was staged for nothing', async () => {
    const dir = newFolder();
    const { id } = await stage(dir, Buffer.from('thử'));
    discardStaged(dir, id);
    expect(refusalOf(() => commitBlob(dir, id))).toBe('blob-missing');
  });

  it('leave nothing without a row after a crash, and show what is missing', async () => {
    const dir = newFolder();
    const [kept, orphan, staged] = [
      await stage(dir, Buffer.from('1')),
      await stage(dir, Buffer.from('2')),
      await stage(dir, Buffer.from('3')),
    ];
    commitBlob(dir, kept.id);
    commitBlob(dir, orphan.id);
    writeFileSync(join(dir, 'ghi chú.txt'), 'không phải của ta');
    const lost = 'f'.repeat(32);
    expect(sweepBlobs(dir, new Set([kept.id, lost]))).toEqual({ staged: 1, orphans: 1, missing: [lost] });
    expect(existsSync(stagedPath(dir, staged.id))).toBe(false);
    expect((await readAll(blobPath(dir, kept.id))).toString()).toBe('1');
    expect(readFileSync(join(dir, 'ghi chú.txt'), 'utf8')).toBe('không phải của ta');
    expect(sweepBlobs(dir, new Set([kept.id]))).toEqual({ staged: 0, orphans: 0, missing: [] });
  });

  it('never make a path of anything but an id', () => {
    for (const id of ['../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(32)}/x`]) {
      expect(refusalOf(() => blobPath(root, id))).toBe('blob-missing');
    }
  });
});
