import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphChanges } from '../../../shared/domain/text/paragraphChanges.ts';

const PARAGRAPHS = ['BÁO CÁO', 'Xã đã họp ba lần trong tháng.', 'Kết quả đạt yêu cầu.', 'Nơi nhận:'];

describe('what was changed between two rounds of a draft', () => {
  it('names the words of the paragraph that differs and leaves the others whole', () => {
    const after = [...PARAGRAPHS];
    after[1] = 'Xã đã họp bốn lần trong tháng.';
    expect(paragraphChanges(PARAGRAPHS, after)).toEqual([
      { kind: 'same', paragraphs: ['BÁO CÁO'] },
      {
        kind: 'changed',
        changes: [
          { kind: 'same', text: 'Xã đã họp ' },
          { kind: 'out', text: 'ba' },
          { kind: 'in', text: 'bốn' },
          { kind: 'same', text: ' lần trong tháng.' },
        ],
      },
      { kind: 'same', paragraphs: ['Kết quả đạt yêu cầu.', 'Nơi nhận:'] },
    ]);
  });

  it('tells a paragraph that came and one that went, at both ends of a long draft', () => {
    const long = Array.from({ length: 3000 }, (_, index) => `Đoạn ${index} có mấy chữ`);
    const changed = paragraphChanges(['Cũ.', ...long], [...long, 'Mới.']);
    expect(changed.map(({ kind }) => kind)).toEqual(['changed', 'same', 'changed']);
    expect(changed[0]).toEqual({ kind: 'changed', changes: [{ kind: 'out', text: 'Cũ.' }] });
    expect(changed[2]).toEqual({ kind: 'changed', changes: [{ kind: 'in', text: 'Mới.' }] });
  });

  it('does not take lines of a page that break elsewhere for a change', () => {
    const before = ['Xã đã họp ba lần', 'trong tháng này.'];
    const after = ['Xã đã họp ba lần trong', 'tháng này, đủ mặt.'];
    expect(paragraphChanges(before, after, ' ')).toEqual([
      {
        kind: 'changed',
        changes: [
          { kind: 'same', text: 'Xã đã họp ba lần trong tháng ' },
          { kind: 'out', text: 'này.' },
          { kind: 'in', text: 'này, đủ mặt.' },
        ],
      },
    ]);
  });

  it('tells paragraphs with little in common one after the other, not mixed', () => {
    const [before, after] = [
      'Đề nghị các chi bộ báo cáo trước ngày 05.',
      'Kính gửi: các đồng chí trong Ban.',
    ];
    expect(paragraphChanges([before], [after])).toEqual([
      {
        kind: 'changed',
        changes: [
          { kind: 'out', text: before },
          { kind: 'in', text: after },
        ],
      },
    ]);
  });

  it('gives back the later text whole: same and in, joined, are its words', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'a b', 'b c a'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const said = paragraphChanges(before, after).flatMap((part) =>
          part.kind === 'same'
            ? part.paragraphs
            : part.changes.flatMap(({ kind, text }) => (kind === 'out' ? [] : [text])),
        );
        expect(said.join(' ').split(/\s+/).filter(Boolean)).toEqual(
          after.join(' ').split(/\s+/).filter(Boolean),
        );
      }),
    );
  });
});
