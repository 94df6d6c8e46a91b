import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  documentNumberKey,
  looksLikeDocumentNumber,
  parseDocumentNumber,
  saysWhichNumber,
} from '../../../shared/domain/text/documentNumber.ts';

describe('equal ways to write one number', () => {
  test.each([
    [
      '47-CV/ĐU',
      [
        'Số 47-CV/ĐU',
        'số: 47 - CV / ĐU',
        '47–CV/ĐU',
        '47 — cv/đu',
        '047-CV/ĐU',
        '47-CV/ÐU',
        'Công văn số 47-CV/ĐU ngày 05/3/2026',
        '47-CV/ĐU.',
      ],
    ],
    ['15/BC-UBND', ['Số: 15/BC-UBND', '15/bc–ubnd', '15 / BC - UBND', '0015/BC-UBND']],
    ['63/2026/NĐ-CP', ['Nghị định số 63/2026/NĐ-CP', '63/2026/nđ - cp', '63/2026/NÐ-CP']],
    ['31-QĐ/TW', ['31/QĐ-TW', 'số 31 – QĐ/TW']],
    ['47CV', ['47 CV', 'cv 47', 'CV-47', '47-cv', 'CV số 47', '47/CV']],
    ['02-KH/BCĐTW', ['2-KH/BCĐTW', 'Kế hoạch số 02-KH/BCĐTW, ngày 03/02/2026']],
  ])('%s', (number, others) => {
    for (const other of others) {
      expect(documentNumberKey(other)).toBe(documentNumberKey(number));
      expect(documentNumberKey(other.normalize('NFD'))).toBe(documentNumberKey(number));
    }
  });

  test.each([
    ['47-CV/ĐU', '47-CV/TU'],
    ['47-CV/ĐU', '147-CV/ĐU'],
    ['47-CV/ĐU', '47-CV/ĐUK'],
    ['47-CV/ĐU', '47-CV/DU'],
    ['63/2026/NĐ-CP', '63/2025/NĐ-CP'],
    ['15/BC-UBND', '15/BC-HĐND'],
  ])('%s is not %s', (one, other) => expect(documentNumberKey(one)).not.toBe(documentNumberKey(other)));

  test('without marks they share the base key', () => {
    expect(parseDocumentNumber('47-cv/du').baseKey).toBe(parseDocumentNumber('47-CV/ĐU').baseKey);
  });
});

test.each([
  ['47-CV/ĐU', { form: 'party', number: 47, type: 'CV', organ: 'ĐU', year: null, suffix: '' }],
  ['105-TB/VPTU', { form: 'party', number: 105, type: 'TB', organ: 'VPTU' }],
  ['142-KH/BTGDVTU', { form: 'party', number: 142, type: 'KH', organ: 'BTGDVTU' }],
  ['03-TTr/BXDĐ', { form: 'party', type: 'TTr', organ: 'BXDĐ' }],
  ['318/QĐ-UBND', { form: 'state', number: 318, type: 'QĐ', organ: 'UBND' }],
  ['1204/UBND-KGVX', { form: 'state', number: 1204, type: '', organ: 'UBND-KGVX' }],
  ['1450/SKHCN-CĐS', { form: 'state', number: 1450, type: '', organ: 'SKHCN-CĐS' }],
  ['88/GM-SKHCN', { form: 'state', type: 'GM', organ: 'SKHCN' }],
  ['63/2026/NĐ-CP', { form: 'state', number: 63, year: 2026, type: 'NĐ', organ: 'CP' }],
  ['12a-CV/ĐU', { form: 'party', number: 12, suffix: 'a', type: 'CV' }],
  ['02/QĐ-TT.ĐU', { form: 'state', type: 'QĐ', organ: 'TT.ĐU' }],
  ['47CV', { form: 'partial', number: 47, type: 'CV', organ: '' }],
  ['cv 47', { form: 'partial', number: 47, type: 'cv' }],
  ['574', { form: 'partial', number: 574, type: '' }],
  ['không số', { form: 'unknown', number: null }],
  ['', { form: 'unknown', number: null, key: '' }],
])('reads %s', (written, expected) => expect(parseDocumentNumber(written)).toMatchObject(expected));

test('a number as a query is recognised, a word is not', () => {
  expect(looksLikeDocumentNumber('47-CV/ĐU')).toBe(true);
  expect(looksLikeDocumentNumber('cv 47')).toBe(true);
  expect(looksLikeDocumentNumber('kế hoạch')).toBe(false);
  expect(looksLikeDocumentNumber('2026')).toBe(false);
});

test('never fails and keeps what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const read = parseDocumentNumber(text);
      expect(read.number === null || Number.isSafeInteger(read.number)).toBe(true);
      expect(documentNumberKey(read.original)).toBe(read.key);
    }),
  );
});

test('a number says which one it is by a digit before its first stroke', () => {
  for (const whole of [
    '3/2025/QĐ-UBND',
    '47-CV/ĐU',
    'Số: 47',
    '2025/QĐ-UBND',
    '12a/BC',
    'CV số 47',
    'ABC-2025/015',
  ])
    expect(saysWhichNumber(whole), whole).toBe(true);
  for (const part of ['/2025/QĐ-UBND', '-CV/TU', '/QĐ-UBND', 'QĐ-UBND', 'ABC/2025', '/QH15', ''])
    expect(saysWhichNumber(part), part).toBe(false);
});
