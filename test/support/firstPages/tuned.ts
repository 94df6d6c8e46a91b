import { asWord2010, BODY, type InventedPage, pageOf, PARTY, respelt, STATE } from './sheet.ts';

/** The half that the reader is made with: every trap of real pages once. */
export const TUNED: readonly InventedPage[] = [
  {
    id: 't01-registry-number',
    page: pageOf({
      left: [
        'ỦY BAN NHÂN DÂN',
        'TỈNH ĐÔNG MẪU',
        'Số: |7432^|/UBND-XD',
        'V/v giải quyết vướng mắc',
        'về giải phóng mặt bằng',
      ],
      right: [...STATE, 'Đông Mẫu, ngày |21^| tháng 7 năm 2026'],
      to: ['Kính gửi: Sở Xây dựng.'],
    }),
    wanted: {
      code: '7432/UBND-XD',
      documentDate: '2026-07-21',
      issuer: 'Ủy ban nhân dân tỉnh Đông Mẫu',
      typeName: 'công văn',
      subject: 'V/v giải quyết vướng mắc về giải phóng mặt bằng',
    },
  },
  {
    id: 't02-number-in-one-piece-with-a-gap',
    page: {
      width: 595,
      height: 842,
      items: [
        ...pageOf({
          left: ['BỘ XÂY DỰNG', '', 'V/v: áp dụng bộ thông số'],
          right: [...STATE, ''],
          to: ['Kính gửi: Các tỉnh, thành phố.'],
        }).items,
        { text: 'Số:         /BXD-KHCNMT&VLXD', x: 95, y: 80, width: 150, height: 12 },
        { text: '11410', x: 112, y: 78, width: 30, height: 12 },
        { text: 'Hà Nội, ngày     tháng 7 năm 2026', x: 320, y: 98, width: 190, height: 12 },
        { text: '23', x: 392, y: 96, width: 14, height: 12 },
      ],
    },
    wanted: {
      code: '11410/BXD-KHCNMT&VLXD',
      documentDate: '2026-07-23',
      issuer: 'Bộ Xây dựng',
      typeName: 'công văn',
      subject: 'V/v áp dụng bộ thông số',
    },
  },
  {
    id: 't03-law',
    page: pageOf({
      above: ['CÔNG BÁO/Số 875 + 876/Ngày 30-7-2023'],
      left: ['QUỐC HỘI', 'Luật số: 20/2026/QH16'],
      right: [...STATE],
      title: ['LUẬT', 'GIAO NHẬN HỒ SƠ'],
      body: ['Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;', ...BODY],
    }),
    wanted: {
      code: '20/2026/QH16',
      documentDate: null,
      issuer: 'Quốc hội',
      typeName: 'luật',
      subject: 'GIAO NHẬN HỒ SƠ',
    },
  },
  {
    id: 't04-ordinance',
    page: pageOf({
      left: ['ỦY BAN THƯỜNG VỤ', 'QUỐC HỘI', 'Pháp lệnh số: 02/2026/UBTVQH16'],
      right: [...STATE, 'Hà Nội, ngày 18 tháng 3 năm 2026'],
      title: ['PHÁP LỆNH', 'CHI PHÍ TỐ TỤNG'],
    }),
    wanted: {
      code: '02/2026/UBTVQH16',
      documentDate: '2026-03-18',
      issuer: 'Ủy ban Thường vụ Quốc hội',
      typeName: 'pháp lệnh',
      subject: 'CHI PHÍ TỐ TỤNG',
    },
  },
  {
    id: 't05-title-goes-on',
    page: pageOf({
      left: ['UBND TỈNH ĐÔNG MẪU', 'SỞ TÀI CHÍNH', 'Số: 15/QĐ-STC'],
      right: [...STATE, 'Đông Mẫu, ngày 5 tháng 12 năm 2025'],
      title: [
        'QUYẾT ĐỊNH CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ',
        'ĐỒNG THỜI CHẤP THUẬN NHÀ ĐẦU TƯ',
        '(Cấp lần đầu: ngày 05 tháng 12 năm 2025)',
        'GIÁM ĐỐC SỞ TÀI CHÍNH',
      ],
    }),
    wanted: {
      code: '15/QĐ-STC',
      documentDate: '2025-12-05',
      issuer: 'Sở Tài chính tỉnh Đông Mẫu',
      typeName: 'quyết định',
      subject: 'CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ ĐỒNG THỜI CHẤP THUẬN NHÀ ĐẦU TƯ',
    },
  },
  {
    id: 't06-no-day-on-top',
    page: pageOf({
      left: ['UBND TỈNH ĐÔNG MẪU', 'SỞ NỘI VỤ', 'Số:      /SNV-CCHC', 'V/v báo cáo'],
      right: [...STATE, 'Đông Mẫu, ngày     tháng 12 năm 2025'],
      to: ['Kính gửi: Ủy ban nhân dân xã.'],
    }),
    wanted: {
      code: null,
      documentDate: null,
      issuer: 'Sở Nội vụ tỉnh Đông Mẫu',
      typeName: 'công văn',
      subject: 'V/v báo cáo',
    },
  },
  {
    id: 't07-office-of-a-ministry',
    page: pageOf({
      left: ['BỘ CÔNG THƯƠNG', 'VĂN PHÒNG', 'Số: 935/VP-TH', 'V/v đăng ký dự Hội nghị'],
      right: [...STATE, 'Hà Nội, ngày 2 tháng 10 năm 2026'],
      to: ['Kính gửi: Sở Công Thương các tỉnh.'],
    }),
    wanted: {
      code: '935/VP-TH',
      documentDate: '2026-10-02',
      issuer: 'Văn phòng Bộ Công Thương',
      typeName: 'công văn',
      subject: 'V/v đăng ký dự Hội nghị',
    },
  },
  {
    id: 't08-word-2010',
    page: respelt(
      pageOf({
        left: [
          'BỘ CÔNG THƯƠNG',
          'CỤC PHÁT TRIỂN CHỢ',
          'VÀ CỬA HÀNG',
          'Số: |1178^| /PTC-QLC',
          'V/v hướng dẫn về công tác',
          'quản lý chợ theo địa giới mới',
        ],
        right: [...STATE, 'Hà Nội, ngày |09^| tháng |7^| năm 2025'],
        to: ['Kính gửi: Ủy ban nhân dân các tỉnh.'],
      }),
      asWord2010,
    ),
    wanted: {
      code: '1178/PTC-QLC',
      documentDate: '2025-07-09',
      issuer: 'Cục Phát triển chợ và cửa hàng',
      typeName: 'công văn',
      subject: 'V/v hướng dẫn về công tác quản lý chợ theo địa giới mới',
    },
  },
  {
    id: 't09-joint-guidance',
    page: pageOf({
      left: ['BỘ CÔNG AN - BỘ QUỐC PHÒNG -', 'TÒA ÁN NHÂN DÂN TỐI CAO', 'Số: 24/HDLN-BCA-BQP-', 'TANDTC'],
      right: [...STATE, 'Hà Nội, ngày 25 tháng 6 năm 2026'],
      title: [
        'HƯỚNG DẪN LIÊN NGÀNH',
        'Về việc xử lý hành vi vi phạm liên quan đến vận chuyển',
        'khí công nghiệp',
      ],
    }),
    wanted: {
      code: '24/HDLN-BCA-BQP-TANDTC',
      documentDate: '2026-06-25',
      issuer: 'Bộ Công an - Bộ Quốc phòng - Tòa án nhân dân tối cao',
      typeName: 'hướng dẫn liên ngành',
      subject: 'Về việc xử lý hành vi vi phạm liên quan đến vận chuyển khí công nghiệp',
    },
  },
  {
    id: 't10-party-plan',
    page: pageOf({
      left: ['ĐẢNG BỘ TỈNH ĐÔNG MẪU', 'ĐẢNG ỦY XÃ AN MẪU', '*', 'Số |12^|-KH/ĐU'],
      right: [PARTY, '', 'An Mẫu, ngày |09^| tháng 01 năm 2026'],
      title: ['KẾ HOẠCH', 'thực hiện nhiệm vụ kiểm tra, giám sát', 'năm 2026', '-----'],
      body: ['Căn cứ Chương trình số 03-CTr/ĐU ngày 05 tháng 01 năm 2026 của Đảng ủy;', ...BODY],
    }),
    wanted: {
      code: '12-KH/ĐU',
      documentDate: '2026-01-09',
      issuer: 'Đảng ủy xã An Mẫu',
      typeName: 'kế hoạch',
      subject: 'thực hiện nhiệm vụ kiểm tra, giám sát năm 2026',
    },
  },
  {
    id: 't11-inspection-committee',
    page: pageOf({
      left: ['TỈNH ỦY ĐÔNG MẪU', 'ỦY BAN KIỂM TRA', '*', 'Số 88-TB/UBKTTU'],
      right: [PARTY, 'Đông Mẫu, ngày 3 tháng 11 năm 2026'],
      title: ['THÔNG BÁO KẾT LUẬN', 'kiểm tra khi có dấu hiệu vi phạm'],
    }),
    wanted: {
      code: '88-TB/UBKTTU',
      documentDate: '2026-11-03',
      issuer: 'Ủy ban Kiểm tra Tỉnh ủy Đông Mẫu',
      typeName: 'thông báo',
      subject: 'KẾT LUẬN kiểm tra khi có dấu hiệu vi phạm',
    },
  },
  {
    id: 't12-standard',
    page: pageOf({
      left: [],
      right: [...STATE],
      title: ['QCVN 99:2026/BXD', 'QUY CHUẨN KỸ THUẬT QUỐC GIA', 'VỀ NHÀ GA'],
      body: ['HÀ NỘI - 2026', ...BODY],
    }),
    wanted: null,
  },
  {
    id: 't13-appendix',
    page: pageOf({
      above: [
        'PHỤ LỤC I',
        'BÁO CÁO KẾT QUẢ',
        '(Kèm theo Công văn số 15/SNV ngày 12 tháng 6 năm 2026 của Sở Nội vụ)',
      ],
    }),
    wanted: null,
  },
  {
    id: 't14-circular-decomposed',
    page: respelt(
      pageOf({
        left: ['BỘ GIAO THÔNG VẬN TẢI', '', 'Số: |37^|/2026/TT-BGTVT'],
        right: [...STATE, '', 'Hà Nội, ngày |13^| tháng |12^| năm 2026'],
        title: [
          'THÔNG TƯ',
          'Về quản lý hoạt động vận tải đường bộ',
          '',
          'Căn cứ Luật Đường bộ ngày 27 tháng 6 năm 2024;',
        ],
      }),
      (text) => text.normalize('NFD'),
    ),
    wanted: {
      code: '37/2026/TT-BGTVT',
      documentDate: '2026-12-13',
      issuer: 'Bộ Giao thông vận tải',
      typeName: 'thông tư',
      subject: 'Về quản lý hoạt động vận tải đường bộ',
    },
  },
  {
    id: 't15-empty-form-in-an-appendix',
    page: pageOf({
      above: ['PHỤ LỤC', '(Ban hành kèm theo Quyết định số 5/QĐ-UBND)'],
      left: ['ỦY BAN NHÂN DÂN', 'XÃ AN MẪU', 'Số: 05/TB-UBND'],
      right: [...STATE, 'An Mẫu, ngày 5 tháng 5 năm 2026'],
      title: ['THÔNG BÁO', 'Về việc nộp hồ sơ'],
    }),
    wanted: null,
  },
  {
    id: 't16-day-set-over-a-printed-one',
    page: {
      width: 595,
      height: 842,
      items: [
        ...pageOf({
          left: ['BỘ NỘI VỤ', 'Số: 12/KH-BNV'],
          right: [...STATE, 'Hà Nội, ngày 4 tháng 7 năm 2026'],
          title: ['KẾ HOẠCH', 'Thực hiện công tác pháp chế', 'Điều chỉnh lần thứ hai'],
        }).items,
        { text: '1', x: 400, y: 97, width: 7, height: 13 },
      ],
    },
    wanted: {
      code: '12/KH-BNV',
      documentDate: null,
      issuer: 'Bộ Nội vụ',
      typeName: 'kế hoạch',
      subject: 'Thực hiện công tác pháp chế',
    },
  },
  {
    id: 't17-committee-of-a-council',
    page: pageOf({
      left: ['HỘI ĐỒNG NHÂN DÂN', 'XÃ AN MẪU', 'BAN PHÁP CHẾ', 'Số: 7/BC-BPC'],
      right: [...STATE, 'An Mẫu, ngày 4 tháng 7 năm 2026'],
      title: ['BÁO CÁO', 'Thẩm tra dự thảo Nghị quyết về phân bổ ngân sách'],
      body: ['Ban Pháp chế trân trọng báo cáo Hội đồng nhân dân xã kết quả thẩm tra như sau', ...BODY],
    }),
    wanted: {
      code: '7/BC-BPC',
      documentDate: '2026-07-04',
      issuer: 'Ban Pháp chế Hội đồng nhân dân xã An Mẫu',
      typeName: 'báo cáo',
      subject: 'Thẩm tra dự thảo Nghị quyết về phân bổ ngân sách',
    },
  },
];
