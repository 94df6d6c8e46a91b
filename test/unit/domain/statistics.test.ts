import { expect, it } from 'vitest';
import { countLines } from '../../../shared/domain/numbering/statistics.ts';

it('counts in the order in which the books stand, from the lowest level up', () => {
  const line = (book: string, level: string) => ({ book, level, standing: 'processing' as const });
  const rows = countLines([
    line('carry-out', 'mat'),
    line('transfer', 'mat'),
    line('classified-incoming', 'tuyet-mat'),
    line('classified-outgoing', 'mat'),
    line('classified-incoming', 'mat'),
    line('classified-incoming', 'toi-mat'),
    line('classified-incoming', 'mat'),
  ]);
  expect(rows.map(({ book, level, count }) => `${book} ${level} ${count}`)).toEqual([
    'classified-incoming mat 2',
    'classified-incoming toi-mat 1',
    'classified-incoming tuyet-mat 1',
    'classified-outgoing mat 1',
    'transfer mat 1',
    'carry-out mat 1',
  ]);
});
