import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAbbreviations } from '../../../shared/domain/text/abbreviations.ts';
import { words } from '../../../shared/domain/text/fold.ts';
import { highlightRanges } from '../../../shared/domain/text/highlight.ts';
import {
  matchText,
  type MatchOptions,
  parseQuery,
  PLAIN,
  splitQuery,
} from '../../../shared/domain/text/match.ts';
import { fieldWords, inColumns, planSearch } from '../../../shared/domain/text/searchQuery.ts';
import { rerank } from '../../support/rerank.ts';

const abbreviations = readAbbreviations(['CĐS\tchuyển đổi số', 'UBND\tủy ban nhân dân', 'bad line', '\t']);
const all: MatchOptions = { prefix: true, iy: true, zero: true, abbreviations, inQuotes: false };

test('parts and quotes, straight, curly and open', () => {
  expect(splitQuery('a “b c” d "e f')).toEqual([
    { text: 'a', quoted: false },
    { text: 'b c', quoted: true },
    { text: 'd', quoted: false },
    { text: 'e f', quoted: true },
  ]);
  expect(parseQuery(' – "" / ', PLAIN).parts).toEqual([]);
});

test.each([
  ['mật', 'văn bản mật', 'exact'],
  ['mật', 'mất mát', 'toneless'],
  ['mật', 'mát mẻ', 'base'],
  ['mật', 'mặt trận', 'base'],
  ['kiến nghị', 'kiên nghị', 'toneless'],
  ['47-CV/ĐU', 'Công văn 47 – cv / đu', 'exact'],
  ['47-CV/ĐU', '47-CV/TU của ĐU', null],
  ['"tổ công nghệ"', 'công nghệ, tổ', null],
  ['công tổ', 'tổ công nghệ', 'exact'],
  ['đ', 'đảng', null],
] as const)('%s in "%s": %s', (query, text, level) => {
  expect(matchText(query, text)).toBe(level);
  expect(matchText(query.normalize('NFD'), text)).toBe(level);
  expect(matchText(query, text.normalize('NFD'))).toBe(level);
});

test('options', () => {
  expect(matchText('chuyển đ', 'chuyển đổi', all)).toBe('exact');
  expect(matchText('đ chuyển', 'chuyển đổi', all)).toBe(null); // only the last word is unfinished
  expect(matchText('kĩ thuật', 'kỹ thuật', all)).toBe('exact');
  expect(matchText('kĩ thuật', 'ký thuật', all)).toBe('toneless');
  expect(matchText('"kĩ thuật"', 'kỹ thuật', all)).toBe(null); // quotes mean these words
  expect(matchText('3-QC', '03-QC/BCĐTW', all)).toBe('exact');
  expect(matchText('cds', 'tổ chuyển đổi số', all)).toBe('exact');
  expect(matchText('15/BC-UBND', '15 BC ủy ban nhân dân', all)).toBe('exact');
  expect(matchText('CĐS', 'chuyên đổi số', all)).toBe('toneless');
});

test('the number of options never hides a plain match', () => {
  const text = fc.array(fc.constantFrom('kỹ', 'ki', '03', '3', 'chuyển', 'đổi', 'số', 'mật', 'CĐS'), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, text, (query, body) => {
      const plain = matchText(query.join(' '), body.join(' '));
      if (plain !== null) expect(matchText(query.join(' '), body.join(' '), all)).not.toBe(null);
    }),
  );
});

test('highlights in the text as given, merged', () => {
  const marks = (query: string, text: string, options = PLAIN): string[] =>
    highlightRanges(parseQuery(query, options), text).map((range) => text.slice(range.start, range.end));
  expect(marks('hoà mẫu', 'Xã Hòa Mẫu, xã HOA MAU')).toEqual(['Hòa', 'Mẫu', 'HOA', 'MAU']);
  expect(marks('"hoà mẫu"', 'Xã Hòa Mẫu')).toEqual(['Hòa Mẫu']);
  expect(marks('47-CV/ĐU', 'số 47 - CV/ĐU')).toEqual(['47 - CV/ĐU']);
  const nfd = 'Đảng ủy'.normalize('NFD');
  expect(marks('dang', nfd)).toEqual(['Đảng'.normalize('NFD')]);
  expect(marks('a', 'bc')).toEqual([]);
});

test('an FTS5 plan quotes every word and can be restricted to columns', () => {
  expect(planSearch('  ')).toBe(null);
  const plan = planSearch('mật "hội nghị" 047-CV', { ...all, prefix: false });
  expect(plan?.candidates).toBe('"ßmat" AND "ßhoi ßnghi" AND "ß47 ßcv"');
  expect(plan?.exact).toBe('"mật" AND "hội nghị" AND "047 cv"');
  expect(inColumns(['fs', 'fb'], plan?.candidates ?? '')).toBe(
    '{fs fb} : ("ßmat" AND "ßhoi ßnghi" AND "ß47 ßcv")',
  );
  expect(planSearch('xã CĐS', { ...all, prefix: false })?.candidates).toBe(
    '"ßxa" AND ("ßcds" OR "ßchuyen ßdoi ßso")',
  );
  expect(planSearch('chuyển đ', all)?.candidates).toBe('"ßchuyen" AND "ßd"*');
});

test('nothing that is typed becomes FTS5 syntax', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const plan = planSearch(text, all);
      if (!plan) return;
      const outside = plan.candidates.replace(/"[^"]*"/g, '').replace(/\bAND\b|\bOR\b/g, '');
      expect(outside).toMatch(/^[\s()*]*$/);
      for (const [, inside = ''] of plan.candidates.matchAll(/"([^"]*)"/g))
        expect(inside).toMatch(/^[\p{L}\p{Nd} ]+$/u);
    }),
  );
});

test('no phrase crosses from one field to the next, and the best comes first', () => {
  const query = parseQuery('"hòa mẫu"', PLAIN);
  expect(
    rerank(query, [['xã Hòa', 'Mẫu 3'], ['hoa mau'], ['Hoà Mẫu']], (row) => row).map((hit) => hit.row[0]),
  ).toEqual(['Hoà Mẫu', 'hoa mau']);
  expect(fieldWords(['a', 'b']).length).toBe(words('a b').length + 1);
});
