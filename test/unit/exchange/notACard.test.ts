import { expect, it } from 'vitest';
import { readCard } from '../../../electron/vault/peers/card.ts';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';
import type { AppError } from '../../../shared/errors.ts';

/** What somebody may choose in the belief that it is the card of another office. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['a PDF', '%PDF-1.7'],
  ['an empty file', ''],
  ['another JSON', '{"format":"an-thu-provision","body":"x"}'],
  ['something large', 'x'.repeat(300_000)],
];

it.each(OTHERS)('%s is refused as no card, with what a card is and where it comes from', (_name, text) => {
  let refused: unknown = null;
  try {
    readCard(Buffer.from(text), 0);
  } catch (error) {
    refused = error;
  }
  const { code, params } = refused as AppError;
  const { title, next } = errorWords(translators.vi, { code, params });
  expect(title).toBe('Tệp vừa chọn không phải thẻ cơ quan');
  expect(next).toMatch(/the-co-quan.*Ghi thẻ ra tệp/);
});

it('a message that is malformed is still called a message', () => {
  const { title } = errorWords(translators.vi, { code: 'message-malformed', params: {} });
  expect(title).toBe('Gói sai mẫu, không đọc được');
});
