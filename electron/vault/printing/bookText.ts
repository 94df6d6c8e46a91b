import type { OfficeKind } from '../../../shared/ipc/schemas.ts';
import { civilDateAt, clockAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';

/**
 * Words of the printed books. Official forms are Vietnamese whatever language the interface speaks, so these stand
 * here and not among the interface's texts; column heads and titles come from the rule pack.
 */
export const BOOK_TEXT = {
  partyHead: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  stateHead: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
  training: 'TẬP HUẤN',
  trainingNote: 'Kho tập huấn: dữ liệu giả, không có giá trị đăng ký',
  continued: (name: string, year: number, volume: string): string =>
    `${name} · Năm ${year} · Quyển số ${volume}`,
  page: (page: number, pages: number): string => `Trang ${page}/${pages}`,
  printedOn: (date: string, time: string): string => `In từ sổ điện tử ngày ${date}, ${time}`,
  /** of a paper that is no book */
  paperPrintedOn: (date: string, time: string): string => `In từ An Thư ngày ${date}, ${time}`,
  lostOpen: (open: boolean): string => (open ? 'đang mở khóa' : 'đã khóa'),
  lostSource: (source: string, partial: boolean): string =>
    `${source}${
      partial ? '; văn bản mật chỉ kể những văn bản người lập được biết, văn thư bổ sung cho đủ' : ''
    }`,
  lostPeer: 'những gì đã trao đổi với máy này',
  lostHere: 'kho đang dùng của máy này, chưa từng khôi phục',
  lostLog: (at: string): string => `kho đang dùng của máy này, mất phần ghi dở sau sự cố ${at}`,
  lostBehind: (at: string): string => `kho đang dùng của máy này, ${at} thấy cũ hơn lần làm việc gần nhất`,
  lostRestored: (at: string, made: string, by: 'passphrase' | 'code' | 'shares'): string => {
    const key = {
      passphrase: 'cụm mật khẩu',
      code: 'mã khôi phục trên giấy',
      shares: 'các phần mã ghép lại',
    };
    return `kho khôi phục lúc ${at} từ bản sao lưu ${made}, mở bằng ${key[by]}`;
  },
  noSubject: 'Không ghi trích yếu',
  unopened: 'Bì chưa bóc',
  onEnvelope: (name: string): string => `Bì ghi: ${name}`,
  copyNumber: (number: string): string => `Bản số ${number}`,
  cancelled: (reason: string): string => `Hủy số: ${reason}`,
  backDated: (by: string, date: string): string => `Ghi lùi ngày, ${by} duyệt ${date}`,
  inserted: (by: string, date: string): string => `Chèn số, ${by} duyệt ${date}`,
  corrected: (date: string, reason: string): string => `Đính chính ${date}: ${reason}`,
  reserved: (purpose: string): string => `Số dự trữ: ${purpose}`,
  lost: (ground: string): string => `Số đã cấp sau bản sao lưu, chờ ghi lại từ bản giấy: ${ground}`,
  /** numbers of the paper book, from which this one goes on */
  onPaper: (last: string): string => `Số 1 đến ${last}: trên sổ giấy`,
  released: (reason: string): string => `Số dự trữ không dùng: ${reason}`,
  actOnPaper: (ground: string): string => `Số đã cấp sau bản sao lưu, việc ghi ở sổ giấy: ${ground}`,
  notUsed: (reason: string): string => `Số chờ ghi lại từ bản giấy, xác nhận không dùng: ${reason}`,
  correctedTotal: (count: number): string => `, đính chính ${count} chỗ`,
  closedOn: (date: string): string => `Sổ đã khóa ngày ${date}. Mã kiểm tra nội dung (SHA-256):`,
  bookState: { open: 'Đang mở', full: 'Hết quyển', closed: 'Đã khóa' },
  /** what the laying side by side of a month's lines found */
  finding: {
    agreed: 'Khớp',
    'not-received': 'Bên nhận chưa thấy gói này',
    'not-registered': 'Đã tới, chưa vào sổ',
    'unknown-to-sender': 'Bên gửi không có gói này',
    differs: 'Hai bên ghi khác nhau',
  },
  reconciled: (agreed: number, open: number, made: string | null): string =>
    made === null
      ? 'Chưa có danh sách của bên kia: chưa đối soát được.'
      : `Khớp ${agreed}, cần xử lý ${open}. Danh sách của bên kia lập lúc ${made}.`,
  statisticsCheck: (equal: boolean, entries: number): string =>
    equal
      ? `Số liệu đếm từ sổ và đếm lại từ ${entries} mục nhật ký khớp nhau.`
      : `CHÚ Ý: số liệu đếm từ sổ và đếm lại từ ${entries} mục nhật ký KHÔNG khớp; phải kiểm tra trước khi ký.`,
  full: 'Hết quyển; số tiếp theo ghi ở quyển sau.',
  acknowledged: (at: string): string => `Đã ký nhận ${at}`,
  returned: 'Đã trả lại',
  answeredBy: (code: string): string => `Trả lời: ${code}`,
  total: (entries: number, from: string, to: string): string =>
    `Cộng: ${entries} mục, từ số ${from} đến số ${to}`,
  cancelledTotal: (count: number): string => `, trong đó ${count} số đã hủy`,
  placeAndDate: (place: string, dateInWords: string): string => `${place}, ${dateInWords}`,
  keeper: 'NGƯỜI GIỮ SỔ',
  confirmer: (kind: OfficeKind): string => (kind === 'party' ? 'CHÁNH VĂN PHÒNG' : 'THỦ TRƯỞNG CƠ QUAN'),
  recipients: 'Nơi nhận:',
  namedOnly: 'CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ',
  sealHere: '(Niêm phong bằng dấu của cơ quan tại mép bì)',
  nothingWrong: 'không có',
  clockWrong: '(giờ máy sai)',
  system: 'Hệ thống',
  signHint: '(ký, ghi rõ họ tên)',
} as const;

/** Numbers of books are written with a zero below ten, as in the printed forms. */
export const printedNumber = (number: number): string => String(number).padStart(2, '0');

/** A moment as papers say it: the time, then the day. */
export const moment = (atMs: number): string => `${clockAt(atMs)} ngày ${formatDate(civilDateAt(atMs))}`;
