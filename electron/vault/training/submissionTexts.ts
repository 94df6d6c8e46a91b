import type { Input } from '../../../shared/ipc/contract.ts';

type Register = Input<'submissions.register'>;

export interface SubmissionText {
  readonly kind: Register['kind'];
  readonly source: Register['source'];
  readonly field: string;
  readonly title: string;
  readonly body: string;
}

const one = (
  kind: Register['kind'],
  source: Register['source'],
  field: string,
  title: string,
  body: string,
): SubmissionText => ({
  kind,
  source,
  field,
  title,
  body,
});

/** Oldest first; invented. */
export const SUBMISSIONS: readonly SubmissionText[] = [
  one(
    'phan-anh',
    'portal',
    'Hạ tầng số',
    'Mạng tại điểm phục vụ hành chính công hay mất kết nối',
    'Điểm phục vụ hành chính công thôn Nà Lạn hay mất mạng vào đầu giờ sáng, hồ sơ trực tuyến nộp nửa chừng phải làm lại. Kiến nghị bố trí đường truyền dự phòng và cho lưu tạm hồ sơ khi mất mạng.',
  ),
  one(
    'sang-kien',
    'email',
    'Chuyển đổi số',
    'Sổ tay thủ tục bằng giọng nói cho người cao tuổi',
    'Ghi âm hướng dẫn từng bước của mười thủ tục hay dùng bằng tiếng Kinh và tiếng Thái, phát trên loa thôn và máy tính bảng ở nhà văn hóa.',
  ),
  one(
    'kien-nghi',
    'voters-meeting',
    'Dịch vụ công trực tuyến',
    'Cho nộp hồ sơ đất đai trực tuyến tại nhà văn hóa thôn',
    'Bà con thôn Bản Xiềng đi hơn 20 km mới tới trung tâm xã. Đề nghị mỗi tháng hai buổi có cán bộ cùng máy tính về thôn.',
  ),
  one(
    'phan-anh',
    'phone',
    'Dịch vụ công trực tuyến',
    'Mã xác thực gửi về điện thoại rất chậm',
    'Khi đăng nhập để nộp hồ sơ, tin nhắn mã xác thực đến sau mười phút nên hết hạn, thử nhiều lần mới được.',
  ),
  one(
    'giai-phap',
    'letter',
    'Đổi mới sáng tạo',
    'Dùng chung một kho ảnh giấy tờ để không nộp lại bản sao',
    'Đề xuất khi công dân đã nộp bản sao chứng thực thì lưu vào kho điện tử của xã để các thủ tục sau dùng lại.',
  ),
  one(
    'phan-anh',
    'portal',
    'Chuyển đổi số',
    'Trang thông tin xã chưa cập nhật lịch tiếp dân',
    'Lịch tiếp công dân tháng này trên trang thông tin vẫn là lịch tháng trước, dân đến trụ sở không gặp được cán bộ.',
  ),
  one(
    'kien-nghi',
    'visit',
    'Hạ tầng số',
    'Lắp thêm trạm phát sóng ở thôn Huổi Lếch',
    'Thôn có 63 hộ chưa có sóng di động ổn định, học sinh phải lên đồi mới học trực tuyến được.',
  ),
  one(
    'sang-kien',
    'portal',
    'Khoa học, công nghệ',
    'Cảm biến đo mực nước suối bằng linh kiện rẻ tiền',
    'Nhóm thanh niên đã thử cảm biến siêu âm báo mực nước về điện thoại trưởng thôn, chi phí dưới một triệu đồng mỗi điểm.',
  ),
  one(
    'phan-anh',
    'email',
    'Dịch vụ công trực tuyến',
    'Biểu mẫu khai sinh trực tuyến không nhận chữ có dấu',
    'Khi nhập tên có dấu bằng máy điện thoại cũ, biểu mẫu báo lỗi ký tự không hợp lệ dù đã viết đúng.',
  ),
  one(
    'giai-phap',
    'portal',
    'Chuyển đổi số',
    'Đặt lịch hẹn làm thủ tục qua tin nhắn',
    'Cho người dân nhắn một tin theo mẫu để lấy giờ hẹn, tránh chờ đợi buổi sáng thứ Hai.',
  ),
  one(
    'phan-anh',
    'voters-meeting',
    'Hạ tầng số',
    'Loa thông minh của thôn Pá Hạ phát sai giờ',
    'Loa phát bản tin lúc năm giờ sáng nhiều hôm liền, người già và trẻ nhỏ mất ngủ.',
  ),
  one(
    'kien-nghi',
    'portal',
    'Cơ chế phát triển nguồn nhân lực',
    'Mở lớp kỹ năng số buổi tối cho người lao động',
    'Công nhân xưởng chè tan ca sau 17 giờ nên không dự được lớp ban ngày; xin mở lớp buổi tối tại nhà văn hóa.',
  ),
  one(
    'sang-kien',
    'letter',
    'Khoa học, công nghệ',
    'Tem truy xuất nguồn gốc cho chè Đồng Vàng',
    'Hợp tác xã đề xuất dùng mã QR in sẵn, cập nhật nhật ký sản xuất bằng điện thoại của tổ trưởng.',
  ),
  one(
    'phan-anh',
    'phone',
    'Dịch vụ công trực tuyến',
    'Hồ sơ báo đã trả kết quả nhưng chưa nhận được',
    'Hệ thống báo hồ sơ cấp giấy phép đã hoàn thành từ tuần trước nhưng bưu điện chưa giao.',
  ),
  one(
    'kien-nghi',
    'email',
    'Chuyển đổi số',
    'Công khai tiến độ xử lý phản ánh trên bảng điện tử',
    'Đề nghị bảng điện tử ở trụ sở hiện số phản ánh đã nhận, đã trả lời, quá hạn theo từng tuần.',
  ),
  one(
    'phan-anh',
    'portal',
    'Hạ tầng số',
    'Wifi công cộng ở nhà văn hóa thôn Nà Lạn quá yếu',
    'Tối thứ Bảy nhiều người cùng dùng thì không vào được mạng, bà con không tra được thủ tục.',
  ),
  one(
    'giai-phap',
    'visit',
    'Đổi mới sáng tạo',
    'Ghép chuyến chở hồ sơ giữa ba thôn vùng cao',
    'Mỗi tuần một người của ba thôn thay nhau chở hồ sơ giấy và nhận kết quả giúp cả ba thôn.',
  ),
  one(
    'kien-nghi',
    'portal',
    'Cơ chế tài chính, đầu tư',
    'Hỗ trợ điện thoại thông minh cho hộ nghèo',
    'Hơn bốn mươi hộ nghèo chưa có điện thoại thông minh nên không có tài khoản định danh mức 2.',
  ),
  one(
    'phan-anh',
    'letter',
    'Dịch vụ công trực tuyến',
    'Thu phí trực tuyến bị trừ tiền hai lần',
    'Ngày 12 vừa qua tôi nộp phí hồ sơ trực tuyến, ngân hàng trừ hai lần mà biên lai chỉ có một.',
  ),
  one(
    'sang-kien',
    'portal',
    'Chuyển đổi số',
    'Bản đồ số các điểm trường và đường đi mùa mưa',
    'Vẽ bản đồ số có cảnh báo ngầm tràn do tổ công nghệ số cộng đồng cập nhật.',
  ),
  one(
    'phan-anh',
    'portal',
    'Chuyển đổi số',
    'Máy lấy số thứ tự ở bộ phận một cửa bị treo',
    'Máy treo vào giờ cao điểm, cán bộ phải phát số giấy, nhiều người chen lấn.',
  ),
  one(
    'kien-nghi',
    'phone',
    'Hạ tầng số',
    'Sửa camera an ninh ở ngã ba chợ Đồng Vàng',
    'Camera hỏng từ tháng trước, bà con đề nghị sửa trước Tết để bảo đảm an ninh trật tự.',
  ),
  one(
    'giai-phap',
    'email',
    'Khoa học, công nghệ',
    'Ủ phân vi sinh từ vỏ chè tại hộ gia đình',
    'Quy trình ủ 30 ngày đã thử ở năm hộ, đề nghị phổ biến bằng video ngắn tiếng dân tộc.',
  ),
  one(
    'phan-anh',
    'portal',
    'Dịch vụ công trực tuyến',
    'Không tải lên được tệp quá hai megabyte',
    'Ảnh chụp giấy tờ bằng điện thoại thường lớn hơn hai megabyte, hệ thống từ chối mà không nói cách thu nhỏ.',
  ),
  one(
    'kien-nghi',
    'portal',
    'Chuyển đổi số',
    'Đề xuất lắp bảng tra cứu thủ tục bằng giọng nói tại nhà văn hóa thôn',
    'Người cao tuổi không đọc được chữ nhỏ, đề nghị có bảng bấm nút nghe hướng dẫn thủ tục bằng giọng nói.',
  ),
];

/** Invented senders; numbers that belong to nobody. */
export const SENDERS: readonly Register['sender'][] = [
  ['Lường Văn Chựa', 'Thôn Nà Lạn, xã Đồng Vàng', '0900000118'],
  ['Nguyễn Thị Vượng', 'Thôn Bản Xiềng, xã Đồng Vàng', '0900000127'],
  ['Sùng A Páo', 'Thôn Huổi Lếch, xã Đồng Vàng', '0900000136'],
  ['Hoàng Thị Ỉnh', 'Thôn Pá Hạ, xã Đồng Vàng', '0900000145'],
  ['Trần Quốc Ngữ', 'Phố Chợ, xã Đồng Vàng', '0900000154'],
].map(([fullName = '', address = '', phone = '']) => ({ fullName, address, phone, email: '', idNumber: '' }));
