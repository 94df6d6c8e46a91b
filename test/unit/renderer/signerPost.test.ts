import { expect, it } from 'vitest';
import { postOf, signsAs } from '../../../renderer/features/proposals/proposalForm.ts';
import type { DelegationLine } from '../../../shared/ipc/contract/proposals.ts';

const head = { id: 'h', fullName: 'Bùi Quang Thắng', position: 'Bí thư Đảng ủy' };
const office = { id: 'o', fullName: 'Đặng Thị Thu Thủy', position: 'Chánh Văn phòng' };
const given = (id: string, to: typeof head): DelegationLine => ({
  id,
  capacity: 'party-tl',
  mark: 'T/L',
  from: head,
  to,
  document: '07-UQ/ĐU',
  scope: '',
  ceiling: 'none',
  acts: ['sign'],
  typeIds: [],
  fromOn: '2026-11-01',
  toOn: '2026-12-31',
  state: 'in-force',
  enteredBy: head,
  enteredMs: 0,
  revokeReason: null,
});

it('a signer’s post says for whom they sign by order, once for each', () => {
  expect(postOf(office, [given('1', office), given('2', office)])).toBe(
    'Chánh Văn phòng · T/L Bí thư Đảng ủy',
  );
  expect(postOf(head, [given('1', office)])).toBe('Bí thư Đảng ủy');
});

it('whoever signs by one delegation is put down so; another signer falls back to the own post', () => {
  const capacities = [
    { id: 'own', mark: '', name: '', needsDelegation: false },
    { id: 'party-tl', mark: 'T/L', name: 'Thừa lệnh', needsDelegation: true },
  ];
  const choices = { capacities, delegations: [given('1', office)] };
  const byOrder = { capacity: 'party-tl', delegationId: '1' };
  expect(signsAs(choices, office.id, 'own')).toEqual(byOrder);
  expect(signsAs(choices, office.id, 'party-tl')).toEqual(byOrder);
  expect(signsAs(choices, head.id, 'party-tl')).toEqual({ capacity: 'own', delegationId: null });
  const two = { capacities, delegations: [given('1', office), given('2', office)] };
  expect(signsAs(two, office.id, 'own'), 'two orders: a person says which').toEqual({
    capacity: 'own',
    delegationId: null,
  });
  expect(signsAs(two, office.id, 'party-tl')).toEqual({ capacity: 'party-tl', delegationId: null });
});
