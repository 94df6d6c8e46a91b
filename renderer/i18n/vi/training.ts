/** The training vault itself: partners on this machine, calendar, beginning again. */
export const training = {
  'training.menu': 'Kho tập huấn',
  'training.exchange': 'Đối tác trả lời',
  'training.exchange.lead':
    'Ba cơ quan giả trên máy này (một cấp trên, hai xã) mở gói bằng khóa của chính họ, vào sổ và ký biên nhận gửi lại.',
  'training.exchange.busy': 'Đối tác đang mở gói và trả lời',
  'training.exchange.nothing': 'Không có gói nào chờ gửi, cũng không có gói nào mới cho bạn.',
  'training.exchange.written': '{count} gói của bạn đã tới tay đối tác',
  'training.exchange.blocked': '{count} gói còn chờ vì kênh này chưa mở cho độ mật của gói',
  'training.exchange.dealtWith': '{count} gói đối tác đã mở và giải quyết',
  'training.exchange.answered': '{count} hồ sơ bạn chuyển trước đó đã có trả lời',
  'training.exchange.receiptsApplied': '{count} biên nhận có chữ ký đã về',
  'training.exchange.begun': '{count} gói đối tác tự gửi tới, đang chờ bạn nhận',
  'training.exchange.quarantined': '{count} gói không đạt kiểm tra, đưa vào cách ly',
  'training.exchange.next': 'Mở Trao đổi: Hộp gửi để đọc biên nhận, Hộp nhận để kiểm đếm và vào sổ.',
  'training.calendar': 'Chuyển lịch tập huấn',
  'training.calendar.lead':
    'Cho ngày của kho tập huấn đi tới để thấy hạn đến gần, nhắc việc và việc quá hạn. Lịch của máy không đổi.',
  'training.calendar.now':
    '{days, plural, =0 {Đang là ngày thật, {date}.} other {Đang là {date}, tới trước ngày thật {days} ngày.}}',
  'training.calendar.day': 'Thêm 1 ngày, tới {date}',
  'training.calendar.week': 'Thêm 1 tuần, tới {date}',
  'training.calendar.month': 'Thêm 30 ngày, tới {date}',
  'training.calendar.back': 'Về ngày thật, {date}',
  'training.calendar.moved': 'Kho tập huấn đang là ngày {date}',
  'training.calendar.ahead': 'Lịch tập huấn: {date}, tới trước {days} ngày',
  'training.lose': 'Diễn tập mất máy',
  'training.lose.ask': 'Diễn tập mất máy?',
  'training.lose.do': 'Cất kho đi, mở màn hình đầu',
  'training.lose.what':
    'Kho tập huấn được cất sang một bên như khi máy hỏng. Màn hình đầu hiện các bản sao lưu nằm cạnh kho; chọn một bản để dựng lại kho.',
  'training.lose.back':
    'Khôi phục xong, những gì ghi sau bản sao lưu không còn; bài tập huấn đã làm vẫn giữ. Muốn thôi thì nhấn Quay lại ở màn hình ấy: kho trở về nguyên như lúc này.',
  'training.reset': 'Làm lại từ đầu',
  'training.reset.ask': 'Làm lại kho tập huấn từ đầu?',
  'training.reset.what':
    'Mọi việc đã làm trong kho tập huấn mất đi, kho và ba đối tác được dựng lại như lúc đầu, tính theo ngày hôm nay. Kho thật không bị đụng tới.',
  'training.remove': 'Xóa kho tập huấn',
  'training.remove.ask': 'Xóa kho tập huấn khỏi máy này?',
  'training.remove.what':
    'Kho, ba đối tác và các bản sao lưu nằm cạnh kho bị xóa hết, không lấy lại được. Kho thật không bị đụng tới.',
  'training.remove.elsewhere': 'Bản sao lưu tập huấn đã ghi ra USB hoặc thư mục khác thì tự xóa ở đó.',
  'training.openHere': 'Mở kho tập huấn',
} as const;
