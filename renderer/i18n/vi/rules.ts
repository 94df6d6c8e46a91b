/** Grounds: rule packs and their sources. */
export const rules = {
  'grounds.title': 'Căn cứ',
  'grounds.count': '{count} quy tắc đang dùng, {verified} đã đối chiếu',
  'grounds.filter': 'Lọc theo mã, tên, văn bản',
  'grounds.shown': 'Chỉ hiện',
  'grounds.rule': 'Quy tắc',
  'grounds.what': 'Nội dung',
  'grounds.read': 'Đối chiếu',
  'grounds.none': 'Không có quy tắc nào khớp với phần lọc.',
  'grounds.source': 'Nguồn',
  'grounds.force': 'Hiệu lực',
  'grounds.open': 'nay',
  'grounds.pack': 'Bộ quy tắc',
  'grounds.verifiedNote': 'Đã có người đọc văn bản gốc và đối chiếu.',
  'grounds.unverifiedNote':
    'Chưa đối chiếu với văn bản đã ký. Đây là giá trị mặc định; cơ quan thay bằng bộ quy tắc của mình khi có văn bản.',
  'grounds.asideTitle': 'Bộ quy tắc chưa dùng được',
  'grounds.aside': 'Chưa dùng {pack} do {issuer} ban hành: {title}',
  'grounds.aside.why':
    '{reason, select, newer {Bộ này viết cho bản phần mềm mới hơn bản đang chạy.} incomplete {Bộ này thiếu quy tắc mà bản phần mềm đang chạy cần: {rule}.} other {Bản phần mềm đang chạy không đọc được mẫu của bộ này{at, select, no {} other { (ở chỗ {rule})}}.}} Từ {from} vẫn áp dụng bộ trước nó; bộ nhận về còn nguyên trong kho, hồ sơ đã làm vẫn ghi bộ đã áp dụng.',
  'grounds.aside.next':
    '{reason, select, newer {Làm tiếp: quản trị cập nhật phần mềm, bộ này tự có hiệu lực.} other {Làm tiếp: đề nghị {issuer} ban hành phiên bản mới của bộ này cho bản phần mềm đang dùng, rồi nạp bằng tệp cấp phát hoặc từ gói tin.}}',
  'grounds.unverifiedShort': 'chưa đối chiếu',
} as const;
