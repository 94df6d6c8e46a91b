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
  'training.exchange.next': 'Mở Trao đổi, Hộp nhận để kiểm đếm và vào sổ.',
} as const;
