import type { Urgency } from '../../../shared/ipc/schemas.ts';

/** Invented texts of an invented province; `#` stands for the number. */
export interface IncomingText {
  readonly issuer: string;
  readonly code: string;
  readonly typeId: string;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly signer: string;
}

const PROVINCE: Readonly<Record<string, readonly [issuer: string, signer: string]>> = {
  TU: ['Tỉnh ủy Sơn Hà', 'Đinh Công Lượng'],
  VP: ['Văn phòng Tỉnh ủy Sơn Hà', 'Hoàng Thị Mến'],
  BTC: ['Ban Tổ chức Tỉnh ủy', 'Nguyễn Khắc Diệm'],
  BTG: ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Lương Văn Chẩn'],
  KT: ['Ủy ban Kiểm tra Tỉnh ủy', 'Cầm Thị Xuyến'],
  UB: ['Ủy ban nhân dân tỉnh Sơn Hà', 'Phùng Văn Khởi'],
  KH: ['Sở Khoa học và Công nghệ', 'Tạ Quang Hưởng'],
  NV: ['Sở Nội vụ', 'Đoàn Thị Bưởi'],
  SN: ['Đảng ủy xã Suối Ngà', 'Lý A Dơ'],
  MT: ['Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồng Vàng', 'Vàng Thị Mỷ'],
  UX: ['Ủy ban nhân dân xã Đồng Vàng', 'Quàng Văn Ỏn'],
};

export const from = (
  who: string,
  code: string,
  typeId: string,
  subject: string,
  urgency: Urgency = 'thuong',
): IncomingText => {
  const [issuer, signer] = PROVINCE[who] ?? ['', ''];
  return { issuer, signer, code, typeId, subject, urgency };
};

