/**
 * What each entry of the ledger says. Values are the entry's facts; `xGiven` (yes, no) tells whether the fact x was
 * filled in.
 */
export const ledger = {
  'ledger.vault.created': 'Lập kho, {people} người dùng',
  'ledger.book.opened': 'Mở sổ năm {year}',
  'ledger.book.printed': 'In sổ, từ số {from} đến số {to}, {pages} trang',
  'ledger.report.saved': 'Lưu báo cáo ra tệp',
  'ledger.calendar.day-swapped': 'Đổi ngày làm việc {date}',
  'ledger.clock.accepted': 'Xác nhận giờ máy: {reason}',

  'ledger.document.registered': 'Đăng ký, số đến {number}',
  'ledger.document.registered-out': 'Cấp số {code}, vào sổ đi số {number}',
  'ledger.document.registered-unopened': 'Đăng ký khi chưa bóc bì, số đến {number}',
  'ledger.document.opened':
    '{byNamedGiven, select, yes {Người có tên bóc bì, hoàn thành đăng ký} other {Lãnh đạo bóc bì thay, hoàn thành đăng ký}}',
  'ledger.document.presented': 'Trình {to}',
  'ledger.document.directed':
    '{leadGiven, select, yes {Bút phê, giao {lead} chủ trì} other {Bút phê}}{dueOnGiven, select, yes {, hạn {dueOn}} other {}}',
  'ledger.document.acknowledged': 'Ký nhận văn bản',
  'ledger.document.work-started': 'Bắt đầu xử lý',
  'ledger.document.returned': 'Trả lại {to}{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.answered':
    '{codeGiven, select, yes {Trả lời bằng văn bản {code}} other {Ghi kết quả trả lời}}',
  'ledger.document.closed': 'Kết thúc văn bản{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.document.issued': 'Phát hành',
  'ledger.document.files-added': 'Đính thêm {files} tệp',
  'ledger.entry.cancelled': 'Hủy số{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.file.opened': 'Mở tệp thứ {position}',
  'ledger.file.saved': 'Lưu tệp thứ {position} ra ngoài',

  'ledger.envelope.sealed': 'Niêm phong gói số {sequence} gửi {peer}, {files} tệp',
  'ledger.envelope.received': 'Nhận gói số {sequence} của {peer}, các kiểm tra đạt',
  'ledger.envelope.quarantined': 'Cách ly một gói không đạt kiểm tra',
  'ledger.envelope.opened': 'Mở gói số {sequence} của {peer} để đăng ký',
  'ledger.envelope.registered': 'Vào sổ số {entryNumber} từ gói số {sequence} của {peer}, gửi biên nhận',
  'ledger.envelope.refused': 'Từ chối gói số {sequence} của {peer}',
  'ledger.receipt.applied':
    '{event, select, delivered {Gói số {sequence} đã tới {peer}} received {{peer} đã nhận gói số {sequence}} registered {{peer} đã vào sổ gói số {sequence}, số đến {entryNumber}} refused {{peer} từ chối gói số {sequence}} other {Có biên nhận của {peer} cho gói số {sequence}}}',
  'ledger.receipt.unmatched': 'Có biên nhận cho một gói máy này không gửi',
  'ledger.folder.written': 'Ghi {written} gói ra đĩa',
  'ledger.folder.read': 'Đọc đĩa, nhận {read} gói',
  'ledger.card.read': 'Đọc thẻ cơ quan của {peer}',
  'ledger.card.written': 'Ghi thẻ cơ quan ra tệp',
  'ledger.peer.trusted': 'Tin cậy nơi gửi, nhận {peer}',

  'ledger.submission.registered': 'Tiếp nhận, mã {receiptCode}',
  'ledger.submission.refused-secret-mark': 'Không nhận: nội dung có dấu hiệu bí mật nhà nước',
  'ledger.submission.accepted': 'Thụ lý',
  'ledger.submission.supplement-asked': 'Yêu cầu bổ sung',
  'ledger.submission.supplemented': 'Đã bổ sung',
  'ledger.submission.refusal-proposed': 'Đề xuất từ chối',
  'ledger.submission.refusal-approved': 'Lãnh đạo đồng ý từ chối',
  'ledger.submission.refusal-rejected': 'Lãnh đạo không đồng ý từ chối',
  'ledger.submission.transferred': 'Chuyển cơ quan có thẩm quyền',
  'ledger.submission.assigned':
    '{leadGiven, select, yes {Giao {lead} chủ trì} other {Phân công}}{dueOnGiven, select, yes {, hạn {dueOn}} other {}}',
  'ledger.submission.work-started': 'Bắt đầu xử lý',
  'ledger.submission.answer-drafted': 'Soạn trả lời lần {round}',
  'ledger.submission.answer-submitted': 'Trình trả lời lần {round}',
  'ledger.submission.answer-approved': 'Duyệt trả lời lần {round}',
  'ledger.submission.answer-returned': 'Trả lại bản trả lời lần {round} để sửa',
  'ledger.submission.closed': 'Kết thúc phản ánh',
  'ledger.sender.revealed': 'Xem danh tính người gửi: {reason}',

  'ledger.person.added': 'Thêm người dùng',
  'ledger.person.changed': 'Sửa người dùng hoặc vai trò',
  'ledger.person.left': 'Người dùng thôi làm việc, thu hồi chứng thư',
  'ledger.passphrase.changed': 'Đổi cụm mật khẩu',
  'ledger.passphrase.reset': 'Đặt lại cụm mật khẩu, thu hồi chứng thư cũ',
  'ledger.key.passed-on': 'Chuyển khóa của cơ quan cho người được quyền giữ',
  'ledger.escrow.renewed': 'Lập lại bản giữ khóa phòng khi quên',
  'ledger.recovery.proved': 'Chứng minh đã giữ mã khôi phục',
  'ledger.recovery.renewed': 'Đổi mã khôi phục',
  'ledger.station.idle-lock-set': 'Đặt tự khóa sau {minutes} phút',
  'ledger.station.scan-folder-set':
    '{setGiven, select, yes {Chọn thư mục máy quét} other {Bỏ thư mục máy quét}}',
} as const;
