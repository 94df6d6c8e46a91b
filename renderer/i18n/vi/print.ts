/** Sheets that the program prints itself. */
export const print = {
  'print.recovery.title': 'Mã khôi phục kho An Thư',
  'print.recovery.use':
    'Dùng khi quên mật khẩu: chọn “Mở bằng mã khôi phục” ở màn hình mở khóa rồi gõ mã trên.',
  'print.recovery.keep':
    'Ai có mã này mở được kho. Niêm phong, cất trong két, tách khỏi máy trạm. Không chụp ảnh, không gõ vào máy khác.',
  'print.recovery.signed': 'Người in, ngày, ký tên: ……………………………………………………………',
  'print.slip.title': 'Phiếu mở kho An Thư lần đầu',
  'print.slip.username': 'Tên đăng nhập',
  'print.slip.use':
    'Mở kho lần đầu bằng cụm từ trên, phần mềm sẽ yêu cầu đặt cụm mật khẩu của riêng mình. Đổi xong thì hủy phiếu này.',
} as const;
