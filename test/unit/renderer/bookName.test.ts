import { expect, it } from 'vitest';
import { bookName } from '../../../renderer/features/books/words.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';

it('the first volume is called so once a second stands behind it', () => {
  const of = (volume: number, state: string) =>
    bookName(translators.vi, { kind: 'incoming', year: 2026, volume, state });
  expect(of(1, 'open')).not.toContain('quyển');
  expect(of(1, 'full')).toMatch(/2026, quyển 1$/);
  expect(of(2, 'open')).toMatch(/2026, quyển 2$/);
});
