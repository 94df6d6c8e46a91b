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
  'grounds.unverifiedShort': 'chưa đối chiếu',
} as const;
