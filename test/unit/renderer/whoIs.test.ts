import { expect, it } from 'vitest';
import { whoIs } from '../../../renderer/features/office/whoIs.ts';

it('two people of one name are told apart by post and user name', () => {
  const fullName = 'Nguyễn Văn An';
  expect(whoIs({ fullName, position: 'Chuyên viên', username: 'an1' })).toBe(
    'Nguyễn Văn An (Chuyên viên, an1)',
  );
  expect(whoIs({ fullName, position: 'Chuyên viên', username: 'an2' })).toBe(
    'Nguyễn Văn An (Chuyên viên, an2)',
  );
  expect(whoIs({ fullName, position: ' ', username: 'an3' })).toBe('Nguyễn Văn An (an3)');
});
