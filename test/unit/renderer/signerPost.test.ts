import { expect, it } from 'vitest';
import { postOf } from '../../../renderer/features/proposals/proposalForm.ts';
import type { DelegationLine } from '../../../shared/ipc/contract/proposals.ts';

const head = { id: 'h', fullName: 'Bùi Quang Thắng', position: 'Bí thư Đảng ủy' };
const office = { id: 'o', fullName: 'Đặng Thị Thu Thủy', position: 'Chánh Văn phòng' };
const given = (id: string, to: typeof head): DelegationLine => ({
  ...{ id, capacity: 'party-tl', mark: 'T/L', from: head, to, document: '07-UQ/ĐU', scope: '' },
  ...{ ceiling: 'none', acts: ['sign'], typeIds: [], fromOn: '2026-11-01', toOn: '2026-12-31' },
  ...{ state: 'in-force', enteredBy: head, enteredMs: 0, revokeReason: null },
});

it('a signer’s post says for whom they sign by order, once for each', () => {
  expect(postOf(office, [given('1', office), given('2', office)])).toBe(
    'Chánh Văn phòng · T/L Bí thư Đảng ủy',
  );
  expect(postOf(head, [given('1', office)])).toBe('Bí thư Đảng ủy');
});
