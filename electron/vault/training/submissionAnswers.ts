const letter = (done: string): string =>
  ['Kính gửi ông/bà,', done, 'Trân trọng cảm ơn ông/bà đã góp ý.'].join('\n');

/** What each invented letter of the last weeks is answered, in their order: a leader reads it against the letter. */
const TO_RECENT = [
  'Xã đã làm việc với nhà mạng: đường truyền dự phòng cho điểm phục vụ thôn Nà Lạn lắp trong tháng này; đề nghị lưu tạm hồ sơ khi mất mạng đã gửi đơn vị vận hành.',
  'Sáng kiến sổ tay bằng giọng nói là thiết thực. Xã sẽ thu thử ba thủ tục bằng tiếng Kinh và tiếng Thái, phát tại hai nhà văn hóa thôn rồi đánh giá.',
  'Từ tháng sau, thứ Ba tuần đầu và tuần thứ ba có cán bộ cùng máy tính nhận hồ sơ đất đai trực tuyến tại nhà văn hóa thôn Bản Xiềng.',
  'Xã đã báo đơn vị vận hành việc mã xác thực gửi chậm. Trong khi chờ, bộ phận một cửa nhận hồ sơ tại chỗ cho người không đăng nhập được.',
  'Giải pháp kho ảnh giấy tờ dùng chung được giao Văn phòng xem phần bảo vệ dữ liệu cá nhân; kết quả báo ông/bà trong quý.',
  'Lịch tiếp công dân tháng này đã đăng trên trang thông tin; từ nay cập nhật trước ngày 28 hằng tháng, có người chịu trách nhiệm.',
  'Xã đã đề nghị doanh nghiệp viễn thông khảo sát trạm phát sóng ở thôn Huổi Lếch; doanh nghiệp hẹn khảo sát trong ba tuần.',
  'Sáng kiến cảm biến mực nước được giao thử ở hai điểm suối trong mùa mưa tới, tổ phòng chống thiên tai theo dõi số đo.',
  'Biểu mẫu khai sinh lỗi dấu trên máy cũ đã báo đơn vị vận hành; trong khi chờ, ông/bà khai tại bộ phận một cửa, không phải đi lại lần hai.',
  'Giải pháp đặt lịch hẹn qua tin nhắn phù hợp với xã; bộ phận một cửa làm thử sáng thứ Hai trong hai tháng.',
  'Loa thông minh thôn Pá Hạ đã chỉnh giờ phát bản tin từ 5 giờ sang 6 giờ; thôn giữ số điện thoại người phụ trách để báo ngay.',
  'Xã mở lớp kỹ năng số buổi tối tại nhà văn hóa, bắt đầu 19 giờ 30 thứ Ba và thứ Năm; công nhân xưởng chè đăng ký với trưởng thôn.',
  'Sáng kiến tem truy xuất cho chè được hướng dẫn hợp tác xã làm thử một vụ; cán bộ nông nghiệp hỗ trợ ghi nhật ký.',
  'Bưu điện xác nhận kết quả giấy phép của ông/bà đã tới bưu cục xã, hẹn giao trong hai ngày. Xã đã đề nghị báo tin ngay khi hàng tới.',
  'Bảng điện tử ở trụ sở sẽ hiện số phản ánh đã nhận, đã trả lời, quá hạn, cập nhật sáng thứ Hai hằng tuần.',
  'Wifi nhà văn hóa thôn Nà Lạn được thay bộ phát có sức chứa lớn hơn trong tháng; tối thứ Bảy tổ công nghệ số cộng đồng trực.',
  'Giải pháp ghép chuyến chở hồ sơ được ba thôn đồng ý làm thử; xã in sổ giao nhận để không thất lạc giấy tờ.',
  'Xã đã lập danh sách hộ nghèo chưa có điện thoại thông minh, đề nghị Mặt trận vận động hỗ trợ; trong khi chờ, người dân làm tài khoản mức 2 tại trụ sở.',
  'Xã đã chuyển biên lai tới ngân hàng; khoản phí bị trừ lần hai được hoàn trong mười ngày làm việc.',
  'Sáng kiến bản đồ số điểm trường và đường mùa mưa được giao tổ công nghệ số cộng đồng vẽ thử ba thôn trước mùa mưa.',
  'Máy lấy số thứ tự đã thay phần hỏng; bộ phận một cửa có sẵn số giấy và người hướng dẫn xếp hàng giờ cao điểm.',
  'Việc sửa camera ở ngã ba chợ Đồng Vàng thuộc kế hoạch an ninh trật tự của UBND xã; xã đã chuyển đề nghị của ông/bà.',
  'Giải pháp ủ phân vi sinh được giao khuyến nông quay video ngắn tiếng dân tộc, chiếu tại sinh hoạt thôn.',
  'Đơn vị vận hành hẹn nâng giới hạn tệp tải lên; xã đã dán hướng dẫn thu nhỏ ảnh ở các điểm phục vụ.',
  'Bảng tra cứu thủ tục bằng giọng nói được đưa vào dự toán năm sau, lắp trước ở hai nhà văn hóa thôn đông người cao tuổi.',
] as const;

/** Of the months before: none says more than its letter bears, whatever that asked. */
const TO_PAST = [
  'Đảng ủy xã đã nhận và xem xét nội dung ông/bà nêu. Bộ phận phụ trách đã làm việc với nơi liên quan, thống nhất cách làm và thời hạn; kết quả được thông báo tại nhà văn hóa thôn.',
  'Tổ công tác của xã đã xem xét nội dung này cùng trưởng thôn. Việc làm được ngay đã làm; phần cần kinh phí đưa vào kế hoạch quý sau.',
  'Xã đã trao đổi với nơi có trách nhiệm về nội dung ông/bà nêu; nơi ấy hẹn trả lời trong mười ngày và cử người liên hệ trực tiếp với ông/bà.',
] as const;

/** The draft of an answer to the n-th letter. */
export function answerTo(index: number, past: boolean): string {
  const words = past ? TO_PAST[index % TO_PAST.length] : TO_RECENT[index];
  return letter(words ?? TO_PAST[0]);
}
