import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { isDer } from '../../support/der.ts';

const hex = (text: string): Buffer => Buffer.from(text.replace(/ /g, ''), 'hex');

describe('the DER gate', () => {
  it('takes what it made', () => {
    const node = asn1.sequence(
      asn1.integer(5),
      asn1.utf8('Mật ặễộ'),
      asn1.tagged(0, asn1.octets(hex('0102'))),
    );
    expect(asn1.encode(asn1.decode(asn1.encode(node)))).toEqual(asn1.encode(node));
  });

  it.each([
    ['a trailing byte', '3003020105 00'],
    ['an indefinite length', '3080 020105 0000'],
    ['a long-form length', '308103 020105'],
    ['a length that is cut', '3004 020105'],
    ['nothing at all', ''],
  ])('refuses %s', (_what, bytes) => {
    expect(() => asn1.decode(hex(bytes))).toThrow(asn1.Asn1Error);
    expect(isDer(hex(bytes))).toBe(false);
  });

  it('takes indefinite lengths and pieces when BER is allowed', () => {
    const pieces = asn1.decode(hex('2480 0402 6162 0401 63 0000'), { ber: true });
    expect(asn1.readPiecewiseOctets(pieces).toString()).toBe('abc');
  });

  it('never nests so deep that reading overflows', () => {
    let bytes = Buffer.from([0x05, 0x00]);
    for (let i = 0; i < 60; i++)
      bytes = Buffer.concat([Buffer.from([0x30, bytes.length]), bytes]).subarray(0, 120);
    expect(() => asn1.decode(bytes)).toThrow(asn1.Asn1Error);
  });

  it('throws nothing but its own error on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, ber) => {
        try {
          asn1.decode(bytes, { ber });
        } catch (error) {
          expect(error).toBeInstanceOf(asn1.Asn1Error);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readers', () => {
  it('tells small integers from negative, long and padded ones', () => {
    expect(asn1.readSmallInteger(asn1.decode(hex('020300ff01')))).toBe(0xff01);
    for (const bad of ['0201ff', '02020001', '0200', '02050080000000']) {
      expect(() => asn1.readSmallInteger(asn1.decode(hex(bad)))).toThrow(asn1.Asn1Error);
    }
  });

  it('reads times in both forms and refuses days that do not exist', () => {
    const ms = Date.UTC(2026, 5, 1, 1, 2, 3);
    expect(asn1.readTimeMs(asn1.time(ms))).toBe(ms);
    expect(asn1.readTimeMs(asn1.time(Date.UTC(2050, 0, 1)))).toBe(Date.UTC(2050, 0, 1));
    for (const text of ['260230010203Z', '2606010102Z', '260601010203+0700', '261301010203Z']) {
      const node = asn1.decode(Buffer.concat([Buffer.from([0x17, text.length]), Buffer.from(text)]));
      expect(() => asn1.readTimeMs(node)).toThrow(asn1.Asn1Error);
    }
  });

  it('wants exactly the members it is told', () => {
    const two = asn1.sequence(asn1.nul(), asn1.nul());
    expect(asn1.members(two, 'pair', 2, 2)).toHaveLength(2);
    expect(() => asn1.members(two, 'three', 3)).toThrow(asn1.Asn1Error);
    expect(() => asn1.members(asn1.set(), 'sequence')).toThrow(asn1.Asn1Error);
    expect(() => asn1.explicit(asn1.tagged(0, asn1.nul(), asn1.nul()), 0, 'one')).toThrow(asn1.Asn1Error);
  });

  it('sorts a SET OF by its encodings', () => {
    const sorted = asn1.setOf(asn1.integer(300), asn1.integer(2), asn1.integer(1));
    expect(asn1.encode(sorted).toString('hex')).toBe('310a0201010201020202012c');
    expect(asn1.isSortedSet(sorted)).toBe(true);
    expect(asn1.isSortedSet(asn1.set(asn1.integer(2), asn1.integer(1)))).toBe(false);
  });
});
