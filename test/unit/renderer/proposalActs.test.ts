import { expect, it } from 'vitest';
import { primaryAct } from '../../../renderer/features/proposals/acts/proposalActs.ts';
import { vi } from '../../../renderer/i18n/vi.ts';

it('makes nothing that undoes the primary button of a phiếu trình, where nothing else is offered either', () => {
  const offer = (act: Parameters<typeof primaryAct>[0][number]['act'], reason: string | null = null) => ({
    act,
    reason,
  });
  expect(primaryAct([offer('sign'), offer('return'), offer('reject')])).toBe('sign');
  expect(primaryAct([offer('return')])).toBeNull();
  expect(primaryAct([offer('sign', 'capacity'), offer('return'), offer('withdraw')])).toBeNull();
});

it('says of every two acts that one person may not do which acts they are: also who checks does not sign', () => {
  for (const act of ['soạn', 'kiểm tra', 'ký', 'cấp số'])
    expect(vi['proposals.reason.separation']).toContain(act);
});
