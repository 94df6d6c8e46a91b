import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinShares, splitSecret } from '../../../electron/vault/crypto/shamir.ts';

describe('shares of a secret', () => {
  it('are those that another computation gives (logarithm tables of the same field)', () => {
    const coefficients = ['01809c3e', 'fe0753d1'].map((hex) => Buffer.from(hex, 'hex'));
    const shares = splitSecret(
      Buffer.from('00ff42a7', 'hex'),
      5,
      3,
      () => coefficients.shift() ?? Buffer.alloc(4),
    );
    expect(shares.map(({ y }) => y.toString('hex'))).toEqual([
      'ff788d48',
      'd7f836b2',
      '287ff95d',
      '7db943e0',
      '823e8c0f',
    ]);
    expect(joinShares(shares.slice(2)).toString('hex')).toBe('00ff42a7');
  });

  it('give the secret back, whichever k of them', () => {
    const order = fc.tuple(
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      fc.uint8Array({ minLength: 1, maxLength: 48 }),
      fc.nat(),
    );
    fc.assert(
      fc.property(order, ([threshold, more, secret, turn]) => {
        const shares = splitSecret(secret, threshold + more, threshold);
        const from = turn % shares.length;
        const some = [...shares.slice(from), ...shares.slice(0, from)].slice(0, threshold);
        return joinShares(some).equals(Buffer.from(secret));
      }),
    );
  });

  it('one too few give something else', () => {
    const secret = Buffer.from('mã khôi phục hư cấu');
    const shares = splitSecret(secret, 5, 3);
    expect(joinShares(shares.slice(0, 2)).equals(secret)).toBe(false);
  });

  it('are refused where they make no sense', () => {
    expect(() => splitSecret(Buffer.from('x'), 3, 1)).toThrow('bad-input');
    expect(() => splitSecret(Buffer.from('x'), 2, 3)).toThrow('bad-input');
    const [one] = splitSecret(Buffer.from('x'), 2, 2);
    expect(() => joinShares(one === undefined ? [] : [one, one])).toThrow('shares-insufficient');
    expect(() => joinShares(one === undefined ? [] : [one])).toThrow('shares-insufficient');
  });
});
