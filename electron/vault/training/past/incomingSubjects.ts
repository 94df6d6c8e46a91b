import { from, type IncomingText } from '../incomingTexts.ts';

/** What the office got in the months before the last weeks, oldest first: who, number, kind, subject. */
const SUBJECTS: Readonly<
  Record<string, readonly (readonly [code: string, typeId: string, subject: string])[]>
> = {
  TU: [
    ['#-CV/TU', 'cong-van', 'V/v đẩy nhanh tiến độ số hóa lý lịch đảng viên'],
    ['#-TB/TU', 'thong-bao', 'ý kiến của Thường trực Tỉnh ủy về phòng, chống thiên tai năm 2026'],
    ['#-NQ/TU', 'nghi-quyet', 'về nâng cao chất lượng sinh hoạt chi bộ thôn, bản'],
    ['#-CV/TU', 'cong-van', 'V/v chuẩn bị hội nghị giao ban khối xã, phường tháng 6'],
    ['#-KH/TU', 'ke-hoach', 'học tập, quán triệt các nghị quyết mới của Trung ương'],
    ['#-CT/TU', 'chi-thi', 'lãnh đạo việc khai giảng năm học mới'],
    ['#-QĐ/TU', 'quyet-dinh', 'phân công cấp ủy viên phụ trách địa bàn'],
    ['#-CV/TU', 'cong-van', 'V/v khắc phục hậu quả mưa lũ đầu tháng 7'],
    ['#-KL/TU', 'ket-luan', 'về thí điểm phòng họp không giấy tờ ở cấp xã'],
    ['#-CV/TU', 'cong-van', 'V/v báo cáo việc giải quyết đơn thư kéo dài'],
    ['#-HD/TU', 'huong-dan', 'tổ chức đại hội chi bộ thôn sau sáp nhập'],
    ['#-TB/TU', 'thong-bao', 'kết luận kiểm tra việc thực hiện dân chủ ở cơ sở'],
    ['#-CV/TU', 'cong-van', 'V/v rà soát trụ sở dôi dư của các xã'],
    ['#-CTr/TU', 'chuong-trinh', 'kiểm tra, giám sát sáu tháng cuối năm'],
    ['#-CV/TU', 'cong-van', 'V/v tham gia cuộc thi tìm hiểu lịch sử Đảng bộ tỉnh'],
    ['#-KH/TU', 'ke-hoach', 'đối thoại của Bí thư Tỉnh ủy với thanh niên'],
  ],
  VP: [
    ['#-CV/VPTU', 'cong-van', 'V/v kiểm tra máy trạm dùng chứng thư số sắp hết hạn'],
    ['#-GM/VPTU', 'giay-moi', 'dự tập huấn văn thư, lưu trữ điện tử'],
    ['#-CV/VPTU', 'cong-van', 'V/v thống nhất cách ghi trích yếu văn bản điện tử'],
    ['#-TB/VPTU', 'thong-bao', 'lịch trực lãnh đạo dịp nghỉ lễ Quốc khánh'],
    ['#-CV/VPTU', 'cong-van', 'V/v cập nhật danh bạ điện thoại công vụ'],
    ['#-HD/VPTU', 'huong-dan', 'lập hồ sơ công việc trên môi trường mạng'],
    ['#-CV/VPTU', 'cong-van', 'V/v gửi danh sách văn thư và người dự phòng'],
    ['#-BC/VPTU', 'bao-cao', 'kết quả gửi, nhận văn bản điện tử sáu tháng đầu năm'],
    ['#-CV/VPTU', 'cong-van', 'V/v chấn chỉnh việc gửi văn bản giấy song song'],
    ['#-GM/VPTU', 'giay-moi', 'họp tổ biên tập báo cáo chín tháng'],
    ['#-CV/VPTU', 'cong-van', 'V/v kiểm kê con dấu và thiết bị lưu khóa'],
    ['#-TB/VPTU', 'thong-bao', 'tạm dừng hệ thống thư điện tử để bảo trì'],
    ['#-CV/VPTU', 'cong-van', 'V/v xử lý văn bản phát hành nhầm nơi nhận'],
    ['#-KH/VPTU', 'ke-hoach', 'kiểm tra chéo công tác văn thư các xã phía tây'],
  ],
  BTC: [
    ['#-HD/BTCTU', 'huong-dan', 'chuyển sinh hoạt đảng trên cơ sở dữ liệu đảng viên'],
    ['#-CV/BTCTU', 'cong-van', 'V/v rà soát chức danh bí thư kiêm trưởng thôn'],
    ['#-QĐ/BTCTU', 'quyet-dinh', 'chuẩn y ban chấp hành đảng bộ bộ phận trường liên cấp'],
    ['#-CV/BTCTU', 'cong-van', 'V/v đề nghị tặng Huy hiệu Đảng đợt 2 tháng 9'],
    ['#-TB/BTCTU', 'thong-bao', 'mở lớp bồi dưỡng đối tượng kết nạp Đảng khóa 3'],
    ['#-CV/BTCTU', 'cong-van', 'V/v thống kê cán bộ biết tiếng dân tộc'],
    ['#-CV/BTCTU', 'cong-van', 'V/v bổ sung hồ sơ cán bộ điều động về xã'],
    ['#-BC/BTCTU', 'bao-cao', 'công tác xây dựng Đảng quý II'],
    ['#-HD/BTCTU', 'huong-dan', 'nhận xét đảng viên nơi cư trú'],
    ['#-CV/BTCTU', 'cong-van', 'V/v xác minh thời gian công tác của cán bộ nghỉ hưu'],
  ],
  BTG: [
    ['#-HD/BTGDVTU', 'huong-dan', 'tuyên truyền kỷ niệm Cách mạng tháng Tám và Quốc khánh'],
    ['#-CV/BTGDVTU', 'cong-van', 'V/v nắm dư luận về thu hồi đất làm đường liên xã'],
    ['#-CV/BTGDVTU', 'cong-van', 'V/v đăng ký mô hình dân vận khéo năm 2026'],
    ['#-KH/BTGDVTU', 'ke-hoach', 'hội thi báo cáo viên giỏi cụm miền núi'],
    ['#-TB/BTGDVTU', 'thong-bao', 'định hướng tuyên truyền tháng 8'],
    ['#-CV/BTGDVTU', 'cong-van', 'V/v phản bác thông tin sai về sáp nhập trường học'],
    ['#-BC/BTGDVTU', 'bao-cao', 'kết quả học tập chuyên đề toàn khóa'],
    ['#-HD/BTGDVTU', 'huong-dan', 'vận động nhân dân tham gia Ngày vì môi trường'],
    ['#-CV/BTGDVTU', 'cong-van', 'V/v cung cấp ảnh tư liệu cho phòng truyền thống'],
  ],
  KT: [
    ['#-CV/UBKTTU', 'cong-van', 'V/v gửi báo cáo kết quả kiểm tra, giám sát quý II'],
    ['#-TB/UBKTTU', 'thong-bao', 'kết quả giám sát chuyên đề tại đảng bộ xã Suối Ngà'],
    ['#-HD/UBKTTU', 'huong-dan', 'quy trình xem xét đơn tố cáo đảng viên'],
    ['#-CV/UBKTTU', 'cong-van', 'V/v lập danh sách người phải kê khai tài sản bổ sung'],
    ['#-QĐ/UBKTTU', 'quyet-dinh', 'thành lập tổ giám sát việc chi hỗ trợ sau lũ'],
    ['#-CV/UBKTTU', 'cong-van', 'V/v phối hợp xác minh nội dung phản ánh của chi bộ Pá Hạ'],
    ['#-KH/UBKTTU', 'ke-hoach', 'bồi dưỡng nghiệp vụ cho cán bộ kiểm tra mới'],
  ],
  UB: [
    ['#/UBND-NN', 'cong-van', 'V/v phòng trừ sâu keo mùa thu trên ngô'],
    ['#/KH-UBND', 'ke-hoach', 'sắp xếp, bố trí dân cư vùng có nguy cơ sạt lở'],
    ['#/QĐ-UBND', 'quyet-dinh', 'công bố danh mục thủ tục hành chính lĩnh vực hộ tịch'],
    ['#/UBND-KT', 'cong-van', 'V/v điều chỉnh vốn sửa chữa đường Nà Lạn – Bản Xiềng'],
    ['#/UBND-KGVX', 'cong-van', 'V/v tiêm bù vắc xin cho trẻ vùng sâu'],
    ['#/UBND-TH', 'cong-van', 'V/v báo cáo hoạt động của trung tâm phục vụ hành chính công'],
    ['#/UBND-NC', 'cong-van', 'V/v tăng cường tiếp công dân dịp kỳ họp hội đồng nhân dân'],
    ['#/TB-UBND', 'thong-bao', 'kết luận của Chủ tịch tỉnh tại buổi làm việc với xã Đồng Vàng'],
    ['#/UBND-KGVX', 'cong-van', 'V/v hỗ trợ sách giáo khoa cho học sinh bị lũ cuốn trôi'],
    ['#/KH-UBND', 'ke-hoach', 'diễn tập ứng cứu sự cố an toàn thông tin'],
    ['#/UBND-NN', 'cong-van', 'V/v kiểm tra an toàn các hồ đập nhỏ'],
    ['#/UBND-KT', 'cong-van', 'V/v thanh toán hỗ trợ nhà ở cho hộ nghèo'],
    ['#/QĐ-UBND', 'quyet-dinh', 'giao biên chế viên chức các trường học'],
    ['#/UBND-TH', 'cong-van', 'V/v cung cấp số liệu xây dựng niên giám thống kê'],
    ['#/UBND-NC', 'cong-van', 'V/v rà soát cơ sở thờ tự chưa đăng ký'],
    ['#/UBND-KT', 'cong-van', 'V/v niêm yết giá vật liệu xây dựng quý III'],
  ],
  KH: [
    ['#/SKHCN-CĐS', 'cong-van', 'V/v thử nghiệm trợ lý ảo trả lời thủ tục hành chính'],
    ['#/SKHCN-QLCN', 'cong-van', 'V/v đề xuất nhiệm vụ khoa học cấp cơ sở năm 2027'],
    ['#/SKHCN-CĐS', 'cong-van', 'V/v đo chất lượng mạng di động tại các bản lõm sóng'],
    ['#/KH-SKHCN', 'ke-hoach', 'ngày hội sáng tạo thanh thiếu niên'],
    ['#/SKHCN-QLCN', 'cong-van', 'V/v đăng ký nhãn hiệu cho chè Đồng Vàng'],
    ['#/SKHCN-CĐS', 'cong-van', 'V/v báo cáo hoạt động của tổ công nghệ số cộng đồng'],
    ['#/SKHCN-TTTĐC', 'cong-van', 'V/v kiểm định cân tại các chợ phiên'],
    ['#/SKHCN-CĐS', 'cong-van', 'V/v dùng chung hạ tầng họp trực tuyến cấp xã'],
    ['#/SKHCN-QLCN', 'cong-van', 'V/v góp ý quy chế xét công nhận sáng kiến'],
  ],
  NV: [
    ['#/SNV-VTLT', 'cong-van', 'V/v chỉnh lý tài liệu tồn đọng trước khi nộp lưu'],
    ['#/SNV-TCBC', 'cong-van', 'V/v bố trí người thay thế cán bộ nghỉ thai sản'],
    ['#/SNV-CCHC', 'cong-van', 'V/v khảo sát sự hài lòng của người dân đợt 1'],
    ['#/SNV-TĐKT', 'cong-van', 'V/v bình xét khen thưởng phong trào xây dựng nông thôn mới'],
    ['#/SNV-VTLT', 'cong-van', 'V/v thời hạn bảo quản hồ sơ tiếp công dân'],
    ['#/SNV-TCBC', 'cong-van', 'V/v chi trả phụ cấp cho người hoạt động ở thôn'],
    ['#/SNV-LĐVL', 'cong-van', 'V/v thống kê lao động đi làm việc ngoài tỉnh'],
  ],
  SN: [
    ['#-CV/ĐU', 'cong-van', 'V/v cùng tổ chức giải bóng chuyền hai xã'],
    ['#-CV/ĐU', 'cong-van', 'V/v trao đổi kinh nghiệm lập sổ tay đảng viên điện tử'],
    ['#-TB/ĐU', 'thong-bao', 'thay đổi người phụ trách văn thư'],
    ['#-CV/ĐU', 'cong-van', 'V/v xác nhận quá trình sinh hoạt của đảng viên chuyển đến'],
    ['#-CV/ĐU', 'cong-van', 'V/v thống nhất mốc rào bảo vệ rừng đầu nguồn'],
    ['#-CV/ĐU', 'cong-van', 'V/v giúp ngày công sửa kênh Nậm Ngà'],
  ],
  MT: [
    ['#/MTTQ-BTT', 'cong-van', 'V/v vận động quỹ vì người nghèo năm 2026'],
    ['#/BC-MTTQ', 'bao-cao', 'tổng hợp ý kiến cử tri trước kỳ họp giữa năm'],
    ['#/MTTQ-BTT', 'cong-van', 'V/v phản biện đề án đặt tên đường thôn'],
    ['#/KH-MTTQ', 'ke-hoach', 'giám sát việc chi trả chính sách cho người có công'],
    ['#/MTTQ-BTT', 'cong-van', 'V/v cử người tham gia ban thanh tra nhân dân'],
    ['#/BC-MTTQ', 'bao-cao', 'kết quả cứu trợ hộ bị sập nhà ở Huổi Lếch'],
    ['#/MTTQ-BTT', 'cong-van', 'V/v chuẩn bị hội nghị người có uy tín trong đồng bào'],
  ],
  UX: [
    ['#/BC-UBND', 'bao-cao', 'tình hình kinh tế - xã hội sáu tháng đầu năm'],
    ['#/TTr-UBND', 'to-trinh', 'xin chủ trương sửa mái trường mầm non Pá Hạ'],
    ['#/UBND-VHXH', 'cong-van', 'V/v xin ý kiến tổ chức lễ hội xuống đồng'],
    ['#/BC-UBND', 'bao-cao', 'thiệt hại do mưa lũ và phương án khắc phục'],
    ['#/UBND-KT', 'cong-van', 'V/v đề nghị cho ý kiến giá thuê sạp chợ trung tâm'],
    ['#/TTr-UBND', 'to-trinh', 'điều chỉnh quy hoạch điểm trường Bản Xiềng'],
    ['#/BC-UBND', 'bao-cao', 'kết quả chi trả an sinh qua tài khoản'],
    ['#/UBND-VP', 'cong-van', 'V/v bố trí phòng làm việc cho tổ một cửa lưu động'],
    ['#/TTr-UBND', 'to-trinh', 'dự toán mua máy bơm chống hạn'],
    ['#/BC-UBND', 'bao-cao', 'giải quyết khiếu nại về ranh giới nương Co Phay'],
    ['#/UBND-VHXH', 'cong-van', 'V/v phối hợp vận động học sinh trở lại trường sau hè'],
    ['#/BC-UBND', 'bao-cao', 'tiến độ cấp căn cước cho người cao tuổi tại bản'],
  ],
};

/** Offices take turns, so that neighbours in the book differ. */
export const PAST_INCOMING: readonly IncomingText[] = spread(
  Object.entries(SUBJECTS).map(([who, lines]) =>
    lines.map(([code, typeId, subject]) => from(who, code, typeId, subject)),
  ),
);

/** One list out of several, each spread evenly over the whole. */
export function spread<T>(lists: readonly (readonly T[])[]): T[] {
  return lists
    .flatMap((list, turn) => list.map((item, index) => ({ item, at: (index + 0.5) / list.length, turn })))
    .toSorted((a, b) => a.at - b.at || a.turn - b.turn)
    .map(({ item }) => item);
}
