import { expect, it } from 'vitest';
import { reasonsFor } from '../../../renderer/features/exchange/refuseReasons.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';

const wordsFor = (kind: Parameters<typeof reasonsFor>[0]): string[] =>
  reasonsFor(kind).map((id) => translators.vi(`exchange.refuseReason.${id}`));

it('offers for a case of another office that it is not ours to decide, and for a document what a document lacks', () => {
  expect(wordsFor('submission')[0]).toBe('Không thuộc thẩm quyền');
  expect(wordsFor('submission')).not.toContain('Văn bản chưa đủ chữ ký, dấu');
  expect(wordsFor('document')).toContain('Văn bản chưa đủ chữ ký, dấu');
  expect(wordsFor('document')).not.toContain('Không thuộc thẩm quyền');
});
