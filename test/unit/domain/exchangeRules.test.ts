import { OUT_STAGES, outIsDone } from '../../../shared/domain/exchange/stages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brakes, purgesFree } from '../../../shared/domain/exchange/brake.ts';
import { compare, type TradedLine } from '../../../shared/domain/exchange/reconcile.ts';

describe('the brake on purges', () => {
  it.each([
    [0, 3],
    [299, 3],
    [1_000, 10],
    [2_000, 20],
    [1_000_000, 20],
  ])('in a vault of %i documents %i are free within a day', (documents, free) => {
    expect(purgesFree(documents)).toBe(free);
    expect(brakes(free - 1, documents, 0)).toBe(false);
    expect(brakes(free, documents, 0)).toBe(true);
    expect(brakes(free, documents, 1)).toBe(false);
  });
});

describe('a month laid side by side', () => {
  const line = (sequence: number, number: number | null): TradedLine => ({
    sequence,
    number,
    atMs: 0,
    code: `${sequence}-CV`,
    envelopeId: sequence.toString(16).padStart(32, '0'),
  });
  const fate = fc.constantFrom('registered', 'waiting', 'lost', 'other-id', 'other-code');

  it('every number of the sender is answered for, and every seeded fault is found', () => {
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 60 }), fc.nat(5), (fates, foreign) => {
        const sent = fates.map((_, index) => line(index + 1, index + 1));
        const received = fates.flatMap((what, index): TradedLine[] => {
          const same = line(index + 1, 100 + index);
          if (what === 'lost') return [];
          if (what === 'waiting') return [{ ...same, number: null }];
          if (what === 'other-id') return [{ ...same, envelopeId: 'f'.repeat(32) }];
          return what === 'other-code' ? [{ ...same, code: 'khác' }] : [same];
        });
        for (let extra = 0; extra < foreign; extra++) received.push(line(1000 + extra, null));
        const expected = fates.map(
          (what) =>
            ({
              registered: 'agreed',
              waiting: 'not-registered',
              lost: 'not-received',
              'other-id': 'differs',
              'other-code': 'differs',
            })[what],
        );
        const found = compare(sent, received).map(({ finding }) => finding);
        expect(found).toEqual([...expected, ...Array.from({ length: foreign }, () => 'unknown-to-sender')]);
      }),
    );
  });
});

it('an envelope is done when everything was said of it that its kind comes to', () => {
  const ends = (kind: string): string[] => OUT_STAGES.filter((stage) => outIsDone(kind, stage));
  expect(ends('document')).toEqual(['registered', 'purged']);
  expect(ends('submission')).toEqual(['registered', 'purged']);
  expect(ends('figures')).toEqual(['received', 'registered', 'purged']);
  expect(ends('recall')).toEqual(['delivered', 'registered', 'purged']);
});
