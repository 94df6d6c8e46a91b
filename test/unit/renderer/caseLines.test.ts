import { describe, expect, it } from 'vitest';
import { foldedOf, keyOf, linesOf, newestOf } from '../../../renderer/features/submissions/caseLines.ts';

type Case = Parameters<typeof linesOf>[0];
const entry = (seq: number, act: string, atMs: number): Case['timeline'][number] =>
  ({ seq, act, atMs, actor: 'Mai Thị Huệ', facts: {} }) as Case['timeline'][number];
const wrote = (position: number, act: string, atMs: number): Case['notes'][number] =>
  ({ position, act, atMs, by: 'Mai Thị Huệ', text: act, reasonCode: null }) as Case['notes'][number];
const told = (one: Case): string[] =>
  linesOf(one).map((line) => (line.kind === 'note' ? line.note.act : line.item.act));

describe('the lines of a case', () => {
  it('are told in the order of the ledger where they were written in one moment', () => {
    const timeline = [
      entry(9, 'submission.answer-told', 2_000),
      entry(8, 'submission.answer-delivered', 2_000),
      entry(2, 'submission.acknowledged', 1_000),
      entry(1, 'submission.registered', 1_000),
    ];
    expect(told({ timeline, notes: [] })).toEqual([
      ...['submission.registered', 'submission.acknowledged'],
      ...['submission.answer-delivered', 'submission.answer-told'],
    ]);
  });

  it('set words after the act they belong to, and leave out those that stand elsewhere', () => {
    const timeline = [entry(2, 'submission.assigned', 1_001), entry(1, 'submission.registered', 900)];
    const notes = [wrote(2, 'submit-answer', 1_000), wrote(1, 'assign', 1_000)];
    expect(told({ timeline, notes })).toEqual(['submission.registered', 'submission.assigned', 'assign']);
  });

  it('of those that an act left the last one is shown; that somebody looked at the sender moves nothing', () => {
    const before = [entry(1, 'submission.registered', 900)];
    const known = new Set(linesOf({ timeline: before, notes: [] }).map(keyOf));
    const after = (timeline: Case['timeline'], notes: Case['notes'] = []) =>
      newestOf(linesOf({ timeline: [...timeline, ...before], notes }), known);
    expect(after([])).toBeNull();
    expect(after([entry(2, 'sender.revealed', 1_000)])).toBeNull();
    expect(after([entry(2, 'submission.assigned', 1_000)])).toBe('event2');
    expect(after([entry(2, 'submission.assigned', 1_000)], [wrote(1, 'assign', 1_000)])).toBe('note1');
  });
});

describe('the same act on many receipts', () => {
  const many = (from: number, count: number, act: string) =>
    Array.from({ length: count }, (_, at) => entry(from + at, act, 1_000));
  const shown = (timeline: Case['timeline']) =>
    foldedOf(linesOf({ timeline, notes: [] })).map((fold) => (fold.kind === 'fold' ? fold.lines.length : 1));

  it('is one line, with all of them in it', () => {
    const timeline = [
      ...many(1, 29, 'submission.took-duplicate'),
      ...many(30, 4, 'submission.answer-delivered'),
    ];
    expect(shown(timeline)).toEqual([29, 4]);
  });

  it('is told one by one where there are few, where another person did it, and of any other act', () => {
    expect(shown(many(1, 3, 'submission.took-duplicate'))).toEqual([1, 1, 1]);
    const others = many(1, 4, 'submission.took-duplicate').map((item, at) => ({
      ...item,
      actor: `${at % 2}`,
    }));
    expect(shown(others)).toEqual([1, 1, 1, 1]);
    expect(shown(many(1, 5, 'submission.assigned'))).toEqual([1, 1, 1, 1, 1]);
  });
});
