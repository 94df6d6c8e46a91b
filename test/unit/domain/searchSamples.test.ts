import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAbbreviations } from '../../../shared/domain/text/abbreviations.ts';
import { planSearch } from '../../../shared/domain/text/searchQuery.ts';
import { rerank } from '../../support/rerank.ts';

const folder = new URL('../../fixtures/search/', import.meta.url);
const lines = (name: string): string[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const texts = lines('texts.tsv').map((line) => ({
  id: line.split('\t')[0] ?? '',
  text: line.split('\t')[1] ?? '',
}));
const abbreviations = readAbbreviations(lines('abbreviations.tsv'));

describe('labelled queries', () => {
  test.each(lines('queries.tsv'))('%s', (line) => {
    const [query = '', ids = '', first = '', options = '', top = ''] = line.split('\t');
    const plan = planSearch(query, {
      prefix: options === 'prefix',
      iy: options === 'iy',
      zero: options === 'zero',
      abbreviations: options === 'abbr' ? abbreviations : new Map(),
      inQuotes: true,
    });
    const got = plan ? rerank(plan.query, texts, (row) => [row.text]).map((hit) => hit.row.id) : [];
    expect([...got].sort()).toEqual(ids.split(',').sort());
    if (first !== '') expect(got[0]).toBe(first);
    if (top !== '') expect(got.slice(0, top.split(',').length).sort()).toEqual(top.split(',').sort());
  });
});
