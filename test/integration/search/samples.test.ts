import path from 'node:path';
import { expect, test } from 'vitest';
import { evalSearch } from '../../eval/search.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/search');

test('every labelled query finds all of its texts in the encrypted index, the exact spelling first', () => {
  const report = evalSearch(path.join(folder, 'texts.tsv'), path.join(folder, 'queries.tsv'));
  expect(report.missed).toEqual([]);
  expect(report).toMatchObject({ queries: 120, complete: 120, first: 120 });
});
