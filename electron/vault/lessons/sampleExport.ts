import { addDays, formatDate } from '../../../shared/domain/calendar/civilDate.ts';

const HEADS = [
  'STT',
  'Mã phản ánh',
  'Loại',
  'Lĩnh vực',
  'Tiêu đề',
  'Nội dung',
  'Họ và tên người gửi',
  'Địa chỉ liên hệ',
  'Số điện thoại',
  'Thời gian gửi',
  'Nguồn tiếp nhận',
];

type Line = readonly [
  kind: string,
  field: string,
  title: string,
  body: string,
  sender: string,
  phone: string,
];

/** Invented rows, each with something to see in the preview: ready, written twice, incomplete, outside, to be read first. */
const LINES: readonly Line[] = [
  [
    'Phản ánh',
    'Hạ tầng số',
    'Trạm phát ở bản Co Phay tắt mỗi khi mất điện',
    'Cứ mất điện lưới là trạm phát ở bản Co Phay tắt theo, cả bản không gọi được cho ai. Đề nghị nhà mạng thay ắc quy dự phòng và báo ngày làm.',
    'Lò Thị Panh',
    '0980000161',
  ],
  [
    'Kiến nghị',
    'Dịch vụ công trực tuyến',
    'Hướng dẫn ký số trên điện thoại bằng hình',
    'Người dân ký số trên điện thoại hay nhầm bước nhận mã. Kiến nghị treo tờ hướng dẫn có hình từng bước ở bộ phận một cửa và nhà văn hóa.',
    'Cà Văn Toán',
    '0980000162',
  ],
  [
    'Sáng kiến',
    'Khoa học, công nghệ',
    'Giá phơi măng xoay theo nắng',
    'Tôi làm giá phơi măng có trục xoay, một người đẩy là quay theo nắng, khô nhanh hơn một buổi. Xin được đo độ ẩm và góp ý về độ bền.',
    'Lường Văn Thính',
    '0980000163',
  ],
  [
    'Phản ánh',
    'Hạ tầng số',
    'Bản Co Phay mất sóng khi mất điện',
    'Trạm phát bản Co Phay không có nguồn dự phòng, điện lưới mất là sóng cũng mất, không liên lạc được. Mong nhà mạng lắp ắc quy mới và hẹn ngày sửa.',
    'Quàng Văn Biên',
    '0980000164',
  ],
  [
    'Kiến nghị',
    'Nhân lực số',
    'Lớp kỹ năng số cho tổ trưởng mới',
    'Tổ công nghệ số vừa thay bảy tổ trưởng, chưa ai được học. Kiến nghị mở lớp hai buổi, thực hành trên máy của từng người.',
    'Tòng Thị Hặc',
    '',
  ],
  [
    'Phản ánh',
    'Khác',
    'Chó thả rông ở khu chợ',
    'Khu chợ có nhiều chó thả rông, sáng nào cũng đuổi người đi bộ, đã cắn một cháu nhỏ. Đề nghị bắt nhốt và xử phạt chủ nuôi.',
    'Hoàng Văn Pâng',
    '0980000166',
  ],
  [
    'Giải pháp',
    'An toàn thông tin',
    'Tập huấn cách nhận biết tài liệu mật gửi nhầm',
    'Cán bộ thôn đôi khi nhận nhầm giấy tờ qua tin nhắn, tôi nghĩ có tờ là bí mật nhà nước. Đề xuất tập huấn cách nhận biết, phải báo ai và không chuyển tiếp.',
    'Vì Thị Ún',
    '0980000167',
  ],
  [
    '',
    'Chuyển đổi số',
    'Đặt lịch mượn nhà văn hóa trên mạng',
    'Nhà văn hóa hay trùng lịch vì mượn miệng. Nên có lịch chung trên mạng, ai cũng xem được và đặt trước ba ngày.',
    'Lò Văn Ọi',
    '0980000168',
  ],
];

/** The export of a portal as a table (UTF-8 with a mark, comma, CRLF), of the days before a day. */
export function sampleExport(today: string): Buffer {
  const rows = LINES.map(([kind, field, title, body, sender, phone], index) => [
    String(index + 1),
    `TAP-${today.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`,
    kind,
    field,
    title,
    body,
    sender,
    'Xã Đồng Vàng, tỉnh Sơn Hà',
    phone,
    formatDate(addDays(today, index - LINES.length - 2)),
    'Cổng trực tuyến',
  ]);
  const text = [HEADS, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return Buffer.from(`\uFEFF${text}\r\n`, 'utf8');
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
