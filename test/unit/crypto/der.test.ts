import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { isOneSet, isStrictDer } from '../../../electron/vault/crypto/der.ts';
import { isDer } from '../../support/der.ts';

const hex = (text: string): Buffer => Buffer.from(text.replace(/ /g, ''), 'hex');

/** Each reads as something to a lenient reader, so that two readers may disagree or a byte may be changed unnoticed. */
describe('strict DER', () => {
  it.each([
    ['a BOOLEAN that is 01', '010101'],
    ['a BOOLEAN of two bytes', '0102ffff'],
    ['an INTEGER with a zero too many', '02020001'],
    ['an ENUMERATED with a byte too many', '0a02ffff'],
    ['a BIT STRING with padding that is set', '0302 07ff'],
    ['a BIT STRING of nothing with unused bits', '030107'],
    ['a BIT STRING with eight unused bits', '030208 00'],
    ['a NULL with content', '050100'],
    ['an OID arc that is padded', '0604 2a808648'],
    ['an OID that is cut off', '0602 2a86'],
    ['an OID of nothing', '0600'],
    ['a UTF8String that is none', '0c02 c328'],
    ['a SET out of order', '3106 020102 020101'],
    ['a SET out of order inside', '3008 3106 020102 020101'],
    ['a string in pieces', '2403 040161'],
    ['an indefinite length', '3080 0500 0000'],
    ['a length of more bytes than needed', '3082 0002 0500'],
    ['something behind it', '0500 00'],
  ])('refuses %s', (_what, bytes) => {
    expect(isStrictDer(hex(bytes))).toBe(false);
    expect(isDer(hex(bytes))).toBe(false);
  });

  it.each([
    ['TRUE', '0101ff'],
    ['a BIT STRING whose unused bits are zero', '0302 0780'],
    ['an empty BIT STRING', '030100'],
    ['an OID with arcs of several bytes', '0606 2a864886f70d'],
    ['a SET in order', '3106 020101 020102'],
    ['an implicit tag with any bytes', '8003 808080'],
  ])('takes %s', (_what, bytes) => {
    expect(isStrictDer(hex(bytes))).toBe(true);
  });

  it('counts the values before any of them becomes an object', () => {
    const many = asn1.encode(asn1.octets(Buffer.alloc(200).fill('0500', 'hex')));
    many[0] = 0x30;
    expect(isStrictDer(many)).toBe(true);
    expect(isStrictDer(many, 50)).toBe(false);
  });
});

describe('what could be a SET of signed attributes', () => {
  it('is told by its first level, whatever lies inside', () => {
    const inside = asn1.encode(asn1.octets(hex('30 85 ffffffffff 30')));
    inside[0] = 0x30; // a SEQUENCE that nobody can read
    expect(isOneSet(Buffer.concat([hex('31'), Buffer.from([inside.length]), inside]))).toBe(true);
    expect(isOneSet(hex('3100'))).toBe(true);
  });

  it('is no text that begins with 1', () => {
    expect(isOneSet(Buffer.from('1. Kính gửi Đảng ủy xã, nội dung như sau'))).toBe(false);
    expect(isOneSet(Buffer.from(`10${'x'.repeat(48)}`))).toBe(false);
    expect(isOneSet(Buffer.from('1'))).toBe(false);
  });
});
