import type { Level } from '../../../shared/ipc/schemas.ts';

/** Words on slips and minutes: official Vietnamese, whatever the language of the window. */
export const PAPER_TEXT = {
  notClassified: 'Không thuộc bí mật nhà nước',
  levelBy: (level: string, basis: string): string => (basis === '' ? level : `${level}; ${basis}`),
  copying: (allowed: boolean | null): string =>
    allowed === null ? '' : allowed ? 'Được phép sao, chụp' : 'Không được phép sao, chụp',
  decided: (decision: { level: string; recipients: string; copies: string; copying: string }): string =>
    `${decision.level}; nơi nhận: ${decision.recipients}; ${decision.copies} bản; ${decision.copying}`,
  copy: (series: 'original' | 'copy', number: string): string =>
    series === 'original' ? `Bản số ${number}` : `Bản sao số ${number}`,
  withCode: (copy: string, code: string): string => `${copy} (mã ${code})`,
  bookOfYear: (book: string, year: number): string => `${book}, năm ${year}`,
  place: ({ room, cabinet, shelf, box }: Record<'room' | 'cabinet' | 'shelf' | 'box', string>): string =>
    [room, cabinet, shelf, box].filter((part) => part !== '').join(', '),
  period: (from: string, to: string): string => (from === '' ? '' : `từ ngày ${from} đến ngày ${to}`),
  destroyed: 'Đã tiêu hủy',
  everywhere: 'Toàn bộ nơi lưu giữ',
  scopeOf: (place: string, holder: string): string =>
    holder === '' ? place : `${place}; người giữ: ${holder}`,
  musterResult: (counts: {
    expected: number;
    found: number;
    missing: number;
    elsewhere: number;
    unexpected: number;
  }): string =>
    `theo sổ ${counts.expected} bản; có mặt đúng nơi ${counts.found}; ở nơi khác ${counts.elsewhere}; ` +
    `không thấy ${counts.missing}; ngoài danh sách ${counts.unexpected}`,
  finding: {
    found: 'Có mặt',
    missing: 'Không thấy',
    elsewhere: 'Thấy ở nơi khác',
    unexpected: 'Thấy, không có trong danh sách',
  },
  foundAt: (finding: string, place: string): string => (place === '' ? finding : `${finding}: ${place}`),
  noticeAbout: {
    adjusted: 'điều chỉnh độ mật',
    extended: 'gia hạn thời hạn bảo vệ bí mật nhà nước',
    declassified: 'giải mật',
  },
  noticeText: {
    adjusted: (from: string, to: string, until: string): string =>
      `Độ mật của văn bản nêu trên được điều chỉnh từ ${from} thành ${to}` +
      `${until === '' ? '' : `, thời hạn bảo vệ đến hết ngày ${until}`}.`,
    extended: (_from: string, to: string, until: string): string =>
      `Văn bản nêu trên giữ độ mật ${to}, thời hạn bảo vệ được gia hạn đến hết ngày ${until}.`,
    declassified: (from: string): string =>
      `Văn bản nêu trên, độ mật ${from}, được giải mật; từ nay không còn thuộc bí mật nhà nước.`,
  },
  /** what stands in no entry after a restoration, and why */
  numbers: {
    restored: (at: string, backupAt: string): string => `lúc ${at}, từ bản sao lưu lúc ${backupAt}`,
    logLost: (at: string): string => `lúc ${at}, mất phần ghi dở sau sự cố`,
    behind: (at: string): string => `lúc ${at}, kho bị thay bằng bản cũ hơn`,
    series: (of: {
      typeName: string;
      counts: 'term' | 'year';
      period: string;
      classified: boolean;
    }): string =>
      `${of.classified ? 'Số văn bản mật đi' : 'Số văn bản đi'}: ${of.typeName === '' ? 'mọi loại văn bản' : of.typeName}, ` +
      `${of.counts === 'term' ? 'nhiệm kỳ' : 'năm'} ${of.period}`,
    receipts: (label: string): string => `Mã biên nhận ${label}`,
    waits: 'Chờ ghi lại từ bản giấy',
    notUsed: (reason: string): string => `Không có mục trong sổ điện tử: ${reason}`,
    ownNumber: (ground: string): string =>
      `Đã cấp trên giấy sau bản sao lưu, kho chưa có văn bản. Căn cứ: ${ground}`,
    code: (ground: string): string =>
      `Mã đã giao cho người gửi sau bản sao lưu, kho không có hồ sơ. Căn cứ: ${ground}`,
    before: 'Đứng trước một số đã ghi lại từ bản giấy; bản sao lưu không biết dãy số tới đó',
  },
  authorised: 'NGƯỜI CÓ THẨM QUYỀN',
  onDay: (date: string): string => `ngày ${date}`,
  proposalOf: (date: string, name: string, post: string): string =>
    `đề nghị tiêu hủy ngày ${date} của ${[name, post].filter((part) => part !== '').join(', ')}`,
  dossierOf: (date: string): string => `đề nghị tiêu hủy lập ngày ${date}`,
  counted: (documents: string, copies: string): string => `${documents} văn bản, ${copies} bản`,
  councilRole: { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' },
  destructionBy: (code: string, date: string, signer: string): string =>
    `Quyết định tiêu hủy số ${code} ngày ${date} của ${signer}`,
  decisionOf: (code: string, date: string): string => `${code} ngày ${date}`,
} as const;

/** What a paper shows of a level: a Tuyệt mật document has no trích yếu on it, so its line weighs as Mật. */
export const levelOfLine = (level: Level): Level => (level === 'tuyet-mat' ? 'mat' : level);

/** `Bùi Quang Thắng, Bí thư Đảng ủy` as it was recorded, apart for a signature. */
export function signerOf(recorded: string): { name: string; title: string } {
  const [name = '', ...post] = recorded.split(', ');
  const title = post.join(', ').toLocaleUpperCase('vi');
  return { name, title: title === '' ? PAPER_TEXT.authorised : title };
}
