/** What the pages of files say, for the search. */
export const pages = {
  'pages.title': 'Tìm theo chữ trong tệp',
  'pages.read': 'Đã đọc {read} trang, trong đó {recognised} trang quét',
  'pages.left': 'Còn {count} tệp chờ đọc. Máy tự đọc khi không ai gõ hay rê chuột trong 20 giây.',
  'pages.unread': '{count} trang không tìm được theo chữ; mở văn bản để xem bằng mắt:',
  'pages.why.unreadable': 'Trang {page} của tệp “{fileName}” không đọc được chữ',
  'pages.why.marked':
    'Trang {page} của tệp “{fileName}” có dấu độ mật, không lấy chữ. Kiểm tra lại độ mật của văn bản.',
  'pages.why.beyond': 'Từ trang {page} của tệp “{fileName}” không đọc: tệp quá dài',
} as const;
