import { expect, it } from 'vitest';
import { titleOf } from '../../../renderer/features/documents/words.ts';

const title = (typeName: string, subject: string | null): string => titleOf({ typeName, subject });

it('reads the trích yếu on from the name of its type, once', () => {
  expect(title('Hướng dẫn', 'kiểm điểm, đánh giá')).toBe('Hướng dẫn kiểm điểm, đánh giá');
  expect(title('Công văn', 'V/v rà soát tiến độ')).toBe('V/v rà soát tiến độ');
  expect(title('Báo cáo', 'báo cáo kết quả 6 tháng')).toBe('Báo cáo kết quả 6 tháng');
  expect(title('Báo cáo', 'báo cáo kết quả 6 tháng'.normalize('NFD'))).toBe('Báo cáo kết quả 6 tháng');
  expect(title('Báo cáo', null)).toBe('');
});
