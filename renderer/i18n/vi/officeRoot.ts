/** Gốc của cơ quan. */
export const officeRoot = {
  'certs.tab.root': 'Gốc của cơ quan',
  'certs.root.what':
    'Gốc đứng trên mọi chứng thư của cơ quan; nơi khác so vân tay của nó. Khóa gốc để riêng trong một tệp có mật khẩu, cất trong két; chỉ lấy ra để cấp khóa cấp mới hoặc ký danh sách thu hồi của gốc. Khóa cấp nằm trong kho, cán bộ cơ yếu dùng hằng ngày.',
  'certs.root.place': 'Khóa gốc nằm ở',
  'certs.root.place.vault': 'Trong kho này, cùng chỗ với khóa cấp',
  'certs.root.place.file': 'Tệp để riêng, ngoài kho',
  'certs.root.rootUntil': 'Gốc dùng tới',
  'certs.root.issuerUntil': 'Khóa cấp dùng tới',
  'certs.root.listUntil': 'Danh sách thu hồi của gốc dùng tới',
  'certs.root.inVault': 'Mất máy này là mất cả gốc',
  'certs.root.inVault.what':
    'Lập gốc để riêng trước khi gửi thẻ cho nơi đầu tiên thì không ai phải so lại vân tay. Lập sau vẫn được: gửi thẻ mới và so lại một lần. Người giữ vai Cơ yếu lập; cơ quan chưa có ai thì quản trị giao thêm vai ấy cho một người ở mục Người dùng.',
  'certs.root.lost': 'Máy báo mất ngày {date} giữ khóa cấp đang dùng',
  'certs.root.lost.file':
    'Lấy tệp gốc, chọn thay khóa cấp và thu hồi khóa cũ. Sau đó gửi thẻ mới cho các nơi; mỗi người vào lại để xin chứng thư, cơ yếu cấp.',
  'certs.root.lost.vault':
    'Gốc cũng nằm trên máy ấy. Lập gốc để riêng, thu hồi tất cả của gốc cũ, rồi gửi thẻ mới và so lại vân tay với từng nơi.',
  'certs.root.people': '{count} người còn ký bằng chứng thư của khóa cấp cũ',
  'certs.root.people.what':
    'Chứng thư ấy vẫn đúng. Mỗi người bấm Xin cấp lại ở chứng thư của mình, cơ yếu cấp.',
  'certs.root.setUp': 'Lập gốc để riêng',
  'certs.root.setUpAgain': 'Lập gốc khác',
  'certs.root.use': 'Dùng tệp gốc',
  'certs.root.setUp.title': 'Lập gốc của cơ quan để riêng?',
  'certs.root.setUp.1':
    'Máy tạo khóa gốc, ghi thành một tệp có mật khẩu (.p12) vào ổ đĩa rời, đọc lại để chắc ghi đúng. Khóa gốc không ở lại kho.',
  'certs.root.setUp.2': 'Máy tạo khóa cấp mới và đổi khóa cơ quan; khóa cũ được giữ để mở bản cũ.',
  'certs.root.setUp.3': 'Nơi đã nhận thẻ cũ phải nhận thẻ mới và so lại vân tay.',
  'certs.root.setUp.4':
    'Chép tệp thành hai bản, cất hai nơi; mật khẩu do hai người giữ. Mất cả hai là phải lập gốc khác.',
  'certs.root.setUp.do': 'Chọn nơi ghi và lập',
  'certs.root.setUp.done': 'Đã lập gốc. Vân tay: {words}',
  'certs.root.old': 'Khóa cấp đang dùng',
  'certs.root.old.keep': 'Giữ, chứng thư đã cấp vẫn đúng',
  'certs.root.old.keep.what': 'Khi chỉ chuyển gốc ra ngoài kho, không có gì bị lộ.',
  'certs.root.old.superseded': 'Thu hồi, chữ ký trước hôm nay vẫn đúng',
  'certs.root.old.superseded.what': 'Máy mất khi đang khóa. Mọi người xin chứng thư mới.',
  'certs.root.old.compromised': 'Thu hồi vì nghi lộ',
  'certs.root.old.compromised.what':
    'Máy mất khi đang mở. Mọi chữ ký dưới khóa cũ, kể cả trước đây, không còn được tin.',
  'certs.root.missingPassphrase': 'Đặt mật khẩu cho tệp gốc, gõ hai lần.',
  'certs.root.missingOld': 'Chọn làm gì với khóa cấp đang dùng.',
  'certs.root.missingAct': 'Chọn việc cần làm.',
  'certs.root.use.title': 'Dùng tệp gốc để làm gì?',
  'certs.root.use.1': 'Cắm ổ đĩa giữ tệp gốc, tốt nhất khi máy không nối mạng. Rút ra ngay sau khi xong.',
  'certs.root.use.2': 'Xong việc, ghi thẻ cơ quan mới gửi cho các nơi: gốc không đổi, vân tay như cũ.',
  'certs.root.use.do': 'Chọn tệp gốc và làm',
  'certs.root.use.done': 'Đã xong; khóa cấp dùng tới {date}',
  'certs.root.act': 'Việc cần làm',
  'certs.root.act.list': 'Ký lại danh sách thu hồi của gốc',
  'certs.root.act.list.what': 'Mỗi năm một lần; không đổi khóa nào.',
  'certs.root.act.renew': 'Cấp khóa cấp mới',
  'certs.root.act.renew.what': 'Khóa cấp sắp hết hạn. Chứng thư đã cấp vẫn đúng.',
  'certs.root.act.superseded': 'Thay khóa cấp, thu hồi khóa cũ',
  'certs.root.act.superseded.what': 'Máy mất khi đang khóa. Chữ ký trước hôm nay vẫn đúng.',
  'certs.root.act.compromised': 'Thay khóa cấp, thu hồi vì nghi lộ',
  'certs.root.act.compromised.what':
    'Máy mất khi đang mở. Mọi chữ ký dưới khóa cũ, kể cả trước đây, không còn được tin.',
  'certs.root.passphrase': 'Mật khẩu của tệp gốc',
} as const;
