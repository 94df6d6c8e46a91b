/** Kế nhiệm, mất máy. */
export const succession = {
  'succession.title': 'Thay người giữ việc',
  'succession.lead':
    'Khi một người chuyển đi, mất hoặc bị đình chỉ: cử người thay, chuyển vai trò, khóa, bản số, việc đang giữ trong một lần. Cần hai người, trong đó có một lãnh đạo, mỗi người gõ cụm mật khẩu của mình.',
  'succession.open': 'Thay người giữ việc…',
  'succession.person': 'Người thôi giữ việc',
  'succession.holds': 'Đang giữ',
  'succession.roles': 'Vai trò',
  'succession.only': 'Chỉ một mình giữ vai trò: {roles}',
  'succession.work':
    '{documents} văn bản, {submissions} hồ sơ PAKN-SKGP, {copies} bản số ({out} đang mang ra ngoài)',
  'succession.reading': 'Đọc được {count} văn bản mật',
  'succession.keys': 'Khóa: {keys}',
  'succession.key.office': 'cơ quan',
  'succession.key.authority': 'cấp chứng thư',
  'succession.key.register': 'sổ BMNN',
  'succession.key.emergency-a': 'mở khẩn cấp, nửa thứ nhất',
  'succession.key.emergency-b': 'mở khẩn cấp, nửa thứ hai',
  'succession.onlyKeys': 'Không ai khác giữ khóa {keys}. Không có mã khôi phục thì không lấy lại được.',
  'succession.out': 'Còn {count} bản số mang ra ngoài: đưa về hoặc báo mất trước đã.',
  'succession.why': 'Lý do',
  'succession.why.left': 'Chuyển công tác, nghỉ việc',
  'succession.why.died': 'Từ trần, không liên lạc được',
  'succession.why.suspended': 'Đình chỉ',
  'succession.decision': 'Quyết định số, ngày',
  'succession.successor': 'Người thay',
  'succession.successor.existing': 'Người đã có ở máy này',
  'succession.successor.new': 'Người mới',
  'succession.fullName': 'Họ tên',
  'succession.position': 'Chức vụ',
  'succession.withReading': 'Cho người thay đọc những văn bản mật mà người cũ đã đọc được',
  'succession.withReading.detail': 'Lãnh đạo trong hai người là người trao quyền; từng văn bản vào nhật ký.',
  'succession.code': 'Mã khôi phục trên giấy (nếu cần)',
  'succession.code.hint':
    'Mở những khóa chỉ người cũ giữ. Để trống thì chỉ chuyển được khóa mà hai người đang giữ.',
  'succession.proof': 'Hai người làm chứng',
  'succession.second.wait': 'Chọn người thôi giữ việc trước.',
  'succession.second.none':
    'Không còn lãnh đạo nào khác ở máy này: thêm lãnh đạo mới ở trang Người dùng, người ấy mở kho một lần, rồi lập việc thay người.',
  'succession.do': 'Thay người',
  'succession.missing': 'Điền đủ người thôi việc, người thay, quyết định và cụm mật khẩu của hai người',
  'succession.done': 'Đã thay {from} bằng {to}',
  'succession.done.moved':
    'Đã chuyển {documents} văn bản, {submissions} hồ sơ PAKN-SKGP, {copies} bản số, {contentKeys} văn bản mật đọc được. Khóa: {keys}.',
  'succession.done.noKeys': 'không khóa nào',
  'succession.done.left':
    'Chưa chuyển được khóa: {keys}; {contentKeys} văn bản mật. Người đang giữ khóa mở kho lần tới thì khóa cơ quan tự chuyển; văn bản mật do lãnh đạo đọc được trao lại.',
} as const;
