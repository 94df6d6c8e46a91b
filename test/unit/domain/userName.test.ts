import { describe, expect, it } from 'vitest';
import { userNameFor } from '../../../shared/domain/people/userName.ts';

describe('the user name that a new person is offered', () => {
  it.each([
    ['Nguyễn Văn An', 'annv'],
    ['Nguyễn Văn An'.normalize('NFD'), 'annv'],
    ['  đặng  thị THU thủy ', 'thuydtt'],
    ['Lê Đức', 'ducl'],
    ['Y', ''],
    ['', ''],
    ['H’Hen Niê', 'niehh'],
  ])('%j is %j', (fullName, offered) => {
    expect(userNameFor(fullName, [])).toBe(offered);
  });

  it('is one that nobody has', () => {
    expect(userNameFor('Nguyễn Văn An', ['annv', 'annv2'])).toBe('annv3');
  });
});
