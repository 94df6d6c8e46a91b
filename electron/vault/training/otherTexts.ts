import type { Level } from '../../../shared/ipc/schemas.ts';

export interface OutgoingText {
  readonly typeId: string;
  readonly subject: string;
  readonly to: readonly string[];
}

export const OUTGOING: readonly OutgoingText[] = [
  {
    typeId: 'bao-cao',
    subject: 'kết quả cung cấp số liệu máy trạm và chữ ký số',
    to: ['Văn phòng Tỉnh ủy Sơn Hà'],
  },
  {
    typeId: 'cong-van',
    subject: 'V/v đăng ký danh mục sáng kiến cấp tỉnh đợt 2',
    to: ['Sở Khoa học và Công nghệ'],
  },
  {
    typeId: 'ke-hoach',
    subject: 'kiểm tra việc thực hiện Nghị quyết số 57-NQ/TW tại các chi bộ',
    to: ['Các chi bộ trực thuộc'],
  },
  {
    typeId: 'thong-bao',
    subject: 'kết luận của Thường trực Đảng ủy tại giao ban tháng 10',
    to: ['Các chi bộ trực thuộc', 'UBND xã'],
  },
  { typeId: 'bao-cao', subject: 'kết quả kiểm tra, giám sát quý III', to: ['Ủy ban Kiểm tra Tỉnh ủy'] },
  {
    typeId: 'quyet-dinh',
    subject: 'thành lập tổ công nghệ số cộng đồng xã Đồng Vàng',
    to: ['Các thôn', 'UBND xã'],
  },
  {
    typeId: 'cong-van',
    subject: 'V/v trả lời đề nghị phối hợp tuần tra vùng giáp ranh',
    to: ['Đảng ủy xã Suối Ngà'],
  },
  {
    typeId: 'nghi-quyet',
    subject: 'về chuyển đổi số trong các chi bộ giai đoạn 2026–2030',
    to: ['Các chi bộ trực thuộc', 'Tỉnh ủy Sơn Hà'],
  },
  {
    typeId: 'cong-van',
    subject: 'V/v góp ý quy chế phối hợp xử lý phản ánh, kiến nghị',
    to: ['Tỉnh ủy Sơn Hà'],
  },
  {
    typeId: 'to-trinh',
    subject: 'đề nghị hỗ trợ đường truyền dự phòng cho điểm phục vụ thôn Nà Lạn',
    to: ['Ủy ban nhân dân tỉnh Sơn Hà'],
  },
  {
    typeId: 'bao-cao',
    subject: 'kết quả khảo sát nhu cầu đào tạo kỹ năng số',
    to: ['Sở Khoa học và Công nghệ'],
  },
  {
    typeId: 'thong-bao',
    subject: 'phân công trực và tiếp nhận phản ánh dịp cuối năm',
    to: ['Các chi bộ trực thuộc'],
  },
  { typeId: 'cong-van', subject: 'V/v cử cán bộ dự tập huấn kỹ năng số cơ bản', to: ['Ban Tổ chức Tỉnh ủy'] },
  {
    typeId: 'ke-hoach',
    subject: 'tổ chức ngày hội chuyển đổi số liên xã',
    to: ['Đảng ủy xã Suối Ngà', 'UBND xã'],
  },
  {
    typeId: 'bao-cao',
    subject: 'giải quyết kiến nghị của cử tri sau kỳ họp',
    to: ['Ủy ban nhân dân tỉnh Sơn Hà'],
  },
  { typeId: 'cong-van', subject: 'V/v nộp lưu hồ sơ của xã trước sắp xếp', to: ['Sở Nội vụ'] },
  {
    typeId: 'ket-luan',
    subject: 'về công tác bảo vệ bí mật nhà nước năm 2026',
    to: ['Các chi bộ trực thuộc'],
  },
  {
    typeId: 'bao-cao',
    subject: 'tháng 11 về chuyển đổi số trong các cơ quan đảng',
    to: ['Văn phòng Tỉnh ủy Sơn Hà'],
  },
  {
    typeId: 'cong-van',
    subject: 'V/v báo cáo kết quả sử dụng nền tảng họp trực tuyến',
    to: ['Sở Khoa học và Công nghệ'],
  },
  {
    typeId: 'thong-bao',
    subject: 'lịch làm việc của Thường trực Đảng ủy tuần tới',
    to: ['Các chi bộ trực thuộc', 'UBND xã', 'UB MTTQ xã'],
  },
];

