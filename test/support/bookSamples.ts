import type { BookForm } from '../../shared/domain/rules/schema.ts';
import type { PrintedRow } from '../../electron/vault/printedBooks/bookRows.ts';

/** Invented words for the pictures of every book, by column. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  enteredOn: ['24/11/2026'],
  documentDate: ['23/11/2026'],
  at: ['24/11/2026 09:00'],
  transferredOn: ['24/11/2026'],
  dueBackOn: ['26/11/2026'],
  returned: ['26/11/2026, Nguyễn Thị Hường', ''],
  issuer: ['Tỉnh ủy Sơn Hà', 'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông'],
  code: ['1215-CV/TU', '19-TTr/BTCTU'],
  codeAndDate: ['1215-CV/TU, 23/11/2026'],
  codeAndCopies: ['1215-CV/TU, bản số 01'],
  typeAndSubject: [
    'Công văn V/v rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
    'Tờ trình phương án nhân sự và phân công nhiệm vụ Ban Chỉ đạo, Tổ giúp việc; dự toán kinh phí, lộ trình thực hiện đến hết nhiệm kỳ 2025-2030',
    'Quyết định',
  ],
  level: ['Mật', 'Tối mật', 'Tuyệt mật'],
  holder: ['Lê Đức Toản\nĐã ký nhận 24/11/2026 10:15', 'Đặng Thị Thu Thủy'],
  signer: ['Bùi Quang Thắng'],
  recipients: ['Tỉnh ủy Sơn Hà; Văn phòng Tỉnh ủy', 'Các chi bộ trực thuộc'],
  recipient: ['Lò Thị Ón', 'Văn phòng Tỉnh ủy, Vũ Hoài Nam'],
  carrier: ['Đặng Thị Thu Thủy, Chuyên viên'],
  purpose: ['Họp Ban Thường vụ Tỉnh ủy'],
  place: ['Trụ sở Tỉnh ủy'],
  protection: ['Cặp có khóa, hai người'],
  permittedBy: ['Bùi Quang Thắng, Bí thư Đảng ủy'],
  form: ['Sao y bản chính', 'Chụp'],
  performer: ['Trịnh Quốc Ưng'],
  giver: ['Nguyễn Thị Hường'],
  signature: ['Đã ký nhận 24/11/2026 10:15', ''],
  copies: ['05'],
  count: ['02'],
  copyNumbers: ['01, 02'],
  decision: ['41-QĐ/ĐU'],
  method: ['Nghiền nhỏ'],
  council: ['Bùi Quang Thắng, Đặng Thị Thu Thủy, Hà Văn Ẩm'],
  minutes: ['43-BB'],
};

/** Twelve lines: the third corrected, the fifth cancelled. */
export function bookSample(form: BookForm): PrintedRow[] {
  return Array.from({ length: 12 }, (_unused, index) => {
    const number = index + 1;
    const cancelled = number === 5;
    const corrected = number === 3;
    const cells = form.columns.map(({ field }) => {
      if (field === 'lineNumber' || field === 'entryNumber')
        return [{ text: String(number).padStart(2, '0'), strike: false }];
      if (field === 'note') return [{ text: cancelled ? 'Hủy số: vào nhầm sổ' : '', strike: false }];
      const words = WORDS[field] ?? [''];
      const text = words[index % words.length] ?? '';
      if (corrected && field === 'typeAndSubject')
        return [
          { text: 'Công văn V/v giao ban', strike: true },
          { text, strike: false },
        ];
      return [{ text, strike: cancelled }];
    });
    const place = { documentId: null, number, enteredOn: '2026-11-24' };
    return { ...place, cancelled, corrections: corrected ? 1 : 0, cells };
  });
}

/** Columns of a form for which no words stand here. */
export const unknownColumns = (form: BookForm): string[] =>
  form.columns
    .map(({ field }) => field as string)
    .filter(
      (field) =>
        !['lineNumber', 'entryNumber', 'note', 'keeper'].includes(field) && WORDS[field] === undefined,
    );
