import { expect, it } from 'vitest';
import {
  emptyOutgoing,
  nextOutgoing,
  ofType,
  outgoingInput,
} from '../../../renderer/features/documents/entry/outgoingForm.ts';

it('a unit goes with its type: another type sends none, the next number of the same type keeps it', () => {
  const dispatch = { ...emptyOutgoing('2026-11-24', 'none'), typeId: 'cong-van', draftingUnit: 'VX' };
  expect(outgoingInput(dispatch).draftingUnit).toBe('VX');
  expect(nextOutgoing(dispatch, '2026-11-24')).toMatchObject({ typeId: 'cong-van', draftingUnit: 'VX' });
  // the field is gone with the type, and must not be refused unseen
  expect(outgoingInput({ ...dispatch, ...ofType('bao-cao') })).toMatchObject({
    typeId: 'bao-cao',
    draftingUnit: '',
  });
});