/** Oldest first. */
export const INCOMING: readonly IncomingText[] = [
  from('TU', '#-KH/TU', 'ke-hoach', 'thực hiện Nghị quyết số 57-NQ/TW năm 2026 tại các xã, phường'),
  from('UB', '#/UBND-KGVX', 'cong-van', 'V/v triển khai học bạ số tại các trường trên địa bàn'),
  from('BTC', '#-HD/BTCTU', 'huong-dan', 'công tác phát triển đảng viên trong học sinh, giáo viên'),
  from('VP', '#-CV/VPTU', 'cong-van', 'V/v cung cấp số liệu máy trạm và chữ ký số đã cấp', 'khan'),
  from('KT', '#-CV/UBKTTU', 'cong-van', 'V/v gửi báo cáo kết quả kiểm tra, giám sát quý III'),
  from('KH', '#/SKHCN-CĐS', 'cong-van', 'V/v đăng ký danh mục sáng kiến cấp tỉnh đợt 2'),
  from('BTG', '#-KH/BTGDVTU', 'ke-hoach', 'tuyên truyền Ngày Chuyển đổi số quốc gia'),
  from('UX', '#/BC-UBND', 'bao-cao', 'kết quả cải cách hành chính quý III'),
  from('MT', '#/MTTQ-BTT', 'cong-van', 'V/v phối hợp tổ chức Ngày hội Đại đoàn kết toàn dân tộc'),
  from('TU', '#-CT/TU', 'chi-thi', 'tăng cường lãnh đạo công tác phòng cháy, chữa cháy mùa hanh khô'),
  from(
    'NV',
    '#/SNV-TCBC',
    'cong-van',
    'V/v rà soát vị trí việc làm cán bộ chuyên trách công nghệ thông tin cấp xã',
  ),
  from('SN', '#-CV/ĐU', 'cong-van', 'V/v mời tham quan mô hình thôn thông minh Nà Lạn'),
  from('BTC', '#-CV/BTCTU', 'cong-van', 'V/v báo cáo kết quả rà soát đảng viên đi làm ăn xa'),
  from('UB', '#/KH-UBND', 'ke-hoach', 'phủ sóng di động vùng lõm sóng giai đoạn 2026–2027'),
  from('VP', '#-TB/VPTU', 'thong-bao', 'lịch tiếp công dân tháng 11 của Thường trực Tỉnh ủy'),
  from('TU', '#-KL/TU', 'ket-luan', 'về kết quả sơ kết một năm vận hành chính quyền hai cấp'),
  from('KH', '#/SKHCN-QLCN', 'cong-van', 'V/v hỗ trợ hợp tác xã chuyển giao kỹ thuật sấy chè'),
  from('KT', '#-HD/UBKTTU', 'huong-dan', 'tự kiểm tra việc kê khai tài sản, thu nhập năm 2026'),
  from('BTG', '#-CV/BTGDVTU', 'cong-van', 'V/v nắm tình hình dư luận về sắp xếp trường, lớp'),
  from('UX', '#/UBND-VHXH', 'cong-van', 'V/v đề nghị cho ý kiến về đề án dịch vụ công tại nhà văn hóa thôn'),
  from('TU', '#-QĐ/TU', 'quyet-dinh', 'ban hành Quy chế phối hợp xử lý phản ánh, kiến nghị của nhân dân'),
  from('UB', '#/UBND-NC', 'cong-van', 'V/v bảo đảm an toàn thông tin mạng dịp cuối năm', 'khan'),
  from('MT', '#/BC-MTTQ', 'bao-cao', 'giám sát việc công khai thủ tục hành chính tại ba thôn'),
  from('BTC', '#-TB/BTCTU', 'thong-bao', 'kết quả thẩm định danh sách quy hoạch cấp ủy'),
  from('VP', '#-CV/VPTU', 'cong-van', 'V/v sử dụng chữ ký số trong phát hành văn bản không mật'),
  from('SN', '#-CV/ĐU', 'cong-van', 'V/v phối hợp tuần tra vùng giáp ranh hai xã'),
  from('KH', '#/SKHCN-CĐS', 'cong-van', 'V/v khảo sát nhu cầu đào tạo kỹ năng số cho cán bộ cấp xã'),
  from('TU', '#-CV/TU', 'cong-van', 'V/v chuẩn bị tổng kết năm của các chi bộ'),
  from(
    'UB',
    '#/UBND-KT',
    'cong-van',
    'V/v rà soát tiến độ giải ngân các chương trình mục tiêu quốc gia',
    'khan',
  ),
  from('NV', '#/SNV-VTLT', 'cong-van', 'V/v nộp lưu hồ sơ của các xã trước sắp xếp'),
  from('KT', '#-TB/UBKTTU', 'thong-bao', 'kế hoạch kiểm tra công tác văn thư, bảo vệ bí mật nhà nước'),
  from('BTG', '#-HD/BTGDVTU', 'huong-dan', 'sinh hoạt chuyên đề về khoa học, công nghệ và chuyển đổi số'),
  from('UX', '#/TTr-UBND', 'to-trinh', 'đề nghị phê duyệt chủ trương mua sắm máy quét cho bộ phận một cửa'),
  from('TU', '#-CTr/TU', 'chuong-trinh', 'hành động về phát triển kinh tế tư nhân'),
  from('VP', '#-CV/VPTU', 'cong-van', 'V/v đăng ký tập huấn phần mềm quản lý văn bản'),
  from('MT', '#/MTTQ-BTT', 'cong-van', 'V/v chuyển ý kiến cử tri thôn Bản Xiềng về sóng điện thoại'),
  from('BTC', '#-CV/BTCTU', 'cong-van', 'V/v cử cán bộ dự bồi dưỡng kỹ năng số cơ bản'),
  from(
    'KH',
    '#/QĐ-SKHCN',
    'quyet-dinh',
    'công nhận sáng kiến “Sổ tay thủ tục bằng giọng nói” của xã Đồng Vàng',
  ),
  from('UB', '#/UBND-TH', 'cong-van', 'V/v đôn đốc báo cáo việc giải quyết kiến nghị của cử tri', 'khan'),
  from('TU', '#-BC/TU', 'bao-cao', 'tình hình thực hiện nhiệm vụ tháng 10 của các đảng bộ trực thuộc'),
  from('SN', '#-CV/ĐU', 'cong-van', 'V/v phối hợp tổ chức ngày hội chuyển đổi số liên xã'),
  from('NV', '#/SNV-CCHC', 'cong-van', 'V/v tự chấm điểm chỉ số cải cách hành chính cấp xã'),
  from('KT', '#-CV/UBKTTU', 'cong-van', 'V/v gửi báo cáo kết quả kiểm tra, giám sát quý IV'),
  from('BTG', '#-KH/BTGDVTU', 'ke-hoach', 'tuyên truyền kỷ niệm Ngày thành lập Quân đội nhân dân Việt Nam'),
  from('VP', '#-CV/VPTU', 'cong-van', 'V/v thay đổi mẫu sổ đăng ký bí mật nhà nước'),
  from('UX', '#/BC-UBND', 'bao-cao', 'tình hình giải quyết hồ sơ trực tuyến tháng 11'),
  from('UB', '#/UBND-NN', 'cong-van', 'V/v phòng, chống rét đậm cho vật nuôi', 'khan'),
  from('TU', '#-CV/TU', 'cong-van', 'V/v góp ý dự thảo đề án chuyển đổi số trong các cơ quan đảng'),
  from('MT', '#/KH-MTTQ', 'ke-hoach', 'lấy ý kiến hài lòng của người dân về dịch vụ công'),
  from('KH', '#/SKHCN-CĐS', 'cong-van', 'V/v báo cáo kết quả sử dụng nền tảng họp trực tuyến'),
  from('BTC', '#-QĐ/BTCTU', 'quyet-dinh', 'chuẩn y bổ sung ủy viên ban chấp hành chi bộ trực thuộc'),
  from('VP', '#-GM/VPTU', 'giay-moi', 'dự hội nghị trực tuyến giao ban tháng', 'khan'),
  from('KT', '#-CV/UBKTTU', 'cong-van', 'V/v cung cấp hồ sơ phục vụ kiểm tra công tác văn thư'),
  from('UB', '#/UBND-KGVX', 'cong-van', 'V/v tăng cường phòng, chống dịch bệnh mùa đông xuân'),
  from('BTG', '#-CV/BTGDVTU', 'cong-van', 'V/v đăng ký điển hình học tập và làm theo gương Bác'),
  from(
    'VP',
    '#-CV/VPTU',
    'cong-van',
    'V/v chuẩn bị tài liệu phục vụ hội nghị trực tuyến ngày mai',
    'hoa-toc',
  ),
  from('SN', '#-CV/ĐU', 'cong-van', 'V/v chia sẻ kinh nghiệm vận hành tổ công nghệ số cộng đồng'),
  from('KT', '#-TB/UBKTTU', 'thong-bao', 'thời gian làm việc của đoàn kiểm tra tại xã Đồng Vàng'),
  from(
    'BTC',
    '#-HD/BTCTU',
    'huong-dan',
    'kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên cuối năm',
  ),
  from(
    'TU',
    '#-CV/TU',
    'cong-van',
    'V/v rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
    'khan',
  ),
];
