import { expect, it } from 'vitest';
import { draftOf } from '../../../renderer/features/proposals/draftOf.ts';

it('a second file never takes the place of the draft', () => {
  expect(draftOf('answer', ['annex'])).toEqual({ draft: 'answer', refused: ['annex'] });
  expect(draftOf(null, ['answer', 'annex 1', 'annex 2'])).toEqual({
    draft: 'answer',
    refused: ['annex 1', 'annex 2'],
  });
  expect(draftOf(null, [])).toEqual({ draft: null, refused: [] });
  expect(draftOf('answer', [])).toEqual({ draft: 'answer', refused: [] });
});
