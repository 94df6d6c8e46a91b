/** Frame of the help; its pages stand in i18n/help. */
export const helpFrame = {
  'help.title': 'Hướng dẫn',
  'help.search': 'Tìm trong hướng dẫn',
  'help.keys': '↓ ↑ chọn trang, Enter hoặc → đọc, PageDown lật, ← trở lại, F6 về ô tìm',
  'help.page': 'Trang hướng dẫn',
  'help.nothing': 'Không có trang nào nói về “{words}”.',
  'help.refusal': 'khi bị từ chối',
  'help.grounds': 'Căn cứ',
  'help.more': 'Đọc thêm',
  'help.open': 'Hướng dẫn',
  'help.week.count': 'Đã làm {count} trên {total} việc. Chỉ mình bạn thấy danh sách này.',
  'help.week.go': 'Tới nơi làm',
  'help.week.goTo': 'Tới nơi làm: {step}',
  'help.week.keys': 'J, K đi từng dòng · Enter tới nơi làm · phím cách đánh dấu đã làm được',
  'help.picture': 'Ảnh màn hình: {title}',
  'help.pictureOf': 'Ảnh chụp trong kho tập huấn; người, số và chữ đều là bịa.',
} as const;
