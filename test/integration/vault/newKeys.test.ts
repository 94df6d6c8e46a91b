import { sign, verify } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseCertificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { createVaultService } from '../../../electron/vault/service.ts';
import primes from '../../fixtures/keys/testPrimes.json' with { type: 'json' };
import { testKeyPair } from '../../support/keyPool.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { callerOf, createTestVault, inputFor, TEST_ARGON, TEST_NOW_MS } from '../../support/vault.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-keys-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const numberOf = (base64url: string): bigint =>
  BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);
const TEST_PRIMES = primes.map(numberOf);

/** The modulus of every certificate in a vault. */
async function moduliIn(dir: string): Promise<bigint[]> {
  const db = await openRaw(dir);
  const ders = db.prepare('SELECT der FROM certificate').pluck().all() as Buffer[];
  db.close();
  return ders.map((der) => numberOf(parseCertificate(der).publicKey.export({ format: 'jwk' }).n ?? ''));
}
const isTestKey = (modulus: bigint): boolean => TEST_PRIMES.some((prime) => modulus % prime === 0n);

it('a service that was handed no keys generates each of them', { timeout: 300_000 }, async () => {
  const people = ['quantri', 'vanthu'];
  const service = createVaultService({
    dir: path.join(root, 'kho'),
    appVersion: '0.1.0',
    networked: () => false,
    nowMs: () => TEST_NOW_MS,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    startReader: forkReader,
  });
  await callerOf(service).ok('vault.create', inputFor({ people }));
  await service.close();
  const generated = await moduliIn(path.join(root, 'kho'));
  expect(new Set(generated).size).toBe(10);
  expect(generated.filter(isTestKey)).toEqual([]);

  // the same question about a vault of the tests, so that the answer above means something
  const vault = await createTestVault({ people });
  await vault.close();
  const handed = await moduliIn(vault.dir);
  expect(new Set(handed).size).toBe(10);
  expect(handed.every(isTestKey)).toBe(true);
  await vault.remove();
});

it('a test key is an RSA key like any other, and is given once', async () => {
  const pairs = await Promise.all(Array.from({ length: 300 }, () => testKeyPair())); // more than one shelf
  const moduli = pairs.map(({ publicKey }) => publicKey.export({ format: 'jwk' }).n);
  expect(new Set(moduli).size).toBe(300);
  for (const { publicKey, privateKey } of pairs) {
    expect(publicKey.asymmetricKeyDetails).toEqual({ modulusLength: 3072, publicExponent: 65537n });
    const text = Buffer.from('Sơn Hà');
    expect(verify('sha256', text, publicKey, sign('sha256', text, privateKey))).toBe(true);
  }
});
