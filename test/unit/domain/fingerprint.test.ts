import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../electron/vault/crypto/fingerprint.ts';
import { compareFingerprint, fingerprintDigits } from '../../../shared/domain/station/fingerprint.ts';

const of = (seed: string) => fingerprintOf({ sha256: createHash('sha256').update(seed).digest('hex') });

describe('a fingerprint from the other office', () => {
  it('is the same as digits, hex or words, however it was typed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const shown = of(seed);
        const digits = fingerprintDigits(shown.hex);
        expect(digits).toMatch(/^\d{80}$/);
        for (const typed of [
          digits,
          `${digits}\n`,
          digits.replace(/(.{4})/g, '$1 '),
          shown.hex,
          shown.hex.toLowerCase().replaceAll(' ', ''),
          shown.words,
          shown.words.normalize('NFD').toUpperCase(),
          shown.words.replaceAll(' · ', ', '),
          shown.words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'),
        ])
          expect(compareFingerprint(typed, shown), typed).toBe('same');
      }),
    );
  });

  it('of another certificate is different in each form', () => {
    const [ours, other] = [of('a'), of('b')];
    for (const typed of [fingerprintDigits(other.hex), other.hex, other.words])
      expect(compareFingerprint(typed, ours)).toBe('different');
  });

  it('misread by one digit is told apart from another one', () => {
    const shown = of('a');
    const digits = fingerprintDigits(shown.hex);
    for (let at = 0; at < digits.length; at += 1) {
      const wrong = `${digits.slice(0, at)}${(Number(digits[at]) + 1) % 10}${digits.slice(at + 1)}`;
      expect(compareFingerprint(wrong, shown), `digit ${at}`).toBe('misread');
    }
  });

  it('half typed is nothing yet', () => {
    const shown = of('a');
    for (const typed of [
      '',
      ' ',
      fingerprintDigits(shown.hex).slice(0, 40),
      shown.words.slice(0, 20),
      '4239 414B',
    ])
      expect(compareFingerprint(typed, shown)).toBe('unfinished');
  });

  it('fits a small QR code', () => {
    expect(encode(fingerprintDigits(of('a').hex), { ecc: 'M' }).version).toBeLessThanOrEqual(4);
  });
});
