import { describe, expect, it } from 'vitest';
import pack from '../../../shared/rules/submission-2026.json' with { type: 'json' };
import { FIRST_ASKED, spanOf, walkOf } from '../../../renderer/features/submissions/entry/entryForm.ts';

describe('the numbers of the form in which a submission is taken in', () => {
  const asked = ['where', 'since', 'before'];

  it('go on through what the form of its kind asks, and the note is the last', () => {
    const walk = walkOf(asked);
    asked.forEach((id, index) => expect(walk[FIRST_ASKED + index - 1]).toBe(`answer-${id}`));
    expect(walk[FIRST_ASKED + asked.length - 1]).toBe('note');
    expect(walk).toHaveLength(FIRST_ASKED + asked.length);
  });

  it('end with the note where nothing more is asked', () => {
    expect(walkOf([])[FIRST_ASKED - 1]).toBe('note');
  });
});

/** Letters of a label that fit over a field of so many twelfths at 125 %, beside the number and "Không bắt buộc". */
const ROOM = { 4: 18, 6: 30, 12: 78 } as const;

it('gives each field of the shipped forms the width that its label needs', () => {
  const labels = [...JSON.stringify(pack).matchAll(/"label":"([^"]+)","rows":1/g)].map(
    ([, label]) => label ?? '',
  );
  expect(labels).toContain('Đề nghị giữ kín trước khi nộp đơn sở hữu trí tuệ');
  for (const label of labels) expect(label.length, label).toBeLessThanOrEqual(ROOM[spanOf(label)]);
});