export interface ClassifiedText {
  readonly issuer: string;
  readonly code: string;
  readonly typeId: string;
  readonly subject: string | null;
  readonly level: Exclude<Level, 'none'>;
  readonly copyNumber: string | null;
  readonly unopenedFor: string | null;
}

const secret = (
  issuer: string,
  code: string,
  typeId: string,
  level: ClassifiedText['level'],
  subject: string | null,
  more: Partial<ClassifiedText> = {},
): ClassifiedText => ({ issuer, code, typeId, level, subject, copyNumber: null, unopenedFor: null, ...more });

/** Made-up lines: no document of a real list of state secrets is described. */
export const CLASSIFIED: readonly ClassifiedText[] = [
  secret('Tỉnh ủy Sơn Hà', '11-KH/TU', 'ke-hoach', 'mat', 'bảo đảm an ninh kỳ họp (dữ liệu giả)'),
  secret(
    'Công an tỉnh Sơn Hà',
    '209/CAT-PA03',
    'thong-bao',
    'mat',
    'thủ đoạn thu thập thông tin trên mạng (dữ liệu giả)',
  ),
  secret(
    'Ủy ban Kiểm tra Tỉnh ủy',
    '33-CV/UBKTTU',
    'cong-van',
    'mat',
    'V/v cung cấp hồ sơ phục vụ kiểm tra (dữ liệu giả)',
  ),
  secret(
    'Ban Chỉ huy Quân sự tỉnh',
    '08-BC/BCHQS',
    'bao-cao',
    'toi-mat',
    'kết quả rà soát mục tiêu trọng điểm (dữ liệu giả)',
    { copyNumber: '03' },
  ),
  secret('Ban Tổ chức Tỉnh ủy', '19-TTr/BTCTU', 'to-trinh', 'mat', 'về phương án nhân sự (dữ liệu giả)'),
  secret('Sở Nội vụ', '902/SNV-VP', 'cong-van', 'mat', 'V/v rà soát hồ sơ lưu trữ (dữ liệu giả)'),
  secret('Văn phòng Tỉnh ủy Sơn Hà', '27', '', 'mat', null, { unopenedFor: 'Phạm Thị Ngọc Ánh' }),
  secret(
    'Công an tỉnh Sơn Hà',
    '215/CAT-PA03',
    'bao-cao',
    'mat',
    'tình hình an ninh nội bộ quý IV (dữ liệu giả)',
  ),
  secret('Tỉnh ủy Sơn Hà', '03-QĐ/TU', 'quyet-dinh', 'tuyet-mat', null, { copyNumber: '02' }),
  secret(
    'Tỉnh ủy Sơn Hà',
    '12-KH/TU',
    'ke-hoach',
    'toi-mat',
    'bảo vệ đợt diễn tập khu vực phòng thủ (dữ liệu giả)',
    { copyNumber: '05' },
  ),
];

export interface ClassifiedOutText {
  readonly typeId: string;
  readonly level: Exclude<Level, 'none'>;
  readonly subject: string | null;
  readonly to: readonly string[];
}

/** Made-up lines, like those above. */
export const CLASSIFIED_OUT: readonly ClassifiedOutText[] = [
  {
    typeId: 'bao-cao',
    level: 'mat',
    subject: 'kết quả bảo đảm an ninh kỳ họp (dữ liệu giả)',
    to: ['Tỉnh ủy Sơn Hà'],
  },
  {
    typeId: 'cong-van',
    level: 'mat',
    subject: 'V/v cung cấp hồ sơ phục vụ kiểm tra (dữ liệu giả)',
    to: ['Ủy ban Kiểm tra Tỉnh ủy'],
  },
  {
    typeId: 'bao-cao',
    level: 'toi-mat',
    subject: 'rà soát mục tiêu trên địa bàn xã (dữ liệu giả)',
    to: ['Ban Chỉ huy Quân sự tỉnh'],
  },
  {
    typeId: 'to-trinh',
    level: 'mat',
    subject: 'về phương án nhân sự (dữ liệu giả)',
    to: ['Ban Tổ chức Tỉnh ủy', 'Tỉnh ủy Sơn Hà'],
  },
];
