/** Dấu thời gian: nơi đóng dấu, và vì sao chưa đóng được. */
export const timeStamps = {
  'stamp.title': 'Dấu thời gian',
  'stamp.lead':
    'Mỗi lần ký trong tệp PDF, máy xin nơi này đóng dấu thời gian lên chữ ký cuối. Chỉ dấu vân tay của chữ ký (32 byte) rời máy, không một chữ nào của văn bản. Văn bản mật không xin dấu. Không xin được thì chữ ký vẫn có hiệu lực như khi không đặt, số vẫn cấp.',
  'stamp.trust':
    'Dấu chỉ được nhận khi quản trị đã tin chứng thư gốc của nơi đóng dấu (Quản trị → Nơi cấp chứng thư của chữ ký trong tệp).',
  'stamp.none': 'Chưa đặt',
  'stamp.set': 'Đã đặt',
  'stamp.url': 'Địa chỉ của nơi đóng dấu thời gian',
  'stamp.urlHint':
    'Như nơi đóng dấu cho biết (ví dụ http://tsa.ca.gov.vn). Dấu nào cũng được ký, nên đường nối không cần mã hóa.',
  'stamp.urlWrong': 'Gõ cả phần đầu của địa chỉ (http:// hoặc https://).',
  'stamp.save': 'Lưu địa chỉ',
  'stamp.saved': 'Đã lưu địa chỉ nơi đóng dấu thời gian',
  'stamp.remove': 'Thôi xin dấu',
  'stamp.removed': 'Từ nay không xin dấu thời gian',
  'stamp.try': 'Xin thử một dấu',
  'stamp.trying': 'Đang xin thử…',
  'stamp.tried': 'Nhận được dấu lúc {time} của {authority}',
  'stamp.done': 'Có dấu thời gian lúc {time}.',
  'stamp.failed': 'Chưa đóng dấu thời gian: {why}',
  'stamp.fault.unreachable': 'không ai trả lời ở địa chỉ đã đặt; kiểm tra mạng và địa chỉ.',
  'stamp.fault.unknown-name': 'không tìm thấy tên máy này trong mạng; kiểm tra địa chỉ đã gõ.',
  'stamp.fault.server-not-trusted':
    'máy ở đầu kia không xuất trình chứng thư của nơi cấp được tin; hỏi quản trị, hoặc đặt địa chỉ không mã hóa (http).',
  'stamp.fault.too-slow': 'nơi đóng dấu không trả lời kịp trong 10 giây; lần ký sau máy xin lại.',
  'stamp.fault.too-large': 'nơi đóng dấu gửi về quá nhiều dữ liệu; kiểm tra địa chỉ.',
  'stamp.fault.http-refused':
    'địa chỉ này không nhận yêu cầu, hoặc chỉ sang nơi khác; hỏi lại địa chỉ đúng của nơi đóng dấu.',
  'stamp.fault.not-a-stamp': 'thứ nhận về không phải dấu thời gian; kiểm tra địa chỉ.',
  'stamp.fault.request-rejected': 'nơi đóng dấu từ chối; hỏi nơi đó xem cơ quan đã được phép xin dấu chưa.',
  'stamp.fault.wrong-nonce': 'dấu nhận về trả lời một yêu cầu khác nên không dùng; lặp lại thì báo quản trị.',
  'stamp.fault.wrong-imprint': 'dấu nhận về không phải cho chữ ký này nên không dùng; báo quản trị.',
  'stamp.fault.wrong-signature':
    'chữ ký của dấu sai, hoặc ký theo cách đã yếu, nên không dùng; báo quản trị.',
  'stamp.fault.unfit-certificate':
    'chứng thư của nơi này không phải loại chỉ để đóng dấu thời gian nên không dùng; báo nơi đóng dấu.',
  'stamp.fault.authority-unknown':
    'chưa ai ở đây tin nơi cấp chứng thư của dấu, hoặc chứng thư hết hạn, bị thu hồi; quản trị nạp và so vân tay chứng thư gốc.',
  'stamp.fault.wrong-time': 'giờ của dấu và giờ của máy lệch quá 10 phút; quản trị chỉnh lại đồng hồ máy.',
  'stamp.fault.not-allowed': 'máy này không được nối mạng.',
  'stamp.fault.no-process': 'không chạy được phần nối mạng của chương trình; đóng rồi mở lại chương trình.',
} as const;
