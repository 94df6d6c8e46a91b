import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../renderer/features/exchange/words.ts';

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
