/** Guided tasks of the training vault; the tasks themselves are data. */
export const lessons = {
  'lessons.title': 'Bài tập huấn',
  'lessons.intro':
    'Làm trong kho tập huấn, trên dữ liệu bịa. Phần mềm xem trong kho việc đã làm được chưa, không đếm số lần bấm.',
  'lessons.start': 'Bắt đầu',
  'lessons.again': 'Làm lại',
  'lessons.minutes': 'khoảng {minutes} phút',
  'lessons.times': 'đã làm {times} lần',
  'lessons.best': 'nhanh nhất {seconds} giây, {mistakes} lần phải sửa',
  'lessons.none':
    'Chưa có bài cho vai của bạn. Đăng nhập bằng người khác của kho tập huấn để xem bài của họ.',
  'lessons.steps': 'Các bước',
  'lessons.why': 'Vì sao',
  'lessons.running': 'Đang làm',
  'lessons.step': 'Bước {done} trên {total}',
  'lessons.stop': 'Thôi',
  'lessons.guide': 'Bài đang làm',
  'lessons.done': 'Xong bài “{title}”: {seconds} giây, {mistakes} lần phải sửa',
  'lessons.count': '{done} trên {total} bài đã làm được',
} as const;
