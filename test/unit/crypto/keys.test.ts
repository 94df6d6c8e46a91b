import { describe, expect, it } from 'vitest';
import {
  createRecoveryCode,
  normaliseRecoveryCode,
  pickProofGroups,
  wrongGroups,
} from '../../../electron/vault/crypto/recoveryCode.ts';
import {
  newKey,
  unwrapKey,
  unwrapKeyWith,
  unwrapPrivateKey,
  wrapKey,
  wrapKeyFor,
  wrapPrivateKey,
} from '../../../electron/vault/crypto/wrap.ts';
import { selfTest } from '../../../electron/vault/crypto/selfTest.ts';
import { makePki, refusalOf } from './testPki.ts';

describe('wrapped keys', () => {
  const [wrapping, key] = [newKey(), newKey()];
  const wrapped = wrapKey(wrapping, key, 'content-key/d1/u1');

  it('come back under the same key and context', () => {
    expect(unwrapKey(wrapping, wrapped, 'content-key/d1/u1')).toEqual(key);
  });

  it('do not under another key, another context or with any bit turned', () => {
    expect(refusalOf(() => unwrapKey(newKey(), wrapped, 'content-key/d1/u1'))).toBe(
      'key-not-granted wrong-key',
    );
    expect(refusalOf(() => unwrapKey(wrapping, wrapped, 'content-key/d1/u2'))).toBe(
      'key-not-granted wrong-key',
    );
    for (let at = 0; at < wrapped.length; at++) {
      const bent = Buffer.from(wrapped);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(refusalOf(() => unwrapKey(wrapping, bent, 'content-key/d1/u1'))).toMatch(/^key-not-granted/);
    }
    expect(refusalOf(() => unwrapKey(wrapping, Buffer.alloc(3), 'x'))).toBe('key-not-granted malformed');
  });

  it('come back for the holder of a certificate only', () => {
    const pki = makePki();
    const forB = wrapKeyFor(pki.officeBReads.certificate, key, 'escrow');
    expect(unwrapKeyWith(pki.officeBReads.privateKey, forB, 'escrow')).toEqual(key);
    expect(refusalOf(() => unwrapKeyWith(pki.officeBReads.privateKey, forB, 'other'))).toBe(
      'key-not-granted wrong-key',
    );
    expect(refusalOf(() => unwrapKeyWith(pki.stranger.privateKey, forB, 'escrow'))).toBe(
      'key-not-granted wrong-key',
    );
  });

  it('may be private keys', () => {
    const { privateKey } = makePki().personA;
    const stored = wrapPrivateKey(wrapping, privateKey, 'user/ngu/sign');
    expect(unwrapPrivateKey(wrapping, stored, 'user/ngu/sign').equals(privateKey)).toBe(true);
    expect(refusalOf(() => unwrapPrivateKey(wrapping, stored, 'user/ngu/read'))).toBe(
      'key-not-granted wrong-key',
    );
  });
});

describe('the recovery code', () => {
  it('has eight groups of four plain characters', () => {
    for (let i = 0; i < 50; i++)
      expect(createRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is read however it was typed', () => {
    const code = createRecoveryCode();
    const sloppy = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '  ');
    expect(normaliseRecoveryCode(sloppy)).toBe(code);
    expect(normaliseRecoveryCode(code.replaceAll('-', ''))).toBe(code);
    expect(normaliseRecoveryCode(code.replaceAll('D', 'đ').replaceAll('A', 'â').normalize('NFD'))).toBe(code);
  });

  it('is known as wrong when one character is: any one, any other', () => {
    const code = createRecoveryCode();
    let passed = 0;
    for (let at = 0; at < code.length; at++) {
      for (const c of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (code[at] === '-' || code[at] === c) continue;
        if (normaliseRecoveryCode(code.slice(0, at) + c + code.slice(at + 1)) !== undefined) passed++;
      }
    }
    expect(passed).toBeLessThan(10); // 992 tries against a check of 10 bits: about one by chance
  });

  it('is not any other text', () => {
    for (const text of ['', 'x', '-'.repeat(31), 'U'.repeat(32), 'mật khẩu', 'A'.repeat(10_000)]) {
      expect(normaliseRecoveryCode(text)).toBeUndefined();
    }
  });

  it('is proved by the groups asked for', () => {
    const code = createRecoveryCode();
    const groups = pickProofGroups();
    const typed = groups.map((g) => code.split('-')[g] ?? '');
    expect(new Set(groups).size).toBe(2);
    const small = typed.map((t) => ` ${t.toLowerCase()} `);
    expect(wrongGroups(code, groups, typed)).toEqual([]);
    expect(wrongGroups(code, groups, small)).toEqual([]);
    expect(wrongGroups(code, groups, [typed[0] ?? '', 'U000'])).toEqual([groups[1]]);
    expect(wrongGroups(code, groups, [typed[0] ?? ''])).toEqual([groups[1]]);
  });
});

it('the self-test passes here', async () => {
  await expect(selfTest()).resolves.toBeUndefined();
});
