/** The relay of a station: its state, its settings. */
export const relay = {
  'relay.tab': 'Máy chuyển',
  'relay.line': 'Máy chuyển',
  'relay.state.not-set-up': 'Chưa đặt máy chuyển',
  'relay.state.not-allowed': 'Máy này không được nối máy chuyển',
  'relay.state.paused': 'Đang tạm dừng',
  'relay.state.no-key': 'Chờ văn thư mở kho',
  'relay.state.connecting': 'Đang nối',
  'relay.state.connected': 'Đã nối',
  'relay.state.offline': 'Mất liên lạc',
  'relay.next.not-set-up':
    'Gói đi bằng USB hoặc thư mục chung. Muốn gửi qua mạng, điền địa chỉ và chọn tệp chứng thư ở dưới.',
  'relay.next.not-allowed': 'Máy độc lập chỉ trao đổi bằng USB hoặc thư mục chung.',
  'relay.next.paused': 'Không gói nào đi hay về qua máy chuyển. Bấm Cho chạy lại khi muốn tiếp tục.',
  'relay.next.no-key': 'Người đang mở kho không giữ khóa cơ quan. Văn thư hoặc cơ yếu mở kho thì máy tự nối.',
  'relay.next.connecting': 'Không phải làm gì: máy đang tự nối.',
  'relay.next.connected':
    'Không phải làm gì: gói tự đi, tự về. Đã gửi chưa phải đã tới; chỉ biên nhận ký mới xác nhận.',
  'relay.next.offline': 'Máy tự nối lại, không gói nào mất. Việc gấp thì ghi ra USB.',
  'relay.fault.unreachable':
    'Không ai trả lời ở địa chỉ đã đặt. Kiểm tra dây mạng, địa chỉ và cổng. Máy tự thử lại; việc gấp thì ghi ra USB.',
  'relay.fault.unknown-name':
    'Không tìm thấy tên máy này trong mạng. Kiểm tra địa chỉ đã gõ, hoặc hỏi quản trị mạng.',
  'relay.fault.server-not-trusted':
    'Máy ở đầu kia không xuất trình chứng thư của nơi cấp đã đặt, nên không gói nào được gửi. Báo quản trị máy chuyển.',
  'relay.fault.certificate-refused':
    'Máy chuyển không nhận chứng thư của máy trạm này, hoặc chưa có tên máy trạm trong danh sách. Báo quản trị máy chuyển tên ở dưới.',
  'relay.fault.not-permitted': 'Chứng thư này thuộc máy trạm khác. Xin cấp chứng thư đúng tên ở dưới.',
  'relay.fault.no-mailbox':
    'Máy chuyển chưa mở hộp thư cho máy trạm này. Báo quản trị máy chuyển tên ở dưới.',
  'relay.fault.not-accepted': 'Máy chuyển đầy hoặc không nhận gói lớn như vậy. Báo quản trị máy chuyển.',
  'relay.problem': 'Lần chạy gần nhất dừng vì: {problem}. Máy tự thử lại.',
  'relay.since': 'từ {time}',
  'relay.waitingOut': 'Chờ gửi qua máy chuyển',
  'relay.waitingAtRelay': 'Chờ nhận ở máy chuyển',
  'relay.lastConnected': 'Lần nối gần nhất',
  'relay.never': 'chưa lần nào từ lúc mở kho',
  'relay.pause': 'Tạm dừng',
  'relay.resume': 'Cho chạy lại',
  'relay.remove': 'Bỏ máy chuyển',
  'relay.removeTitle': 'Bỏ máy chuyển {server}?',
  'relay.removeWhat':
    'Khóa của đường nối bị xóa khỏi kho. Gói chưa đi vẫn chờ và đi được bằng USB. Muốn nối lại phải chọn lại tệp chứng thư.',
  'relay.removed': 'Đã bỏ máy chuyển',
  'relay.settings': 'Đặt máy chuyển',
  'relay.servers': 'Địa chỉ và cổng',
  'relay.serversHint': 'Ví dụ may-chuyen.tinh.local:4222. Nhiều máy thì cách nhau bằng dấu phẩy.',
  'relay.serversWrong': 'Mỗi địa chỉ cần có cổng, ví dụ 10.0.3.5:4222',
  'relay.limit': 'Giới hạn đường truyền',
  'relay.limit.none': 'Không giới hạn',
  'relay.limit.value': '{rate} kbit/giây',
  'relay.passphrase': 'Mật khẩu của tệp chứng thư',
  'relay.passphraseHint': 'Mật khẩu đi kèm tệp .p12; không lưu lại.',
  'relay.choose': 'Chọn tệp chứng thư và nối',
  'relay.chooseAgain': 'Chọn tệp chứng thư khác',
  'relay.save': 'Lưu địa chỉ và giới hạn',
  'relay.saved': 'Đã lưu; máy đang nối lại',
  'relay.setUpDone': 'Đã đặt máy chuyển; máy đang nối',
  'relay.name': 'Tên của máy trạm trong chứng thư',
  'relay.nameWhat':
    'Quản trị máy chuyển cấp chứng thư với đúng tên này. Khóa của đường nối không mở được văn bản: máy chuyển chỉ thấy gói đã niêm phong.',
  'relay.certificate': 'Nơi cấp {authority}, dùng đến {date}',
} as const;
