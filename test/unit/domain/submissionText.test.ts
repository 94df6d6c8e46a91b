import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskSender, missingFields } from '../../../shared/domain/submission/sender.ts';
import { markedLevel } from '../../../shared/domain/secrecy/marks.ts';
import { screenText } from '../../../shared/domain/submission/screen.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };

const RULES: readonly ScreenRule[] = [
  { id: 'M', kind: 'stop', phrases: ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] },
  { id: 'P', kind: 'stop-phrase', phrases: ['BẢN SAO SỐ', 'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ'] },
  { id: 'W', kind: 'warn', phrases: ['bí mật nhà nước', 'tối mật'] },
];
const severities = (body: string): string[] =>
  screenText('Góp ý', body, RULES, new Map()).map((finding) => finding.severity);

describe('screening', () => {
  test.each([
    'a\nMẬT\nb',
    'a\r\n  TỐI MẬT .\r\nb',
    'a\n[TUYỆT MẬT]\nb',
    'a\nBẢN SAO SỐ: 03\nb',
    'MẬT',
    'a\nTỐI MẬT. Số 12/KH-BCH, kế hoạch.\nb',
    'a\u2028MẬT\u2028b',
  ])('%j stops, in NFC and NFD', (text) => {
    expect(severities(text)).toEqual(['stop']);
    expect(severities(text.normalize('NFD'))).toEqual(['stop']);
  });

  test('a stop says nothing of the text', () => {
    expect(screenText('t', 'MẬT\nnội dung riêng', RULES, new Map())).toEqual([
      { rule: 'M', severity: 'stop', what: 'secret-mark', excerpt: null },
    ]);
  });

  test.each([
    'Mật ong',
    'mật',
    'MẤT',
    'MẶT',
    'MẬT ONG RỪNG',
    'GIỮ BÍ MẬT',
    'bản sao số 3 của đơn',
    'TỐI MẬT, MẬT LÀ ĐỘ MẬT',
  ])('"%s" does not stop', (line) => {
    expect(severities(`a\n${line}\nb`)).not.toContain('stop');
  });

  test('a phrase in a sentence warns and is shown as typed', () => {
    const [finding] = screenText('t', 'bàn về BÍ MẬT nhà nước', RULES, new Map());
    expect(finding).toEqual({
      rule: 'W',
      severity: 'warn',
      what: 'secret-phrase',
      excerpt: 'BÍ MẬT nhà nước',
    });
  });

  test.each([
    'trong tài liệu số 12-KH/BCH đóng dấu MẬT về phương án',
    'tôi giữ một công văn mật',
    'Hồ sơ Mật của xã để ở đâu',
    'giấy có dấu độ mật ở góc trái',
  ])('the rules of this build ask about "%s"', (body) => {
    const asking = screening.rules as readonly ScreenRule[];
    expect(screenText('t', body, asking, new Map())).toContainEqual(
      expect.objectContaining({ what: 'secret-phrase', severity: 'warn' }),
    );
  });

  test('an abbreviation of the list is pointed out, other capitals are not', () => {
    const known = new Map([
      ['cđs', ['chuyển đổi số']],
      ['cds', ['chuyển đổi số']],
    ]);
    const found = (body: string) => screenText('t', body, RULES, known).map((finding) => finding.excerpt);
    expect(found('Đẩy mạnh CĐS ở xã')).toEqual(['CĐS']);
    expect(found('Ông Nam ở Hà Nội')).toEqual([]);
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(severities(text))),
    );
  });
});

describe('the sender', () => {
  const sender = {
    fullName: 'Nguyễn Văn Hải',
    address: 'Số 45, thôn Nà Lạn, xã Đồng Vàng, tỉnh Sơn Hà',
    phone: '0912 345 618',
    email: 'hai@mau.example',
    idNumber: '079290001234',
  };

  test('is masked so that nobody is told, and two can be told apart', () => {
    expect(maskSender(sender)).toEqual({
      fullName: 'N••••• V•• H••',
      address: '•••, xã Đồng Vàng, tỉnh Sơn Hà',
      phone: '09•• ••• •18',
      email: 'h••••@mau.example',
      idNumber: '07•••••••234',
    });
    expect(maskSender({ fullName: '', address: '', phone: '', email: '', idNumber: '' })).toEqual({
      fullName: '',
      address: '',
      phone: '',
      email: '',
      idNumber: '',
    });
  });

  test('no masked field contains a whole word of the name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\p{Lu}\p{Ll}{2,6}$/u), { minLength: 1, maxLength: 4 }),
        (words) => {
          const { fullName } = maskSender({ ...sender, fullName: words.join(' ') });
          for (const word of words) expect(fullName).not.toContain(word);
        },
      ),
    );
  });

  test('a telephone without enough digits and a broken address of mail do not count', () => {
    const required = ['fullName', 'address', 'phoneOrEmail'] as const;
    expect(missingFields({ ...sender, phone: '123', email: 'hai@' }, required)).toEqual(['phoneOrEmail']);
    expect(missingFields({ ...sender, phone: '', email: 'a@b.vn' }, required)).toEqual([]);
  });
});

describe('the level on a mark', () => {
  test.each([
    ['MẬT\nChốt số 17', 'mat'],
    ['Tóm tắt\nĐộ mật: TỐI MẬT\nKế hoạch', 'toi-mat'],
    ['  TUYỆT MẬT  ', 'tuyet-mat'],
    ['TỐI MẬT sao từ TUYỆT MẬT', 'tuyet-mat'],
  ])('of %j is the highest that stands there, in both forms of its letters', (text, level) => {
    expect(markedLevel(text)).toBe(level);
    expect(markedLevel(text.normalize('NFD'))).toBe(level);
  });
});
