import { expect, it } from 'vitest';
import { capacityWords } from '../../../renderer/features/proposals/words.ts';

it('says the mark of a capacity once', () => {
  expect(capacityWords({ mark: 'T/M', name: 'Thay mặt tập thể lãnh đạo (T/M)' })).toBe(
    'Thay mặt tập thể lãnh đạo (T/M)',
  );
  expect(capacityWords({ mark: 'TL.', name: 'Thừa lệnh' })).toBe('TL. · Thừa lệnh');
  expect(capacityWords({ mark: '', name: 'Ký đúng chức vụ của mình' })).toBe('Ký đúng chức vụ của mình');
});
