import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import { personalData } from '../../../shared/domain/submission/personalData.ts';
import { outOfScope } from '../../../shared/domain/submission/scope.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import { bare } from '../../support/disguises.ts';

const { letters } = JSON.parse(
  readFileSync(new URL('../../fixtures/scope/letters.json', import.meta.url), 'utf8'),
) as { letters: [set: string, side: 'inside' | 'outside', title: string, body: string][] };
const RULES = screening.rules as readonly ScreenRule[];
const isOut = (text: string, field = ''): boolean => outOfScope({ field, text }, RULES).length > 0;

describe('the scope of what is taken', () => {
  test.each(letters)('%s: %s, "%s", with and without marks', (_set, side, title, body) => {
    const text = `${title}\n${body}`;
    expect([isOut(text), isOut(bare(text))]).toEqual([side === 'outside', side === 'outside']);
  });

  test('a row of a portal whose sender chose another field, without a word for it, is asked about', () => {
    const text =
      'Kính mong quý cơ quan xem xét giúp cho gia đình chúng tôi sớm được toại nguyện như mong mỏi bấy lâu';
    expect(isOut(text, 'Khác')).toBe(true);
    expect(isOut(text, 'Chuyển đổi số')).toBe(false);
    expect(isOut(text)).toBe(false);
  });

  test('whoever warns of an offer makes none', () => {
    const offer =
      'Bên em hỗ trợ vay trực tuyến, lãi suất ưu đãi, giải ngân trong ngày, liên hệ ngay số bên dưới';
    expect(isOut(offer, 'Dịch vụ công trực tuyến')).toBe(true);
    expect(isOut(`Cảnh báo tin nhắn lừa đảo: ${offer}`)).toBe(false);
  });
});

describe('personal data in the words of a letter', () => {
  test.each([
    ['Tôi là Lý Thị Ái Thử, số căn cước 079290001234, điện thoại 0900 000 123.', '079290001234'],
    ['căn cước 079 290 001 234 của cháu', '079 290 001 234'],
    ['chứng minh nhân dân số 001234567 cấp ngày 12/5/2009', '001234567'],
    ['chuyển vào tài khoản 0000123456789 của chị', '0000123456789'],
    ['Người đó gọi từ số 0900 000 123 suốt đêm.', '0900 000 123'],
  ])('"%s": %s', (text, number) => {
    expect(personalData(text)).toBe(number);
  });

  test.each([
    'Tôi là Khảo Văn Ví, ở số nhà 9, thôn Mẫu Một, điện thoại 0900 001 001. Mạng chậm.',
    'Mạng chậm.\nNgười gửi: Tạm Văn Kiểu, thôn Chợ Mẫu, 0900 001 004.',
    'Mạng chậm.\nĐiện thoại: 0900 001 001',
    'Dự toán 100 000 000 000 đồng cho 123456789 mét.',
    'Mã đơn MAU-2026-000101 ngày 14/05/2026',
  ])('"%s" has none of somebody else', (text) => {
    expect(personalData(text)).toBeNull();
  });
});
