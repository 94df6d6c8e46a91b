import { expect, test } from 'vitest';
import { CORRECTABLE } from '../../../renderer/features/books/correctable.ts';
import { isActBook } from '../../../shared/domain/document/bookKinds.ts';
import books from '../../../shared/rules/books-2026.json' with { type: 'json' };

/** Made of two facts, of a figure or a date, or of what the document itself says. */
const OTHERWISE = [
  ...['lineNumber', 'at', 'level', 'count', 'dueBackOn'],
  ...['code', 'typeAndSubject', 'codeAndDate', 'codeAndCopies'],
];

test('every column of a book of acts that holds one fact in words can be corrected on the screen', () => {
  const columns = books.rules.flatMap((rule) =>
    isActBook(rule.book as never) ? (rule.columns ?? []).map(({ field }) => field) : [],
  );
  expect(columns).toContain('returned');
  expect([...new Set(columns)].filter((field) => !CORRECTABLE.includes(field)).sort()).toEqual(
    OTHERWISE.sort(),
  );
});
