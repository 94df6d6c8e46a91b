import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import {
  issueRevocationList,
  parseRevocationList,
  REASON_KEY_COMPROMISE,
} from '../../../electron/vault/crypto/x509/crl.ts';
import {
  createCertificateRequest,
  parseCertificateRequest,
} from '../../../electron/vault/crypto/x509/csr.ts';
import { readPkcs12, writePkcs12 } from '../../../electron/vault/crypto/x509/pkcs12.ts';
import { parseHeader } from '../../../electron/vault/crypto/vaultHeader.ts';
import { AppError } from '../../../shared/errors.ts';
import { RulePack } from '../../../shared/domain/rules/schema.ts';
import levels from '../../../shared/rules/levels-2026.json' with { type: 'json' };
import { runs } from '../../support/soak.ts';
import { DAY_MS, issue, makePki, NOW_MS, OFFICE_A, testKey } from './testPki.ts';

const pki = makePki();
const signing = issue('signing', 'a-sign', pki.rootA);

interface Target {
  readonly name: string;
  readonly good: Uint8Array;
  readonly read: (bytes: Uint8Array) => unknown;
  readonly short: number;
}

const TARGETS: readonly Target[] = [
  { name: 'certificate', good: signing.certificate.der, read: parseCertificate, short: 600 },
  {
    name: 'revocation list',
    good: issueRevocationList({
      issuer: pki.rootA.certificate,
      issuerKey: pki.rootA.privateKey,
      number: 3,
      thisUpdateMs: NOW_MS,
      nextUpdateMs: NOW_MS + DAY_MS,
      revoked: [
        { serialHex: signing.certificate.serialHex, revokedMs: NOW_MS, reason: REASON_KEY_COMPROMISE },
      ],
    }),
    read: parseRevocationList,
    short: 600,
  },
  {
    name: 'certificate request',
    good: createCertificateRequest(
      { publicKey: createPublicKey(testKey('a-sign')), privateKey: testKey('a-sign') },
      OFFICE_A,
      'signing',
    ),
    read: parseCertificateRequest,
    short: 200,
  },
  {
    name: 'PKCS #12',
    good: writePkcs12({ ...signing, others: [] }, 'mật khẩu thử', 'thử', 1_000),
    read: (bytes) => readPkcs12(bytes, 'mật khẩu thử'),
    short: 30,
  },
  {
    name: 'header of a vault',
    good: Buffer.from(JSON.stringify({ format: 1, generation: 1, slots: [] })),
    read: parseHeader,
    short: 600,
  },
];

/** Reads or refuses with a code of ours; never anything else, whatever the bytes. */
function refusesInWords(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return;
    throw error;
  }
}

/** A few bytes changed, a piece cut out, doubled or put in at random places. */
const spoiled = (good: Uint8Array) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 4 }),
      fc.nat(good.length),
      fc.nat(64),
      fc.uint8Array({ maxLength: 24 }),
      fc.constantFrom('keep', 'cut', 'double', 'insert'),
    )
    .map(([flips, at, length, more, how]) => {
      const bytes = Buffer.from(good);
      for (const [place, mask] of flips) bytes[place] = (bytes[place] ?? 0) ^ mask;
      const [before, piece, after] = [
        bytes.subarray(0, at),
        bytes.subarray(at, at + length),
        bytes.subarray(at + length),
      ];
      if (how === 'cut') return Buffer.concat([before, after]);
      if (how === 'double') return Buffer.concat([before, piece, piece, after]);
      if (how === 'insert') return Buffer.concat([before, more, piece, after]);
      return bytes;
    });

describe('parsers of foreign bytes read or refuse, and never fail', () => {
  it.each(TARGETS)('$name', { timeout: 120_000 }, ({ good, read, short }) => {
    fc.assert(
      fc.property(fc.oneof(spoiled(good), fc.uint8Array({ maxLength: 300 })), (bytes) =>
        refusesInWords(() => read(bytes)),
      ),
      { numRuns: runs(short) },
    );
  });

  it('a whole one of each is read (so that the reading is tried at all)', () => {
    for (const { name, good, read } of TARGETS.filter((one) => one.name !== 'header of a vault'))
      expect(() => read(good), name).not.toThrow();
  });

  it(
    'rule pack: any change of a real one is accepted or refused, in bounded time',
    { timeout: 120_000 },
    () => {
      const text = JSON.stringify(levels);
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 12 }), fc.nat(20), (at, put, length) => {
          let json: unknown;
          try {
            json = JSON.parse(text.slice(0, at) + put + text.slice(at + length));
          } catch {
            return; // no JSON: the loader says so
          }
          expect(typeof RulePack.safeParse(json).success).toBe('boolean');
        }),
        { numRuns: runs(2_000) },
      );
      expect(RulePack.safeParse(levels).success).toBe(true);
    },
  );
});
