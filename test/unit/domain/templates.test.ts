import { describe, expect, it } from 'vitest';
import { withoutGreeting, withTemplate } from '../../../shared/domain/text/templates.ts';

const OPENING = 'Kính gửi ông/bà,\n\nVề nội dung ông/bà gửi, mã PA-0001-3K, ';
const DONE = 'Kính gửi ông/bà,\n\nBiện pháp đã thực hiện: …\n\nTrân trọng cảm ơn ông/bà.';
const PLAN = 'Kính gửi ông/bà,\n\nĐưa vào kế hoạch …';

describe('putting a template into an answer', () => {
  it.each(['', '  \n', OPENING, PLAN])('takes the place of what nobody typed: %j', (text) => {
    expect(withTemplate(text, DONE, [OPENING, DONE, PLAN])).toBe(DONE);
  });

  it('keeps what was typed and does not greet twice', () => {
    const typed = `${OPENING}cơ quan đã kiểm tra.`;
    expect(withTemplate(typed, DONE, [OPENING])).toBe(
      `${typed}\n\nBiện pháp đã thực hiện: …\n\nTrân trọng cảm ơn ông/bà.`,
    );
  });

  it('greets where the text does not yet', () => {
    expect(withTemplate('Đã kiểm tra.\n', DONE, [OPENING])).toBe(`Đã kiểm tra.\n\n${DONE}`);
  });
});

describe('an answer under a letterhead that greets', () => {
  it.each([
    [DONE, 'Biện pháp đã thực hiện: …\n\nTrân trọng cảm ơn ông/bà.'],
    ['Kính gửi ông/bà, đường đã sửa xong.', 'Kính gửi ông/bà, đường đã sửa xong.'],
    ['Đường đã sửa.\nKính gửi lời cảm ơn.\n', 'Đường đã sửa.\nKính gửi lời cảm ơn.\n'],
  ])('greets once: %j', (text, told) => {
    expect(withoutGreeting(text)).toBe(told);
  });
});
