import type { OfficeKind } from '../../../shared/ipc/schemas.ts';

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
  noSubject: 'Không ghi trích yếu',
  unopened: 'Bì chưa bóc',
  onEnvelope: (name: string): string => `Bì ghi: ${name}`,
  copyNumber: (number: string): string => `Bản số ${number}`,
  cancelled: (reason: string): string => `Hủy số: ${reason}`,
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
  signHint: '(ký, ghi rõ họ tên)',
} as const;
