/** Grounds: rule packs and their sources. */
export const rules = {
  'grounds.title': 'Căn cứ',
  'grounds.count': '{count} quy tắc đang dùng, {verified} đã đối chiếu',
  'grounds.filter': 'Lọc theo mã, tên, văn bản',
  'grounds.shown': 'Chỉ hiện',
  'grounds.read': 'Đối chiếu',
  'grounds.none': 'Không có quy tắc nào khớp với phần lọc.',
  'grounds.force': 'Hiệu lực',
  'grounds.open': 'nay',
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

  'issued.title': 'Ban hành bộ quy tắc, danh mục bí mật nhà nước',
  'issued.lead':
    'Ký bằng khóa của cơ quan tệp bộ quy tắc hoặc danh mục bí mật nhà nước gửi cơ quan dưới. Chỉ ký tệp đúng mẫu, đủ quy tắc; việc ký vào nhật ký.',
  'issued.look': 'Chọn tệp để ký…',
  'issued.ask': 'Ký {name}?',
  'issued.kind':
    '{kind, select, rules {Bộ quy tắc, {size}. Đủ mọi quy tắc phần mềm cần.} other {Tệp danh mục bí mật nhà nước, {count} danh mục, {size}.}}',
  'issued.from': 'áp dụng từ {from}',
  'issued.between': 'từ {from} đến {to}',
  'issued.what': 'Chữ ký là tệp .p7s nằm cạnh tệp này. Gửi cả hai tệp cho cơ quan dưới.',
  'issued.sign': 'Ký và ghi tệp chữ ký…',
  'issued.to': 'Gửi qua gói tin (không chọn nơi nào thì chỉ ghi tệp chữ ký)',
  'issued.whatSent': 'Nơi nhận mở gói tin, quản trị ở đó nạp vào máy. Gói tin chờ gửi như mọi gói khác.',
  'issued.send': 'Ký và gửi {count} nơi',
  'issued.sent': 'Đã ký {what}; {envelopes} gói tin chờ gửi',
  'offers.title': 'Bộ quy tắc đến qua gói tin',
  'offers.lead':
    'Văn thư hoặc cơ yếu mở gói tin và chuyển sang đây; quản trị xem rồi nạp. Máy kiểm lại chữ ký của nơi ban hành, đủ quy tắc; ngày đã làm việc theo bộ cũ giữ nguyên.',
  'offers.none': 'Không có bộ nào chờ nạp.',
  'offers.one': '{pack} do {issuer} ban hành',
  'offers.came': 'từ {sender}, {by} chuyển ngày {date}',
  'offers.state':
    '{state, select, takes {sẽ áp dụng từ {from}} known {đang theo bản này hoặc mới hơn} other {không nạp được nữa; bấm Nạp để xem vì sao}}',
  'offers.take': 'Nạp',
  'offers.leave': 'Không nạp',
  'offers.leaveAsk': 'Không nạp {title}?',
  'offers.leaveWhat': 'Bộ này không áp dụng và rời khỏi danh sách chờ. Nơi gửi phải gửi lại nếu sau này cần.',
  'offers.leaveDo': 'Không nạp bộ này',
  'offers.taken': 'Đã nạp {pack}, áp dụng từ {from}',
  'offers.left': 'Đã bỏ khỏi danh sách chờ',
  'offers.handOver': 'Chuyển quản trị nạp',
  'offers.handed': 'Đã chuyển {pack} cho quản trị; nạp ở trang Quản trị máy trạm',
  'issued.done': 'Đã ký {what}, tệp chữ ký .p7s đã ghi',
} as const;
