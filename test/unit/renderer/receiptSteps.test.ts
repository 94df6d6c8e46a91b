import { describe, expect, it } from 'vitest';
import { factOf, groupIdOf, meaningOf, stepsOf } from '../../../renderer/features/exchange/words.ts';
import { translators } from '../../../renderer/i18n/I18n.tsx';
import type { EnvelopeRow } from '../../../shared/ipc/contract/exchange.ts';

const dots = (sent: Dot, arrived: Dot, received: Dot, registered: Dot) => ({
  sent,
  arrived,
  received,
  registered,
});
type Dot = 'yes' | 'waiting' | 'refused' | 'none';

describe('the receipts of an envelope', () => {
  it('are as many as its kind comes to: an answer that has arrived stands complete', () => {
    expect(stepsOf({ kind: 'submission-answer', dots: dots('yes', 'yes', 'none', 'none') })).toEqual([
      'confirmed',
      'confirmed',
    ]);
    expect(stepsOf({ kind: 'figures', dots: dots('yes', 'yes', 'none', 'none') })).toHaveLength(3);
    expect(stepsOf({ kind: 'document', dots: dots('yes', 'yes', 'none', 'none') })).toHaveLength(4);
  });
  it('never hide a refusal', () => {
    expect(stepsOf({ kind: 'submission-answer', dots: dots('yes', 'yes', 'refused', 'none') })).toEqual([
      'confirmed',
      'confirmed',
      'refused',
    ]);
  });
});

describe('an order to give back, at its holder', () => {
  const order = (standing: EnvelopeRow['order']): EnvelopeRow => ({
    envelopeId: 'e',
    direction: 'in',
    sequence: 1,
    peer: 'Tỉnh ủy',
    kind: 'recall',
    level: 'none',
    title: '',
    dots: dots('yes', 'yes', 'yes', 'yes'),
    stage: 'applied',
    held: false,
    order: standing,
    entryNumber: null,
    errorCode: null,
    documentId: null,
    submissionId: null,
    atMs: 0,
  });
  it.each([
    ['waits', 'Đã nhận lệnh, gói chưa tới', 'waiting', 'in-open'],
    ['locked', 'Đã khóa, chờ xóa', 'waiting', 'in-open'],
    ['erased', 'Đã thực hiện', 'done', 'in-done'],
  ] as const)('%s: says what was done, and no more', (standing, words, meaning, group) => {
    const row = order(standing);
    expect([factOf(translators.vi, row), meaningOf(row), groupIdOf(row)]).toEqual([words, meaning, group]);
  });
});
