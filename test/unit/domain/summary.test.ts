import { expect, test } from 'vitest';
import { summaryOf } from '../../../shared/domain/submission/summary.ts';

test.each([
  [
    'Kính gửi: Đảng ủy xã Đồng Vàng.\nTôi là Nguyễn Văn Mẫu, thôn Nà Lạn.\nĐèn đường trước chợ hỏng từ 1.11.2026. Mong được sửa.',
    'Đèn đường trước chợ hỏng từ 1.11.2026',
  ],
  ['Chào.\nĐường thôn ngập sâu sau mưa!', 'Đường thôn ngập sâu sau mưa'],
  ['Kính gửi: Đảng ủy xã Đồng Vàng.', ''],
  ['', ''],
])('the first sentence of the matter is offered as summary: %j', (body, summary) => {
  expect(summaryOf(body)).toBe(summary);
});

test('a long sentence ends at a word', () => {
  const long = summaryOf(`Đường ${'trục thôn ngập '.repeat(30)}.`);
  expect(long.length).toBeLessThanOrEqual(152);
  expect(long).toMatch(/ (?:trục|thôn|ngập) …$/);
});
