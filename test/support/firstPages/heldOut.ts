import {
  asWord2010,
  BODY,
  type InventedPage,
  pageOf,
  PARTY,
  respelt,
  STATE,
  withBrokenMap,
  withoutMarks,
} from './sheet.ts';

/**
 * Written before the reader and not looked at until it was done. Judged once then: number 11 of 11, date 10 of 10, type
 * 12 of 12, issuer 10 of 12 to the letter and 12 without case, subject 11 of 12, nothing proposed for the four of which
 * nothing may be. What that showed has been mended since, so they are tests like the others now.
 */
export const HELD_OUT: readonly InventedPage[] = [
  {
    id: 'h01-registry-number',
    page: pageOf({
      left: [
        'ỦY BAN NHÂN DÂN TỈNH',
        'BÌNH TRUNG',
        'SỞ XÂY DỰNG',
        'Số: |2417^| /SXD-QLN&TTBĐS',
        'V/v rà soát quỹ đất dành cho',
        'nhà ở xã hội của các dự án',
        'phát triển đô thị trên địa bàn',
        'tỉnh Bình Trung giai đoạn',
        '2026 - 2030',
      ],
      right: [...STATE, '', 'Bình Trung, ngày |17^| tháng |8^| năm 2026'],
      to: ['Kính gửi: Ủy ban nhân dân các xã, phường.'],
    }),
    wanted: {
      code: '2417/SXD-QLN&TTBĐS',
      documentDate: '2026-08-17',
      issuer: 'Sở Xây dựng tỉnh Bình Trung',
      typeName: 'công văn',
      subject:
        'V/v rà soát quỹ đất dành cho nhà ở xã hội của các dự án phát triển đô thị trên địa bàn tỉnh Bình Trung giai đoạn 2026 - 2030',
    },
  },
  {
    id: 'h02-party-conclusion',
    page: pageOf({
      left: ['TỈNH ỦY BÌNH TRUNG', '*', 'Số |31^|-KL/TU'],
      right: [PARTY, '', 'Bình Trung, ngày |4^| tháng 9 năm 2026'],
      title: [
        'KẾT LUẬN',
        'của Ban Thường vụ Tỉnh ủy về tình hình thực hiện nhiệm vụ',
        'phát triển kinh tế - xã hội quý III năm 2026',
        '-----',
      ],
      body: ['Tại phiên họp ngày 28/8/2026, Ban Thường vụ Tỉnh ủy đã nghe báo cáo và thảo luận.', ...BODY],
    }),
    wanted: {
      code: '31-KL/TU',
      documentDate: '2026-09-04',
      issuer: 'Tỉnh ủy Bình Trung',
      typeName: 'kết luận',
      subject:
        'của Ban Thường vụ Tỉnh ủy về tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội quý III năm 2026',
    },
  },
  {
    id: 'h03-law',
    page: pageOf({
      above: ['14                         CÔNG BÁO/Số 611 + 612/Ngày 21-7-2026'],
      left: ['QUỐC HỘI', 'Luật số: 41/2026/QH16'],
      right: [...STATE],
      title: ['LUẬT', 'BẢO VỆ RỪNG NGẬP MẶN'],
      body: ['Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;', ...BODY],
    }),
    wanted: {
      code: '41/2026/QH16',
      documentDate: null,
      issuer: 'Quốc hội',
      typeName: 'luật',
      subject: 'BẢO VỆ RỪNG NGẬP MẶN',
    },
  },
  {
    id: 'h04-title-goes-on',
    page: pageOf({
      left: ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH TRUNG', 'Số: 1902/QĐ-UBND'],
      right: [...STATE, 'Bình Trung, ngày 03 tháng 02 năm 2026'],
      title: [
        'QUYẾT ĐỊNH CHẤP THUẬN NHÀ ĐẦU TƯ',
        'Dự án Khu dân cư ven sông Trà, phường Bình Mẫu',
        '',
        'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH TRUNG',
      ],
    }),
    wanted: {
      code: '1902/QĐ-UBND',
      documentDate: '2026-02-03',
      issuer: 'Ủy ban nhân dân tỉnh Bình Trung',
      typeName: 'quyết định',
      subject: 'CHẤP THUẬN NHÀ ĐẦU TƯ Dự án Khu dân cư ven sông Trà, phường Bình Mẫu',
    },
  },
  {
    id: 'h05-nothing-set-yet',
    page: pageOf({
      left: ['ỦY BAN NHÂN DÂN', 'XÃ NAM TRUNG', 'Số:       /KH-UBND'],
      right: [...STATE, 'Nam Trung, ngày      tháng 6 năm 2026'],
      title: ['KẾ HOẠCH', 'Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026'],
    }),
    wanted: {
      code: null,
      documentDate: null,
      issuer: 'Ủy ban nhân dân xã Nam Trung',
      typeName: 'kế hoạch',
      subject: 'Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026',
    },
  },
  {
    id: 'h06-word-2010',
    page: respelt(
      pageOf({
        left: ['BỘ THƯƠNG MẠI', 'VĂN PHÒNG', 'Số: |58^|/TB-VP'],
        right: [...STATE, 'Hà Nội, ngày |30^| tháng |6^| năm 2026'],
        title: ['THÔNG BÁO', 'Về việc tiếp nhận hồ sơ qua Hệ thống một cửa điện tử'],
      }),
      asWord2010,
    ),
    wanted: {
      code: '58/TB-VP',
      documentDate: '2026-06-30',
      issuer: 'Văn phòng Bộ Thương mại',
      typeName: 'thông báo',
      subject: 'Về việc tiếp nhận hồ sơ qua Hệ thống một cửa điện tử',
    },
  },
  {
    id: 'h07-broken-map',
    page: respelt(
      pageOf({
        left: ['UBND TỈNH BÌNH TRUNG', 'SỞ CÔNG THƯƠNG', 'Số: 915/SCT-KH', 'V/v báo cáo kết quả'],
        right: [...STATE, 'Bình Trung, ngày 9 tháng 9 năm 2026'],
        to: ['Kính gửi: Ủy ban nhân dân tỉnh.'],
      }),
      withBrokenMap,
    ),
    wanted: null,
  },
  {
    id: 'h08-foreign-recogniser',
    page: respelt(
      pageOf({
        left: ['UBND TỈNH BÌNH TRUNG', 'SỞ Y TẾ', 'Số: 77/QĐ-SYT'],
        right: [...STATE, 'Bình Trung, ngày 9 tháng 9 năm 2026'],
        title: ['QUYẾT ĐỊNH', 'Về việc phân công nhiệm vụ'],
      }),
      withoutMarks,
    ),
    wanted: null,
  },
  {
    id: 'h09-joint-circular',
    page: pageOf({
      left: [
        'BỘ TÀI CHÍNH -',
        'BỘ NỘI VỤ - VIỆN KIỂM SÁT',
        'NHÂN DÂN TỐI CAO',
        'Số: 09/2026/TTLT-BTC-',
        'BNV-VKSNDTC',
      ],
      right: [...STATE, 'Hà Nội, ngày 11 tháng 5 năm 2026'],
      title: ['THÔNG TƯ LIÊN TỊCH', 'Quy định việc quản lý, sử dụng kinh phí thực hiện', 'chế độ bồi thường'],
    }),
    wanted: {
      code: '09/2026/TTLT-BTC-BNV-VKSNDTC',
      documentDate: '2026-05-11',
      issuer: 'Bộ Tài chính - Bộ Nội vụ - Viện kiểm sát nhân dân tối cao',
      typeName: 'thông tư liên tịch',
      subject: 'Quy định việc quản lý, sử dụng kinh phí thực hiện chế độ bồi thường',
    },
  },
  {
    id: 'h10-form-of-an-appendix',
    page: pageOf({
      above: ['Mẫu số 03', '(Kèm theo Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025)'],
      left: ['TÊN CƠ QUAN', 'Số: 01/ĐN'],
      right: [...STATE, 'An Mẫu, ngày 01 tháng 01 năm 2026'],
      title: ['BÁO CÁO', 'Tình hình sử dụng đất'],
    }),
    wanted: null,
  },
  {
    id: 'h11-decomposed',
    page: respelt(
      pageOf({
        left: ['CHÍNH PHỦ', 'Số: 77/2026/NĐ-CP'],
        right: [...STATE, 'Hà Nội, ngày 15 tháng 3 năm 2026'],
        title: ['NGHỊ ĐỊNH', 'Quy định chi tiết một số điều của Luật Lưu trữ'],
      }),
      (text) => text.normalize('NFD'),
    ),
    wanted: {
      code: '77/2026/NĐ-CP',
      documentDate: '2026-03-15',
      issuer: 'Chính phủ',
      typeName: 'nghị định',
      subject: 'Quy định chi tiết một số điều của Luật Lưu trữ',
    },
  },
  {
    id: 'h12-telegram',
    page: pageOf({
      left: ['THỦ TƯỚNG CHÍNH PHỦ', 'Số: 63/CĐ-TTg'],
      right: [...STATE, 'Hà Nội, ngày 21 tháng 9 năm 2026'],
      title: [
        'CÔNG ĐIỆN',
        'Về việc chủ động ứng phó mưa lũ tại các tỉnh miền Trung',
        'THỦ TƯỚNG CHÍNH PHỦ điện:',
      ],
    }),
    wanted: {
      code: '63/CĐ-TTg',
      documentDate: '2026-09-21',
      issuer: 'Thủ tướng Chính phủ',
      typeName: 'công điện',
      subject: 'Về việc chủ động ứng phó mưa lũ tại các tỉnh miền Trung',
    },
  },
  {
    id: 'h13-party-letter',
    page: pageOf({
      left: [
        'TỈNH ỦY BÌNH TRUNG',
        'BAN TỔ CHỨC',
        '*',
        'Số |204^|-CV/BTCTU',
        'V/v bổ sung hồ sơ',
        'đảng viên sinh hoạt tạm thời',
      ],
      right: [PARTY, '', 'Bình Trung, ngày |26^| tháng 10 năm 2026'],
      to: ['Kính gửi: Các đảng ủy trực thuộc Tỉnh ủy,'],
    }),
    wanted: {
      code: '204-CV/BTCTU',
      documentDate: '2026-10-26',
      issuer: 'Ban Tổ chức Tỉnh ủy Bình Trung',
      typeName: 'công văn',
      subject: 'V/v bổ sung hồ sơ đảng viên sinh hoạt tạm thời',
    },
  },
  {
    id: 'h14-letter-of-invitation',
    page: pageOf({
      left: ['LIÊN ĐOÀN LAO ĐỘNG', 'TỈNH BÌNH TRUNG', 'Số: 12/TM-LĐLĐ'],
      right: [...STATE, 'Bình Trung, ngày 5 tháng 1 năm 2026'],
      title: ['THƯ MỜI', 'Dự Hội nghị tổng kết phong trào công nhân năm 2025'],
      body: ['Kính gửi: Ủy ban nhân dân các xã, phường.', ...BODY],
    }),
    wanted: {
      code: '12/TM-LĐLĐ',
      documentDate: '2026-01-05',
      issuer: 'Liên đoàn Lao động tỉnh Bình Trung',
      typeName: 'thư mời',
      subject: 'Dự Hội nghị tổng kết phong trào công nhân năm 2025',
    },
  },
  {
    id: 'h15-gazette-goes-on',
    page: pageOf({
      above: ['36                         CÔNG BÁO/Số 611 + 612/Ngày 21-7-2026'],
      body: ['Điều 15. Trách nhiệm của Ủy ban nhân dân cấp tỉnh', ...BODY, ...BODY],
    }),
    wanted: null,
  },
  {
    id: 'h16-department-of-a-ministry',
    page: pageOf({
      left: [
        'BỘ CÔNG AN',
        'CỤC CẢNH SÁT PHÒNG CHÁY,',
        'CHỮA CHÁY VÀ CỨU NẠN, CỨU HỘ',
        'Số: 512 /PCCC&CNCH - P4',
        'V/v thực hiện quy định về',
        'kiểm định phương tiện',
      ],
      right: [...STATE, 'Hà Nội, ngày 7 tháng 4 năm 2026'],
      to: ['Kính gửi: Công an các tỉnh, thành phố.'],
    }),
    wanted: {
      code: '512/PCCC&CNCH-P4',
      documentDate: '2026-04-07',
      issuer: 'Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ',
      typeName: 'công văn',
      subject: 'V/v thực hiện quy định về kiểm định phương tiện',
    },
  },
];
