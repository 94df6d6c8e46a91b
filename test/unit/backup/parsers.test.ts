import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../electron/vault/backup/set/manifest.ts';
import { parseSetName, rootsNear, setName } from '../../../electron/vault/backup/places.ts';
import { parseRing } from '../../../electron/vault/backup/ring.ts';
import { AppError } from '../../../shared/errors.ts';

const hex = (digits: number): string => 'a1'.repeat(digits / 2);
const manifest = {
  format: 1,
  id: hex(32),
  vaultId: hex(32),
  stationId: hex(32),
  officeName: 'Đảng ủy xã Đồng Vàng',
  epoch: 1,
  madeMs: 1_795_485_600_000,
  appVersion: '0.1.0',
  schema: 15,
  rulePacks: ['levels@2026.1'],
  ledger: { seq: 3, hash: hex(64) },
  counts: { entry: 1 },
  database: { bytes: 4096, sha256: hex(64) },
  headerSha256: hex(64),
  frontSha256: hex(64),
  files: [['blob', hex(32), 100, hex(64)]],
  missing: [],
};
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

/** What a parser of hostile bytes may do: give a value, or refuse with a closed code. */
function answers(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): boolean {
  try {
    parse(bytes);
    return true;
  } catch (cause) {
    return cause instanceof AppError && cause.code !== 'internal';
  }
}

describe('parsers of a backup', () => {
  it('read what is written', () => {
    expect(parseManifest(bytesOf(manifest))).toEqual(manifest);
    expect(
      parseRing(bytesOf({ format: 1, generation: 2, keys: [['x', Buffer.alloc(32, 7).toString('base64')]] }))
        .generation,
    ).toBe(2);
  });

  it('never do more with any bytes than refuse them', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.tuple(fc.nat(600), fc.uint8Array({ maxLength: 8 })).map(([at, put]) => {
        const bytes = bytesOf(manifest);
        bytes.set(put.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
        return bytes;
      }),
    );
    fc.assert(
      fc.property(anything, (bytes) => answers(parseManifest, bytes) && answers(parseRing, bytes)),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an unknown field', { extra: 1 }],
    ['a path in the place of a name', { files: [['blob', '../../etc/passwd', 1, hex(64)]] }],
    ['an unknown place', { files: [['root', hex(32), 1, hex(64)]] }],
    ['a count below zero', { counts: { entry: -1 } }],
    ['no epoch', { epoch: 0 }],
  ])('refuse %s', (_what, change) => {
    expect(() => parseManifest(bytesOf({ ...manifest, ...change }))).toThrow('backup-damaged');
  });

  it('know a newer format by its number', () => {
    expect(() => parseManifest(bytesOf({ ...manifest, format: 2 }))).toThrow('vault-from-future');
  });

  it('names carry time and epoch there and back, and nothing else is a name', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }),
        fc.integer({ min: 1, max: 999_999 }),
        (s, epoch) => {
          const name = setName(s * 1000, epoch, hex(32));
          return parseSetName(name)?.atMs === s * 1000 && parseSetName(name)?.epoch === epoch;
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => parseSetName(text) === null || /^\d{8}-\d{6}-e/.test(text)));
    expect(rootsNear('/nowhere/at/all')).toEqual([]);
  });
});
