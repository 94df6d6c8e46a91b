import { describe, expect, it } from 'vitest';
import { FIRST_ASKED, walkOf } from '../../../renderer/features/submissions/entry/entryForm.ts';

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
