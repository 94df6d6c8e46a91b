import { expect, it } from 'vitest';
import { primaryAct } from '../../../renderer/features/proposals/acts/proposalActs.ts';

it('makes nothing that undoes the primary button of a phiếu trình, where nothing else is offered either', () => {
  const offer = (act: Parameters<typeof primaryAct>[0][number]['act'], reason: string | null = null) => ({
    act,
    reason,
  });
  expect(primaryAct([offer('sign'), offer('return'), offer('reject')])).toBe('sign');
  expect(primaryAct([offer('return')])).toBeNull();
  expect(primaryAct([offer('sign', 'capacity'), offer('return'), offer('withdraw')])).toBeNull();
});
