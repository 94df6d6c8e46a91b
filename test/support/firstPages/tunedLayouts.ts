import { BODY, inPieces, type InventedPage, pageOf, STATE } from './sheet.ts';

const CIRCULAR = pageOf({
  left: ['BỘ TÀI CHÍNH', '-------', 'Số: 12/2026/TT-BTC'],
  right: [...STATE, '---------------', 'Hà Nội, ngày 12 tháng 3 năm 2026'],
  title: ['THÔNG TƯ', 'QUY ĐỊNH VỀ HỒ SƠ, THỦ TỤC MIỄN THUẾ'],
  body: ['Căn cứ Luật Quản lý thuế ngày 13 tháng 6 năm 2019;', ...BODY],
});
const CIRCULAR_READ = {
  code: '12/2026/TT-BTC',
  documentDate: '2026-03-12',
  issuer: 'Bộ Tài chính',
  typeName: 'thông tư',
  subject: 'QUY ĐỊNH VỀ HỒ SƠ, THỦ TỤC MIỄN THUẾ',
};

/** The other ways in which writers set the same layout; the reader is made with these too. */
export const TUNED_LAYOUTS: readonly InventedPage[] = [
  { id: 't18-rules-under-the-names', page: CIRCULAR, wanted: CIRCULAR_READ },
  { id: 't19-pieces-of-five-letters', page: inPieces(CIRCULAR, 5), wanted: CIRCULAR_READ },
  { id: 't20-pieces-of-two-letters', page: inPieces(CIRCULAR, 2), wanted: CIRCULAR_READ },
  {
    id: 't21-addressed-beside-the-subject',
    page: {
      width: 595,
      height: 842,
      items: [
        ...pageOf({
          left: [
            'UBND TỈNH ĐÔNG MẪU',
            'SỞ TƯ PHÁP',
            'Số: 615/STP-VB',
            'V/v góp ý dự thảo Quyết định',
            'của Ủy ban nhân dân tỉnh',
            'ban hành Quy chế phối hợp',
            'trong công tác thi hành pháp luật',
            'về xử lý vi phạm hành chính',
          ],
          right: [...STATE, 'Đông Mẫu, ngày 6 tháng 10 năm 2026'],
        }).items,
        { text: 'Kính gửi: Ủy ban nhân dân các xã, phường.', x: 300, y: 172, width: 230, height: 14 },
      ],
    },
    wanted: {
      code: '615/STP-VB',
      documentDate: '2026-10-06',
      issuer: 'Sở Tư pháp tỉnh Đông Mẫu',
      typeName: 'công văn',
      subject:
        'V/v góp ý dự thảo Quyết định của Ủy ban nhân dân tỉnh ban hành Quy chế phối hợp trong công tác thi hành pháp luật về xử lý vi phạm hành chính',
    },
  },
  {
    id: 't22-both-columns-in-one-piece',
    page: {
      width: 595,
      height: 842,
      items: [
        {
          text: 'BỘ XÂY DỰNG                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
          x: 120,
          y: 64,
          width: 420,
          height: 12,
        },
        {
          text: 'Số: 88/TB-BXD                                Hà Nội, ngày 5 tháng 1 năm 2026',
          x: 120,
          y: 96,
          width: 400,
          height: 12,
        },
        ...pageOf({ title: ['', '', 'THÔNG BÁO', 'Về việc tạm dừng tiếp nhận hồ sơ'] }).items,
      ],
    },
    wanted: {
      code: '88/TB-BXD',
      documentDate: '2026-01-05',
      issuer: 'Bộ Xây dựng',
      typeName: 'thông báo',
      subject: 'Về việc tạm dừng tiếp nhận hồ sơ',
    },
  },
  {
    id: 't23-centre-under-a-department',
    page: pageOf({
      left: [
        'SỞ Y TẾ TP. ĐÔNG MẪU',
        'TRUNG TÂM KIỂM SOÁT',
        'BỆNH TẬT',
        'Số : 12 /TTKSBT-KH',
        'V/v: giám sát dịch',
      ],
      right: [...STATE, 'TP. Đông Mẫu, ngày 05 tháng 01 năm 2026'],
      to: ['Kính gửi: Các trạm y tế.'],
    }),
    wanted: {
      code: '12/TTKSBT-KH',
      documentDate: '2026-01-05',
      issuer: 'Trung tâm Kiểm soát bệnh tật',
      typeName: 'công văn',
      subject: 'V/v giám sát dịch',
    },
  },
  {
    id: 't26-words-like-kinds-within-a-name',
    page: pageOf({
      left: ['BỘ HÀNG HẢI', 'TRUNG TÂM DỊCH VỤ QUAN TRẮC', 'MÔI TRƯỜNG BIỂN', 'Số: 3/BC-QTMTB'],
      right: [...STATE, 'Hải Phòng, ngày 8 tháng 4 năm 2026'],
      title: ['BÁO CÁO', 'Kết quả quan trắc quý I năm 2026'],
    }),
    wanted: {
      code: '3/BC-QTMTB',
      documentDate: '2026-04-08',
      issuer: 'Trung tâm Dịch vụ quan trắc môi trường biển',
      typeName: 'báo cáo',
      subject: 'Kết quả quan trắc quý I năm 2026',
    },
  },
  {
    id: 't27-office-of-a-commune',
    page: pageOf({
      left: ['ỦY BAN NHÂN DÂN', 'XÃ VĂN PHONG', 'PHÒNG VĂN HÓA - XÃ HỘI', 'Số: 21/TTr-VHXH'],
      right: [...STATE, 'Văn Phong, ngày 8 tháng 4 năm 2026'],
      title: ['TỜ TRÌNH', 'Về việc trợ cấp đột xuất'],
    }),
    wanted: {
      code: '21/TTr-VHXH',
      documentDate: '2026-04-08',
      issuer: 'Phòng Văn hóa - Xã hội xã Văn Phong',
      typeName: 'tờ trình',
      subject: 'Về việc trợ cấp đột xuất',
    },
  },
  {
    id: 't24-resolution-of-a-council',
    page: pageOf({
      left: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH ĐÔNG MẪU', 'Số: 18/NQ-HĐND'],
      right: [...STATE, 'Đông Mẫu, ngày 9 tháng 12 năm 2026'],
      title: [
        'NGHỊ QUYẾT',
        'Về dự toán ngân sách địa phương',
        'và phân bổ ngân sách cấp tỉnh năm 2027',
        'HỘI ĐỒNG NHÂN DÂN TỈNH ĐÔNG MẪU',
        'KHÓA XVII, KỲ HỌP THỨ NĂM',
      ],
    }),
    wanted: {
      code: '18/NQ-HĐND',
      documentDate: '2026-12-09',
      issuer: 'Hội đồng nhân dân tỉnh Đông Mẫu',
      typeName: 'nghị quyết',
      subject: 'Về dự toán ngân sách địa phương và phân bổ ngân sách cấp tỉnh năm 2027',
    },
  },
  {
    id: 't25-stamp-drawn-into-the-page',
    page: {
      width: 595,
      height: 842,
      items: [
        { text: 'Người ký: CỔNG THÔNG TIN ĐIỆN TỬ', x: 85, y: 60, width: 120, height: 8 },
        { text: 'CHÍNH PHỦ', x: 85, y: 69, width: 40, height: 8 },
        { text: 'Thời gian ký: 20.05.2026 16:43:21 +07:00', x: 85, y: 78, width: 130, height: 8 },
        ...pageOf({
          above: ['', '', ''],
          left: ['CHÍNH PHỦ', 'Số: 106/2026/NĐ-CP'],
          right: [...STATE, 'Hà Nội, ngày 15 tháng 5 năm 2026'],
          title: ['NGHỊ ĐỊNH', 'Quy định xử phạt vi phạm hành chính'],
        }).items,
      ],
    },
    wanted: {
      code: '106/2026/NĐ-CP',
      documentDate: '2026-05-15',
      issuer: 'Chính phủ',
      typeName: 'nghị định',
      subject: 'Quy định xử phạt vi phạm hành chính',
    },
  },
];
