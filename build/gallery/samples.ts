// Invented, and as long as such words get in an office.

export const LONG_OFFICE =
  'Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực và cải cách tư pháp Đảng bộ tỉnh Đông Mẫu, nhiệm kỳ 2025-2030';
export const LONG_SUBJECT =
  'V/v chuẩn bị nội dung, tài liệu phục vụ hội nghị sơ kết 6 tháng đầu năm và triển khai nhiệm vụ trọng tâm 6 tháng cuối năm của Ban Thường vụ Đảng ủy xã';
export const LONG_PERSON = 'Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Khuê';
export const LONG_FILE =
  'Công văn số 05-CV-ĐU ngày 02-11-2026 của Ban Thường vụ Đảng ủy về việc chuẩn bị hội nghị tổng kết công tác năm.pdf';
export const LONG_REASON =
  'Chưa có ý kiến của lãnh đạo phụ trách: văn bản hỏa tốc chỉ được chuyển xử lý khi đã có bút phê, theo Quy chế làm việc của Văn phòng Đảng ủy.';
/** No place to break: how an address or a code may come. */
export const UNBROKEN = '000.01.02.H99-2026-11-30-0000000000001281-ABCDEF0123456789ABCDEF0123456789';
