import type { ErrorCode } from '../../../shared/errors.ts';

/** For each error code: what failed, as a plain sentence, and the next act. A code without a text does not compile. */
export const errors = {
  'error.bad-input': 'Phần mềm gửi sai dạng dữ liệu',
  'error.bad-input.next': 'Chưa có gì được ghi. Đọc mã này cho người hỗ trợ.',
  'error.unknown-operation': 'Phần mềm gọi một việc không có',
  'error.unknown-operation.next': 'Mở lại An Thư; nếu còn, đọc mã này cho người hỗ trợ.',
  'error.not-for-window': 'Việc này không được gọi từ cửa sổ',
  'error.not-for-window.next': 'Đọc mã này cho người hỗ trợ.',
  'error.too-large':
    '{what, select, entries {Có hơn {most, number} mục nhật ký trong phần đang xem} file {Tệp lớn hơn mọi tệp của loại này} rows {Bảng có ô sau dòng {most, number}} columns {Bảng có ô sau cột thứ {most, number}} cells {Bảng có hơn {most, number} ô} unpacked {Tệp bung ra lớn hơn mức của một bảng} other {Nội dung gửi vào kho quá lớn}}',
  'error.too-large.next':
    '{what, select, entries {Chọn Từ ngày, Đến ngày hoặc một loại việc để lấy ít mục hơn.} file {Không phải tệp của việc này: chọn lại đúng tệp, hoặc xin lại nơi gửi.} rows {Xóa ô thừa ở cuối bảng (Ctrl End trong Excel) hoặc chia thành nhiều tệp, lưu lại rồi chọn lại.} columns {Xóa ô thừa ở bên phải bảng (Ctrl End trong Excel), lưu lại rồi chọn lại.} cells {Xóa ô thừa ở bên phải bảng (Ctrl End trong Excel) hoặc chia thành nhiều tệp, lưu lại rồi chọn lại.} unpacked {Chia thành nhiều tệp rồi chọn lại; tệp lạ thì hỏi lại nơi gửi.} other {Chia nhỏ rồi làm lại.}}',
  'error.table-not-readable': 'Không đọc được bảng trong tệp',
  'error.table-not-readable.next':
    'Tệp hỏng, được đặt mật khẩu hoặc không phải .xlsx, .csv{line, plural, =0 {} other {; dừng ở dòng {line}}}. Mở tệp bằng chương trình đã tạo ra nó, lưu lại dạng .xlsx hoặc .csv (UTF-8) rồi chọn lại. Chưa có gì được nhận.',
  'error.workbook-with-macros': 'Tệp Excel có macro hoặc liên kết ra ngoài',
  'error.workbook-with-macros.next':
    'Phần mềm không nhận tệp có phần tự chạy. Lưu lại dạng .xlsx không có macro, không có liên kết ra tệp khác rồi chọn lại.',
  'error.mail-not-readable': 'Không đọc được tệp thư điện tử',
  'error.mail-not-readable.next':
    '{why, select, parts {Thư có hơn 1.000 phần, không phải thư do người viết: không mở, báo người phụ trách công nghệ thông tin.} depth {Thư có các phần lồng nhau quá 12 lớp, không phải thư do người viết: không mở, báo người phụ trách công nghệ thông tin.} headers {Phần đầu thư dài hơn 256 KB, không phải thư do người viết: không mở, báo người phụ trách công nghệ thông tin.} other {Lưu lại thư dạng .eml từ chương trình thư rồi chọn lại.}}',
  'error.busy': 'Kho đang bận việc khác',
  'error.busy.next': 'Chờ một lát rồi thử lại.',
  'error.internal': 'Phần mềm gặp lỗi bên trong',
  'error.internal.next': 'Những gì đã lưu còn nguyên. Thử lại; nếu còn, đọc mã này cho người hỗ trợ.',
  'error.vault-locked': 'Kho đang khóa',
  'error.vault-locked.next': 'Mở kho bằng cụm mật khẩu rồi làm tiếp.',
  'error.vault-gone': 'Kho vừa dừng',
  'error.vault-gone.next': 'Mở kho lại; những gì đã lưu còn nguyên.',
  'error.vault-absent': 'Không thấy kho trong thư mục này',
  'error.vault-absent.next': 'Kiểm tra ổ đĩa hoặc chọn thư mục khác. Không có gì được tạo mới.',
  'error.vault-exists': 'Ở đây đã có một kho',
  'error.vault-exists.next': 'Mở kho đó; phần mềm không ghi đè.',
  'error.vault-header-damaged': 'Tệp giữ khóa của kho bị hỏng',
  'error.vault-header-damaged.next':
    'Không có gì bị xóa. Khôi phục từ bản sao lưu ngay ở đây, hoặc gọi quản trị.',
  'error.vault-header-older': 'Tệp giữ khóa của kho là bản cũ',
  'error.vault-header-older.next':
    'Bản {found}, kho đã dùng bản {seen}: có người đã chép tệp cũ vào chỗ tệp mới, cụm mật khẩu đã đổi có thể dùng lại được. Không có gì bị sửa. Báo quản trị: chép lại tệp mới, hoặc khôi phục từ bản sao lưu.',
  'error.roster-broken':
    '{why, select, rows {Danh sách người, vị trí và chứng thư trong kho đã bị sửa ngoài phần mềm} section {{section, select, peers {Thẻ của cơ quan khác} outsideAuthorities {Cơ quan chứng thực ngoài} signatureRoots {Chứng thư gốc được tin để xem chữ ký} policyKey {Khóa ký chính sách của cấp trên} policy {Chính sách của cấp trên} tokenLibrary {Thư viện USB ký số} tokenCertificates {Chứng thư USB ký số} other {Một phần của danh sách đã ký}} trong kho đã bị sửa ngoài phần mềm} grant {{key, select, office {Khóa của cơ quan} authority {Khóa cấp chứng thư} register {Khóa sổ mật} other {Một nửa khóa mở khẩn cấp}} ghi cho người này không phải khóa của cơ quan} request {Yêu cầu cấp khóa này không có chữ ký của người đứng tên} key {Khóa của tên này không phải do người ấy giữ} older {Danh sách người đã ký trong kho là bản cũ} ledger {Danh sách đã ký không khớp nhật ký} other {Danh sách người và chứng thư của kho không có chữ ký đúng}}',
  'error.roster-broken.next':
    '{why, select, rows {Tạm ngừng trao khóa và sửa danh sách người; đọc và xử lý việc cũ vẫn được. Quản trị vào Sao lưu, Kiểm tra kho, bấm Đưa về danh sách đã ký; báo người phụ trách an toàn thông tin.} section {Phần này tạm ngừng dùng: không gửi, không mở, không xét chữ ký theo nó. Quản trị hoặc cơ yếu vào Sao lưu, Kiểm tra kho, bấm Đưa về danh sách đã ký; báo người phụ trách an toàn thông tin.} grant {Không dùng khóa này. Có người đã ghi nó vào kho ngoài phần mềm: báo người phụ trách an toàn thông tin. Người ấy khóa kho rồi mở lại: khóa lạ bị bỏ, và người đang giữ khóa đúng chuyển lại ở lần mở kho kế tiếp.} request {Không cấp. Có người đã ghi yêu cầu này vào kho ngoài phần mềm: báo người phụ trách an toàn thông tin; người cần khóa xin lại.} key {Có người đã lập lối vào bằng tên này. Không mở kho. Báo ngay quản trị và người phụ trách an toàn thông tin; khôi phục từ bản sao lưu.} older {Có người đã chép dữ liệu cũ vào kho. Không mở kho. Báo quản trị; khôi phục từ bản sao lưu mới nhất.} other {Không mở kho. Báo quản trị; khôi phục từ bản sao lưu mới nhất.}}',
  'error.vault-schema-differs': 'Cấu trúc của kho không phải do phần mềm lập',
  'error.vault-schema-differs.next':
    'Có người đã sửa kho ngoài phần mềm ({count} chỗ: {parts}). Không mở kho, không có gì bị xóa. Báo quản trị và người phụ trách an toàn thông tin; khôi phục từ bản sao lưu trước lúc bị sửa.',
  'error.record-disagrees':
    '{why, select, level {Mức mật ghi trong kho khác với mức đã ký} key {Khóa của văn bản trong kho không phải khóa đã ký} older {Danh sách người đọc của văn bản trong kho là bản cũ} reader {Người nhận ghi trong kho không có trong danh sách đã ký của văn bản} absent {Văn bản mật này không còn danh sách người đọc đã ký} other {Danh sách người đọc của văn bản không có chữ ký đúng}}',
  'error.record-disagrees.next':
    'Dữ liệu đã bị sửa ngoài phần mềm. Chưa có gì được ghi; đừng nhập lại nội dung ở chỗ khác. Báo quản trị vào Sao lưu, Kiểm tra kho, và báo người phụ trách an toàn thông tin.',
  'error.vault-database-damaged': 'Tệp chính của kho bị hỏng',
  'error.vault-database-damaged.next':
    'Không có gì bị xóa. Giữ nguyên thư mục; khôi phục từ bản sao lưu ở cửa kho.',
  'error.vault-database-missing': 'Kho thiếu tệp chính',
  'error.vault-database-missing.next': 'Không có gì được tạo thay. Khôi phục từ bản sao lưu.',
  'error.vault-from-future': 'Kho do bản An Thư mới hơn tạo ra',
  'error.vault-from-future.next': 'Cài bản mới rồi mở. Kho chưa bị sửa.',
  'error.vault-read-only': 'Không ghi được vào thư mục kho',
  'error.vault-read-only.next': 'Bỏ chế độ chỉ đọc của ổ đĩa hoặc cấp quyền ghi, rồi mở lại.',
  'error.vault-in-use': 'Kho đang mở ở một cửa sổ khác',
  'error.vault-in-use.next': 'Chuyển sang cửa sổ đó, hoặc đóng nó rồi mở lại ở đây.',
  'error.vault-folder-unsafe': 'Thư mục kho ở ổ mạng hoặc thư mục đồng bộ đám mây',
  'error.vault-folder-unsafe.next': 'Chuyển kho về ổ đĩa trong của máy này.',
  'error.disk-full': '{disk, select, backup {Ổ đĩa của bản sao lưu đầy} other {Ổ đĩa đầy}}',
  'error.disk-full.next':
    '{disk, select, backup {Dọn chỗ trống trên ổ đang sao lưu ra (hoặc đang khôi phục vào), hay chọn ổ khác, rồi làm lại. Kho và các bản trước còn nguyên.} other {Dọn chỗ trống rồi lưu lại. Nháp còn trong cửa sổ.}}',
  'error.disk-failed': 'Ổ đĩa của kho không đọc, ghi được',
  'error.disk-failed.next':
    'Không có gì bị ghi dở. Để yên cửa sổ này; xem ổ đĩa có bị rút, bị hỏng hay chuyển sang chỉ đọc, rồi thử lại. Vẫn không được thì gọi quản trị.',
  'error.self-test-failed': 'Phần mã hóa tự kiểm tra không đạt',
  'error.self-test-failed.next': 'Không mở kho trên máy này. Cài lại An Thư từ nguồn tin cậy.',
  'error.wrong-passphrase': 'Cụm mật khẩu chưa đúng',
  'error.wrong-passphrase.next': 'Kiểm tra Caps Lock và bộ gõ, rồi gõ lại.',
  'error.wait-before-retry': 'Gõ sai nhiều lần, ô mật khẩu đang nghỉ',
  'error.wait-before-retry.next': 'Chờ hết thời gian nghỉ. Khởi động lại máy không rút ngắn được.',
  'error.passphrase-needed': 'Việc này cần gõ lại cụm mật khẩu',
  'error.passphrase-needed.next': 'Làm lại và gõ cụm mật khẩu của mình khi được hỏi.',
  'error.host-confirmation-needed': 'Văn bản mật chỉ gửi đi khi bạn xác nhận trong cửa sổ của hệ thống',
  'error.host-confirmation-needed.next': 'Bấm gửi lại, đọc nơi nhận trong cửa sổ vừa hiện rồi chọn Gửi.',
  'error.weak-passphrase': 'Cụm mật khẩu quá dễ đoán',
  'error.weak-passphrase.next':
    'Đặt một câu từ 10 ký tự trở lên, nhiều chữ khác nhau, không phải tên đăng nhập.',
  'error.passphrase-must-change': 'Phải đổi cụm mật khẩu trước khi làm việc',
  'error.passphrase-must-change.next': 'Đặt cụm mật khẩu của riêng bạn.',
  'error.recovery-not-carried': 'Mã khôi phục này chưa mở được khóa của người ấy',
  'error.recovery-not-carried.next':
    'Người ấy chưa đồng ý với mã mới: mở kho bằng cụm mật khẩu của mình rồi bấm Đồng ý ở dải đầu trang là được. Không mở được nữa thì khôi phục bản sao lưu cũ bằng mã cũ; khi thay người, bỏ trống ô mã để chuyển những khóa mà hai người đang giữ.',
  'error.request-unsigned': 'Đề nghị này không có chữ ký của người đứng tên',
  'error.request-unsigned.next':
    'Có người ghi thẳng vào kho thay người ấy, hoặc đề nghị có từ trước khi máy ký từng việc. Chưa có gì thay đổi. Từ chối đề nghị này, nhờ người ấy lập lại; báo quản trị kiểm tra nhật ký.',
  'error.recovery-code-unsigned': 'Mã khôi phục đang dùng không có chữ ký đúng của hai người trong cơ quan',
  'error.recovery-code-unsigned.next':
    'Khóa của bạn không được đặt dưới mã này. Báo lãnh đạo và cơ yếu: kiểm tra nhật ký, rồi lập mã khôi phục mới bằng hai người.',
  'error.wrong-recovery-code':
    '{form, select, groups {Nhóm {groups} chưa khớp với mã} replaced {Không phải mã khôi phục đang có hiệu lực} restored {Không phải mã khôi phục đang có hiệu lực} backup {Không phải mã khôi phục của bản sao này} foreign {Mã khôi phục này không mở kho này} other {Mã khôi phục chưa khớp}}',
  'error.wrong-recovery-code.next':
    '{form, select, groups {So nhóm {groups} với tờ giấy rồi gõ lại; các nhóm khác đã đúng.} replaced {Mã đã được thay lúc {since}: phiếu in trước lúc ấy không mở kho này nữa. Tìm phiếu in lúc ấy rồi gõ lại.} restored {Kho khôi phục từ bản sao lúc {since}: mã có hiệu lực là mã của lúc ấy, phiếu in sau đó không mở được. Tìm phiếu của lúc ấy rồi gõ lại.} backup {Bản sao lúc {since} mở bằng mã có hiệu lực lúc ấy; mã lập sau đó không mở được. Tìm phiếu của lúc ấy, hoặc dùng cụm mật khẩu của lúc ấy.} foreign {Mã gõ đúng dạng nhưng là mã của kho khác. Xem lại tên cơ quan, ngày in trên phiếu.} other {So từng nhóm với tờ giấy rồi gõ lại.}}',
  'error.recovery-not-proved': 'Chưa chứng minh đã giữ mã khôi phục',
  'error.recovery-not-proved.next': 'Gõ lại các nhóm từ giấy; xong bước này mới vào sổ được.',
  'error.network-route-found': 'Máy này có đường mạng ra ngoài, kho không mở',
  'error.network-route-found.next': 'Rút dây mạng, tắt Wi-Fi, kiểm tra thẻ 4G, rồi mở lại.',
  'error.clock-behind': 'Giờ máy chạy lùi so với lần ghi cuối',
  'error.clock-behind.next':
    'Giờ máy sai thì chỉnh lại. Giờ máy đang đúng thì quản trị hoặc lãnh đạo xác nhận ở Thiết lập → Giờ của máy.',
  'error.not-permitted': 'Bạn không có quyền làm việc này',
  'error.not-permitted.next': 'Nhờ người có vai trò phù hợp, hoặc hỏi quản trị về vai trò.',
  'error.separation-of-duties': 'Một người không được vừa đề xuất vừa quyết định',
  'error.separation-of-duties.next': 'Nhờ người khác có thẩm quyền làm bước này.',
  'error.authority-doubted': 'Chức vụ của {person} trong máy chưa ký được tới độ {level}',
  'error.authority-doubted.next':
    'Xem lại bản ký. Nếu đúng như trên giấy thì bấm “Đúng như bản ký, vẫn vào sổ”; nhật ký giữ lại điều này.',
  'error.above-authority': 'Việc này vượt thẩm quyền của cơ quan hoặc chức vụ',
  'error.above-authority.next': 'Trình cấp có thẩm quyền.',
  'error.key-request-uncompared':
    '{why, select, differs {Dấu vân tay không khớp với yêu cầu} other {Yêu cầu này phải đối chiếu trước khi cấp}}',
  'error.key-request-uncompared.next':
    '{why, select, differs {Không cấp. Hỏi lại chính người xin; nếu vẫn khác, có người đã thay yêu cầu: báo người phụ trách an toàn thông tin.} other {Khóa cũ của người xin đã bị thu hồi. Người xin đọc dấu vân tay từ màn hình của mình, hai người đối chiếu rồi cấp.}}',
  'error.key-not-granted':
    '{owner, select, office {Người làm không giữ khóa của cơ quan} other {{key, select, office {Người làm không giữ khóa của cơ quan} authority {Người làm không giữ khóa cấp chứng thư} other {Bạn chưa được cấp khóa đọc tài liệu này}}}}',
  'error.key-not-granted.next':
    '{owner, select, office {Khóa ấy do văn thư hoặc cơ yếu giữ: để người ấy làm.} other {{key, select, office {Khóa ấy do văn thư hoặc cơ yếu giữ: để người ấy làm.} authority {Khóa ấy do cơ yếu hoặc quản trị giữ: chọn một trong hai người ấy.} other {Nhờ người đang giữ khóa cấp quyền đọc.}}}}',
  'error.not-found': 'Không thấy mục này',
  'error.not-found.next': 'Có thể mục đã được chuyển, hoặc bạn không có quyền biết. Mở lại danh sách.',
  'error.stale-revision': 'Người khác vừa sửa mục này',
  'error.stale-revision.next': 'Đọc bản mới rồi làm lại; chữ bạn gõ còn nguyên trong ô.',
  'error.illegal-transition': 'Mục này không còn ở bước cho phép việc đó',
  'error.illegal-transition.next': 'Mở lại mục để xem bước hiện tại.',
  'error.book-closed': 'Sổ đã khóa',
  'error.book-closed.next': 'Ghi vào sổ của năm đang mở.',
  'error.book-missing': 'Chưa mở sổ cho việc này',
  'error.book-missing.next': 'Nhờ quản trị mở sổ của năm nay.',
  'error.book-open': 'Sổ này của năm nay đã mở',
  'error.book-open.next': 'Ghi tiếp vào sổ đang mở, hoặc sang quyển mới.',
  'error.book-not-ready': 'Chưa khóa được: sổ còn việc dở',
  'error.book-not-ready.next':
    'Ghi lại các số chờ ghi từ bản giấy, dùng hoặc bỏ số dự trữ, xong các đề nghị chèn số, lùi ngày, bóc hết bì, nhận lại bản đang mang ra rồi khóa.',
  'error.year-mismatch': 'Không đúng năm của sổ',
  'error.year-mismatch.next': 'Ghi vào sổ của đúng năm; sổ năm khác không mở thêm.',
  'error.back-date-needs-approval': 'Vào sổ chậm quá hạn: phải được lãnh đạo duyệt',
  'error.back-date-needs-approval.next':
    'Trang Sổ đăng ký, chọn sổ, nút Việc của sổ: Vào sổ lùi ngày. Gửi đề nghị, lãnh đạo duyệt rồi đăng ký theo đề nghị đó.',
  'error.approval-missing': 'Đề nghị này chưa được duyệt, hoặc đã dùng',
  'error.approval-missing.next': 'Chờ lãnh đạo duyệt, hoặc gửi đề nghị khác.',
  'error.reservation-expired': 'Số dự trữ đã hết hạn dùng',
  'error.reservation-expired.next': 'Bỏ số dự trữ với lý do, rồi lấy số kế tiếp.',
  'error.handover-counts-differ': 'Sổ đã thay đổi từ khi lập biên bản bàn giao',
  'error.handover-counts-differ.next':
    'Từ chối biên bản này; người giao lập biên bản mới với số liệu bây giờ.',
  'error.number-taken': 'Số này đã có trong sổ',
  'error.number-taken.next': 'Dùng số khác, hoặc để phần mềm cấp số kế tiếp.',
  'error.duplicate-not-answered': 'Có thể trùng với văn bản đã đăng ký',
  'error.duplicate-not-answered.next': 'Trả lời câu hỏi về văn bản trùng rồi lưu.',
  'error.reason-required':
    'Việc này phải ghi lý do{what, select, late {: vào sổ chậm, ghi ở ô Ghi chú} lost {: ghi lại từ bản giấy, ghi ở ô Ghi chú} differs {: số trang khác trong sổ hoặc bản không nguyên vẹn, ghi ở ô Ghi chú kiểm tra} other {{field, select, reason { ở ô Lý do} ground { ở ô Căn cứ} code { bằng số văn bản} note { ở ô ghi chú, ý kiến} profileGround { ở ô Căn cứ} capacityGround { ở ô Căn cứ thẩm quyền} other {}}}}',
  'error.reason-required.next': 'Ghi lý do rồi làm lại.',
  'error.date-invalid': 'Ngày không đúng',
  'error.date-invalid.next': 'Sửa ngày theo dạng ngày/tháng/năm.',
  'error.username-taken': 'Tên đăng nhập đã có người dùng',
  'error.username-taken.next': 'Chọn tên khác.',
  'error.last-administrator': 'Đây là quản trị cuối cùng của kho',
  'error.last-administrator.next': 'Cử một quản trị khác trước.',
  'error.proposal-incomplete': 'Phiếu trình chưa đủ nội dung bắt buộc',
  'error.proposal-incomplete.next':
    'Điền đủ căn cứ độ mật, nơi nhận, số lượng bản, được phép sao chụp hay không, và tệp dự thảo.',
  'error.proposal-not-opened': 'Đồng chí chưa mở dự thảo này từ khi đăng nhập',
  'error.proposal-not-opened.next': 'Mở tệp dự thảo bên cạnh, đọc, rồi xác nhận.',
  'error.level-only-rises': 'Dự thảo không được hạ xuống độ mật thấp hơn',
  'error.level-only-rises.next':
    'Thu hồi phiếu này (các bản dự thảo bị hủy) rồi lập phiếu mới ở độ mật đúng.',
  'error.capacity-not-allowed': 'Không ký theo hình thức này được',
  'error.capacity-not-allowed.next': 'Chọn hình thức ký hợp với cơ quan; tập thể lãnh đạo ký thay mặt (T/M).',
  'error.delegation-missing': 'Không có văn bản giao, ủy quyền ký còn hiệu lực',
  'error.delegation-missing.next':
    'Nhập văn bản ủy quyền có thời hạn ở Thiết lập → Ủy quyền ký, hoặc trình người có thẩm quyền.',
  'error.delegation-not-handed-on': 'Người được ủy quyền không ủy quyền lại',
  'error.delegation-not-handed-on.next': 'Chọn người giao là người đứng đầu có thẩm quyền gốc.',
  'error.level-not-held': 'Máy này không được giữ văn bản ở độ mật đó',
  'error.level-not-held.next': 'Đăng ký trên máy được phép giữ độ mật này.',
  'error.channel-not-allowed': 'Kênh này không được chuyển văn bản ở độ mật đó',
  'error.channel-not-allowed.next': 'Chọn kênh khác theo căn cứ, hoặc chuyển bằng bản giấy.',
  'error.no-subject-for-top-secret': 'Không ghi trích yếu cho văn bản Tuyệt mật',
  'error.no-subject-for-top-secret.next':
    'Để trống ô trích yếu. Nếu đã giảm độ mật, nhập quyết định điều chỉnh trước.',
  'error.no-file-for-top-secret': 'Không giữ tệp của văn bản Tuyệt mật',
  'error.no-file-for-top-secret.next': 'Bỏ tệp đính kèm; sổ chỉ giữ thông tin đăng ký.',
  'error.named-person-unknown': 'Không có người dùng nào tên {name}',
  'error.named-person-unknown.next':
    'Bì điện tử chỉ người có tên mở được. Chọn đúng người trong danh sách; không có người ấy thì từ chối, báo nơi gửi.',
  'error.named-key-replaced':
    'Gói này được niêm phong bằng khóa cũ của đồng chí; khóa đó đã thay khi đặt lại mật khẩu',
  'error.named-key-replaced.next':
    'Nhờ văn thư mở văn bản này trong sổ, bấm Niêm lại cho người có tên; rồi mở lại.',
  'error.unopened-only-named-person': 'Chỉ người có tên mới được bóc bì',
  'error.unopened-only-named-person.next': 'Đăng ký khi chưa bóc bì và chuyển cho người có tên.',
  'error.copy-permit-required': 'Bản in, bản xuất của tài liệu mật phải là bản sao được phép, có số',
  'error.copy-permit-required.next': 'Xin phép sao trong khung “Bản số”, rồi in hoặc xuất theo giấy phép đó.',
  'error.copying-forbidden': 'Văn bản này được quyết định không cho sao, chụp',
  'error.copying-forbidden.next': 'Đọc tại chỗ, hoặc trình người ký văn bản quyết định lại việc sao.',
  'error.copy-limit-reached': 'Đã hết số bản được phép sao',
  'error.copy-limit-reached.next': 'Bản hỏng thì ghi tiêu hủy trước; cần thêm bản thì xin phép mới.',
  'error.copy-not-markable': 'Không đóng được dấu bản sao lên tệp này',
  'error.copy-not-markable.next':
    '{why, select, costly {Đóng dấu tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên việc đọc đã được ngắt; chưa có bản sao nào. Mở tệp bằng chương trình khác, in lại sang PDF hoặc chia nhỏ, đính lại vào hồ sơ rồi sao.} other {Chỉ sao được PDF (không khóa) và ảnh PNG, JPEG. Chuyển tệp sang PDF, đính lại vào hồ sơ rồi sao.}}',
  'error.pdf-not-signable': 'Không ký số được vào tệp PDF này',
  'error.pdf-not-signable.next':
    '{why, select, encrypted {Tệp có mật khẩu hoặc bị khóa. Người soạn cần xuất PDF không khóa, rồi trình lại.} signed {Tệp đã có chữ ký số của nơi khác; thêm chữ ký ở đây có thể làm mất hiệu lực chữ ký đó. Người soạn cần đính bản dự thảo chưa ký.} form {Tệp là biểu mẫu động (XFA). Người soạn cần in ra PDF thường, rồi trình lại.} fields {Tệp còn ô để điền: sau khi ký, ai cũng có thể điền chữ hay hình lên trang. Người soạn cần in ra PDF thường (lệnh In, chọn máy in PDF), rồi trình lại.} layers {Tệp có lớp ẩn hiện (layer): sau khi ký, trang có thể hiện khác đi. Người soạn cần in ra PDF thường, rồi trình lại.} actions {Tệp có lệnh tự chạy khi mở hay khi bấm. Người soạn cần in ra PDF thường, rồi trình lại.} costly {Đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên việc đọc đã được ngắt; chưa ký gì. Người soạn cần in lại sang PDF hoặc chia nhỏ.} other {Cấu trúc tệp bị lỗi nên không ghi thêm chữ ký được; chưa ký gì. Người soạn cần in lại sang PDF bằng chương trình khác, rồi trình lại.}}',
  'error.receiver-not-cleared': 'Người nhận chưa được phép biết tài liệu này',
  'error.receiver-not-cleared.next': 'Chọn người được phép, hoặc xin lãnh đạo giao việc cho người đó trước.',
  'error.being-handed-over': 'Bản này đang chờ người nhận ký',
  'error.being-handed-over.next': 'Chờ người nhận ký, hoặc rút lại lần giao trước.',
  'error.count-differs': 'Số bản hoặc niêm phong không khớp với phần bên giao đã ký',
  'error.count-differs.next': 'Đếm lại cùng bên giao. Nếu vẫn khác thì từ chối nhận và ghi rõ lý do.',
  'error.already-carried-out': 'Bản này đang có phiếu mang ra',
  'error.already-carried-out.next': 'Nộp lại bản, hoặc rút phiếu đang chạy, rồi làm lại.',
  'error.not-handed-over': 'Người này còn giữ tài liệu mật hoặc việc chưa bàn giao',
  'error.not-handed-over.next':
    'Đang giữ: {documents, select, 0 {} other {{documents} văn bản. }}{submissions, select, 0 {} other {{submissions} phản ánh, kiến nghị. }}{copies, select, 0 {} other {{copies} bản mật. }}{transfers, select, 0 {} other {{transfers} giao nhận chưa ký. }}{carryOuts, select, 0 {} other {{carryOuts} phiếu mang ra. }}Chuyển hết cho người khác trong một lần: Thay người giữ việc (hai người làm, một là lãnh đạo).{copies, select, 0 {} other { Giao từng bản mật: văn thư mở “Bản số và lưu giữ” → “Bàn giao khi nghỉ”; bản đang mang ra phải nộp lại trước.}}',
  'error.secret-mark-found': 'Nội dung có dấu hiệu bí mật nhà nước',
  'error.secret-mark-found.next': 'Không ghi vào đây. Chuyển người phụ trách bảo mật xem trước.',
  'error.secrecy-not-checked': 'Chưa kiểm tra được dấu mật của {files} tệp',
  'error.secrecy-not-checked.next':
    'Phần mềm không đọc được chữ trong tệp ấy. Nhìn từng trang: không có dấu độ mật thì xác nhận rồi lưu; có dấu thì không lưu vào máy này.',
  'error.unit-refused':
    '{reason, select, twin {Đã có đơn vị tên {unit} trong thời gian này} members {{person} còn thuộc {unit} ngoài thời gian của đơn vị} dates {Ngày thôi trước ngày lập} other {{unit} không hoạt động vào ngày ấy}}',
  'error.unit-refused.next':
    '{reason, select, twin {Đặt tên khác, hoặc ghi ngày thôi của đơn vị cũ trước.} members {Chuyển người này sang đơn vị khác trước, rồi sửa ngày của đơn vị.} dates {Sửa lại hai ngày.} other {Chọn ngày trong thời gian hoạt động của đơn vị.}}',
  'error.sender-details-missing': 'Thiếu thông tin người gửi',
  'error.sender-details-missing.next': 'Bổ sung họ tên và cách liên hệ, hoặc ghi rõ là ẩn danh.',
  'error.merge-refused': 'Không gộp được vào hồ sơ này',
  'error.merge-refused.next':
    'Hồ sơ chính phải là một hồ sơ khác, còn đang xử lý hoặc đã trả lời, chưa gộp vào đâu. Hồ sơ đang có hồ sơ khác gộp vào thì tách ra trước, hoặc gộp theo chiều ngược lại.',
  'error.supplement-period-runs': 'Chưa hết thời gian chờ người gửi bổ sung',
  'error.supplement-period-runs.next':
    'Chờ hết hạn bổ sung ghi ở ô Đồng hồ; người gửi tự rút thì chọn “Người gửi rút”.',
  'error.blanks-open': 'Còn {count} chỗ “…” chưa điền; chỗ đầu sau “{where}”',
  'error.blanks-open.next': 'Điền hoặc xóa từng chỗ “…” rồi gửi lại; chữ đã gõ vẫn còn.',
  'error.already-reopened': 'Hồ sơ này đã được mở lại một lần',
  'error.already-reopened.next': 'Nội dung mới thì tiếp nhận thành hồ sơ mới, ghi mã cũ vào ghi chú.',
  'error.answer-extension-refused': 'Không gia hạn được đến ngày này',
  'error.answer-extension-refused.next':
    'Số lần và số ngày gia hạn có mức trần theo quy tắc. Chọn ngày sau hạn hiện tại và trong mức trần, hoặc báo tiến độ cho người gửi.',
  'error.consultation-not-due': 'Chưa đến lúc đôn đốc',
  'error.consultation-not-due.next': 'Hạn cho ý kiến là hết ngày {until}. Đôn đốc từ ngày hôm sau.',
  'error.duplicates-wait': 'Còn người gửi khác chờ trả lời ở hồ sơ này',
  'error.duplicates-wait.next': 'Tách các hồ sơ đã gộp vào đây ra trước, rồi làm lại.',
  'error.public-copy-names-sender':
    'Bản công khai còn nhận ra người gửi: {part, select, title {tiêu đề} body {nội dung} other {trả lời}} có {detail, select, fullName {họ tên} phone {số điện thoại} idNumber {số giấy tờ} email {thư điện tử} other {địa chỉ}}',
  'error.public-copy-names-sender.next':
    'Tìm và bỏ họ tên, điện thoại, thư điện tử, số giấy tờ, số nhà của người gửi (kể cả người gửi của hồ sơ gộp vào), rồi trình lại.',
  'error.answer-not-sealed':
    'Chưa có gói nào mang câu trả lời này: không ghi tay là đã gửi bằng gói trao đổi',
  'error.answer-not-sealed.next':
    'Chọn Trả kết quả cho cơ quan chuyển đến để niêm phong; gửi bằng đường khác thì ghi đúng đường đó.',
  'error.already-delivered': 'Trả lời đã được gửi cho biên nhận này',
  'error.already-delivered.next': 'Xem dòng “Đã gửi trả lời” trong hồ sơ.',
  'error.already-linked': 'Hai hồ sơ, văn bản này đã được nối',
  'error.already-linked.next': 'Xem mục “Liên quan” ở cạnh hồ sơ.',
  'error.already-sent': '{offices} đã có một gói của văn bản này',
  'error.already-sent.next':
    'Gói trước ở Trao đổi: nó tới đâu thì xem ở đó, chưa tới thì gửi lại chính gói ấy. Muốn thêm một gói nữa, đánh dấu “Gửi thêm một gói”.',
  'error.nothing-released': 'Chưa có bản công khai nào được duyệt để xuất',
  'error.nothing-released.next':
    'Trình và duyệt bản công khai trong từng hồ sơ đã trả lời; bản đã xuất thì chọn “xuất lại toàn bộ”.',
  'error.answer-undelivered': 'Chưa ghi việc gửi trả lời cho người gửi, chưa đóng được hồ sơ',
  'error.answer-undelivered.next':
    'Bấm “Gửi trả lời” trước. Không gửi được (không còn địa chỉ, người gửi đã mất) thì ghi lý do ở ô ghi chú rồi đóng.',
  'error.retention-not-due': 'Danh tính của hồ sơ {code} không còn chờ quyết định',
  'error.retention-not-due.next':
    'Hồ sơ chưa hết thời hạn lưu, hoặc người khác vừa quyết định. Chọn lại trong danh sách.',
  'error.case-not-over': 'Hồ sơ chưa kết thúc, còn cần người gửi',
  'error.case-not-over.next':
    'Trả lời và đóng hồ sơ trước; hoặc trả lời người gửi rằng sẽ xóa khi hồ sơ kết thúc.',
  'error.sender-erased': 'Danh tính người gửi đã được xóa',
  'error.sender-erased.next': 'Không lấy lại được. Nội dung, trả lời và diễn biến của hồ sơ vẫn còn.',
  'error.list-item-required': 'Chưa chọn mục trong danh mục bí mật nhà nước',
  'error.list-item-required.next':
    'Chọn khoản, điểm của danh mục; không có mục phù hợp thì văn bản không được đóng dấu mật.',
  'error.sample-not-confirmed': 'Mục này là mục MẪU, chưa ai xác nhận dùng tạm',
  'error.sample-not-confirmed.next':
    'Nạp danh mục thật ở Bảo vệ bí mật → Danh mục, hoặc đánh dấu xác nhận dùng tạm mục mẫu.',
  'error.list-item-unknown': 'Mục này không có trong danh mục đang hiệu lực',
  'error.list-item-unknown.next': 'Chọn lại mục của danh mục có hiệu lực vào ngày xác định.',
  'error.level-not-item': 'Độ mật khác với độ mật của mục đã chọn',
  'error.level-not-item.next': 'Lấy đúng độ mật của mục; muốn khác phải có quyết định điều chỉnh độ mật.',
  'error.level-below-sources': 'Độ mật thấp hơn tài liệu được trích dẫn hoặc kèm theo',
  'error.level-below-sources.next': 'Nâng độ mật lên bằng tài liệu cao nhất, hoặc bỏ tài liệu đó ra.',
  'error.level-below-envelope': 'Độ mật thấp hơn độ mật mà nơi gửi đã ký trên gói tin',
  'error.level-below-envelope.next':
    'Đăng ký đúng độ mật của gói tin; nếu cho là xác định sai, từ chối gói và nêu lý do để nơi gửi xem lại.',
  'error.secret-list-invalid': 'Tệp danh mục không đúng',
  'error.secret-list-invalid.next': 'Chưa nạp gì. Sửa chỗ được nêu hoặc xin lại tệp rồi nạp lại.',
  'error.extension-too-late': 'Đã quá mốc được gia hạn',
  'error.extension-too-late.next':
    '{reason, select, late {Còn dưới {days} ngày: ghi số văn bản của người đứng đầu, hoặc để hết thời hạn rồi xác nhận giải mật.} other {Đã hết thời hạn bảo vệ: xác nhận giải mật ở mục Đề nghị giải mật.}}',
  'error.extension-too-long': 'Ngày gia hạn không hợp lệ',
  'error.extension-too-long.next': 'Chọn ngày sau hạn cũ và không quá một thời hạn bảo vệ của độ mật này.',
  'error.dossier-incomplete': 'Hồ sơ còn thiếu giấy tờ',
  'error.dossier-incomplete.next': 'Ghi đủ số, ngày của quyết định, hội đồng và biên bản.',
  'error.top-secret-erases': 'Lên Tuyệt mật thì máy này không giữ trích yếu và tệp',
  'error.top-secret-erases.next':
    'Xác nhận xóa trích yếu và tệp trên máy này, rồi làm lại; bản giấy không bị đụng tới.',
  'error.document-on-hold': 'Tài liệu đang bị giữ để thanh tra, kiểm tra theo {code}',
  'error.document-on-hold.next':
    'Không tiêu hủy, sửa, điều chỉnh độ mật, giải mật được cho đến khi người kiểm tra hoặc lãnh đạo bỏ lệnh giữ.',
  'error.list-signature-invalid': 'Chữ ký số của tệp danh mục không đúng',
  'error.list-signature-invalid.next':
    'Chưa nạp gì. Xin lại tệp và chữ ký .p7s đi cùng; cơ quan ký phải có thẻ liên hệ đã được tin cậy.',
  'error.document-frozen': 'Văn bản đang bị giữ nguyên trạng',
  'error.document-frozen.next': 'Chờ thu hồi xong hoặc người ra lệnh bỏ giữ.',
  'error.not-destroyable': 'Văn bản này chưa tiêu hủy được',
  'error.not-destroyable.next': 'Xử lý xong điều được nêu rồi đưa vào danh sách lại.',
  'error.council-incomplete': 'Hội đồng chưa đủ',
  'error.council-incomplete.next': 'Cần ít nhất ba người khác nhau, có một chủ tịch và một thư ký.',
  'error.council-quorum': 'Chưa đủ phiếu để chốt điểm',
  'error.council-quorum.next':
    'Chờ thêm thành viên chấm, hoặc lập hội đồng khác nếu quá nhiều người có xung đột lợi ích.',
  'error.conflict-of-interest': 'Đồng chí đã khai có xung đột lợi ích',
  'error.conflict-of-interest.next':
    'Người có xung đột lợi ích không chấm, không biểu quyết, không quyết định. Để người khác làm việc này.',
  'error.conflict-not-declared': 'Chưa khai về xung đột lợi ích',
  'error.conflict-not-declared.next': 'Khai có hay không có lợi ích liên quan, rồi chấm điểm.',
  'error.already-scored': 'Việc này đã ghi một lần, không sửa được',
  'error.already-scored.next': 'Xem lại phần đã ghi. Ý kiến thêm thì nêu khi họp và ghi vào biên bản.',
  'error.pilot-too-long': 'Thí điểm dài quá thời hạn cho phép',
  'error.pilot-too-long.next': 'Chọn ngày kết thúc sớm hơn; hết thí điểm thì quyết định áp dụng hoặc không.',
  'error.figures-not-newer': 'Máy này đã có bản số liệu mới hơn của kỳ đó',
  'error.figures-not-newer.next': 'Đề nghị cơ quan gửi ký lại bản đính chính; bản đang có vẫn giữ nguyên.',
  'error.course-not-newer': 'Máy này đã có báo cáo tập huấn mới hơn của nơi ấy',
  'error.course-not-newer.next': 'Đề nghị nơi ấy ký báo cáo mới; bản đang có vẫn giữ nguyên.',
  'error.course-empty': 'Chưa ai ở máy này làm xong bài nào',
  'error.course-empty.next': 'Làm xong ít nhất một bài rồi ký báo cáo.',
  'error.learner-unnamed': 'Chưa ghi họ tên người học',
  'error.learner-unnamed.next': 'Ghi họ tên và cơ quan của người học ở trang Tập huấn, rồi in lại.',
  'error.lessons-left': 'Còn {left} trên {of} bài chưa làm xong',
  'error.lessons-left.next': 'Làm xong mọi bài của vai này rồi in giấy chứng nhận.',
  'error.figures-not-of-office': 'Số liệu không phải của cơ quan gửi gói tin',
  'error.figures-not-of-office.next': 'Không dùng số liệu này. Hỏi lại cơ quan gửi.',
  'error.proofs-missing': 'Còn nơi giữ chưa có chứng cứ',
  'error.proofs-missing.next': 'Ghi chứng cứ của từng nơi rồi đóng lệnh thu hồi.',
  'error.layout-broken': 'Dự thảo còn {count} lỗi thể thức phải sửa',
  'error.layout-broken.next':
    'Xem mục Thể thức trên phiếu trình: từng lỗi nêu dòng nào, quy tắc nào ({rule}), sửa thế nào. Trả lại người soạn để sửa.',
  'error.dossier-closed': 'Hồ sơ {code} đã kết thúc',
  'error.dossier-closed.next':
    'Hồ sơ đã kết thúc không nhận thêm, không chuyển văn bản đi ({rule}). Lưu vào hồ sơ khác, hoặc nhờ lãnh đạo mở lại hồ sơ, ghi lý do.',
  'error.dossier-unfinished': 'Hồ sơ {code} còn {left} văn bản chưa xong',
  'error.dossier-unfinished.next':
    'Kết thúc xử lý hoặc phát hành các văn bản đó rồi kết thúc hồ sơ ({rule}).',
  'error.dossier-changed': 'Hồ sơ {code} vừa thay đổi',
  'error.dossier-changed.next': 'Chưa kết thúc. Xem lại số văn bản, số trang rồi kết thúc.',
  'error.archive-empty': 'Chưa chọn hồ sơ hay sổ nào',
  'error.archive-empty.next': 'Đánh dấu ít nhất một hồ sơ đã xong hoặc một sổ đã khóa.',
  'error.archive-not-ready':
    '{reason, select, unfinished {Hồ sơ {what} còn văn bản chưa xong} notclosed {Hồ sơ {what} chưa kết thúc} open {{what} chưa khóa} other {{what} là tài liệu mật, để riêng}}',
  'error.archive-not-ready.next':
    '{reason, select, unfinished {Kết thúc các văn bản đó rồi nộp lưu (SO-17).} notclosed {Kết thúc hồ sơ ở mục Hồ sơ của Sổ đăng ký rồi nộp lưu (SO-17, SO-19).} open {Khóa sổ rồi nộp lưu (SO-17).} other {Tài liệu mật không đi cùng gói nộp lưu (SO-17).}}',
  'error.archive-changed': 'Hồ sơ vừa thay đổi trong lúc ghi gói',
  'error.archive-changed.next': 'Chưa có gói nào được ghi. Xem lại danh sách rồi ghi lại.',
  'error.archive-invalid':
    '{reason, select, differs {Một tệp trong gói đã bị thay đổi} missing {Gói thiếu một tệp} unnamed {Gói có tệp lạ} counts {Số lượng trong gói không khớp} other {Không phải gói nộp lưu còn nguyên}}',
  'error.archive-invalid.next': 'Không nhận gói này. Xin cơ quan nộp ghi lại gói khác.',
  'error.archive-not-taken':
    '{reason, select, already {Gói này đã nhận rồi} own {Gói này do chính cơ quan này lập} training {Gói của kho tập huấn không vào kho thật, và ngược lại} compare {Chưa đối chiếu dấu vân tay chứng thư} other {Dấu vân tay chứng thư không khớp}}',
  'error.archive-not-taken.next':
    '{reason, select, already {Xem trong danh sách gói đã nhận.} own {Gói đã lập nằm trong danh sách gói đã nộp.} training {Mở đúng kho rồi nhận.} compare {Gọi cơ quan nộp, đọc dấu vân tay cho nhau, ghi lại đã đối chiếu thế nào (SO-18).} other {Không nhận gói này; báo cơ quan nộp và người phụ trách an toàn (SO-18).}}',
  'error.blob-damaged': 'Tệp trong kho bị hỏng',
  'error.blob-damaged.next': 'Không có gì bị xóa. Khôi phục tệp từ bản sao lưu.',
  'error.blob-missing': 'Tệp không còn trong kho',
  'error.blob-missing.next': 'Khôi phục từ bản sao lưu hoặc xin gửi lại.',
  'error.blob-too-large': 'Tệp lớn hơn mức cho phép',
  'error.blob-too-large.next': 'Quét lại ở độ phân giải thấp hơn hoặc chia tệp.',
  'error.file-type-refused': 'Loại tệp này không được nhận',
  'error.file-type-refused.next': 'Chuyển thành PDF hoặc ảnh rồi đính kèm.',
  'error.file-not-from-there': 'Không nhận tệp thả từ thư mục này',
  'error.file-not-from-there.next':
    'Tệp nằm trong thư mục ẩn, thư mục của hệ điều hành hoặc của chính kho. Chép tệp sang thư mục tài liệu rồi thả lại, hoặc chọn bằng nút Chọn tệp.',
  'error.file-unreadable': 'Không đọc được tệp',
  'error.file-unreadable.next':
    'Kiểm tra đĩa, mở thử tệp rồi chọn lại. Tệp do tài khoản khác của máy ghi thì có thể không cho đọc: nhờ người ấy cho quyền đọc, hoặc chép ra USB định dạng FAT, exFAT.',
  'error.file-too-costly': 'Tệp này tốn quá nhiều công để đọc',
  'error.file-too-costly.next':
    '{why, select, time {Đọc {seconds} giây vẫn chưa xong} memory {Đọc cần hơn {mib} MB bộ nhớ} other {Tệp làm trình đọc dừng đột ngột}}: trình đọc đã được ngắt, kho không bị ảnh hưởng, không có gì của tệp được nhận. Mở tệp bằng chương trình đã tạo ra nó, lưu lại hoặc in sang PDF, hoặc chia nhỏ, rồi chọn lại. Tệp lạ do người ngoài gửi thì báo người phụ trách an toàn.',
  'error.revocation-list-needed': 'Danh sách thu hồi chứng thư của nơi gửi thiếu hoặc quá hạn',
  'error.revocation-list-needed.next':
    'Chính sách của cấp trên đòi danh sách còn hạn. Xin cơ quan ấy danh sách mới, nạp ở trang Khóa, chứng thư, rồi đề nghị gửi lại.',
  'error.revocation-list-older': 'Danh sách thu hồi này cũ hơn danh sách đang có của {peer}',
  'error.revocation-list-older.next': 'Không nạp gì. Xin {peer} danh sách mới nhất.',
  'error.certificate-invalid': 'Chứng thư không hợp lệ',
  'error.certificate-invalid.next': 'Xin cơ quan gốc cấp lại.',
  'error.certificate-expired': 'Chứng thư đã hết hạn',
  'error.certificate-expired.next': 'Xin cơ quan gốc gia hạn.',
  'error.certificate-revoked': 'Chứng thư đã bị thu hồi',
  'error.certificate-revoked.next': 'Không dùng nữa; hỏi cơ quan gốc.',
  'error.certificate-unknown':
    '{reason, select, training {Kho tập huấn và kho thật không trao đổi với nhau} other {Chứng thư không do cơ quan tin cậy cấp}}',
  'error.certificate-unknown.next':
    '{reason, select, training {Chứng thư cho biết một bên là kho tập huấn. Dùng thẻ của một kho cùng loại.} other {Nhập chứng thư gốc của nơi gửi qua đường tin cậy.}}',
  'error.signature-invalid': 'Chữ ký không khớp nội dung',
  'error.signature-invalid.next': 'Không dùng nội dung này. Xin gửi lại.',
  'error.message-malformed':
    '{of, select, card {Tệp vừa chọn không phải thẻ cơ quan} other {Gói sai mẫu, không đọc được}}',
  'error.message-malformed.next':
    '{of, select, card {Cần tệp thẻ do An Thư của cơ quan kia ghi, tên bắt đầu bằng the-co-quan. Chọn lại tệp ấy; chưa có thì nhờ họ mở Trao đổi, Danh bạ cơ quan, nhấn Ghi thẻ ra tệp rồi gửi sang.} other {Xin nơi gửi ghi lại gói.}}',
  'error.algorithm-refused': 'Gói được ký hoặc khóa theo cách không được phép',
  'error.algorithm-refused.next': 'Không dùng gói này. Xin nơi gửi ghi lại bằng An Thư bản mới.',
  'error.key-file-unreadable': 'Không đọc được tệp khóa',
  'error.key-file-unreadable.next': 'Kiểm tra cụm mật khẩu của tệp khóa.',
  'error.envelope-too-large': 'Gói lớn hơn mức cho phép',
  'error.envelope-too-large.next': 'Chia thành nhiều gói.',
  'error.envelope-malformed': 'Gói sai mẫu',
  'error.envelope-malformed.next': 'Đã cách ly, chưa đọc. Xin gửi lại.',
  'error.envelope-not-for-us': 'Gói không gửi cho máy trạm này',
  'error.envelope-not-for-us.next': 'Chuyển đĩa tới đúng nơi nhận.',
  'error.envelope-incomplete': 'Gói không trọn vẹn: tệp không dài như ghi ở đầu gói, có thể đã chép dở',
  'error.envelope-incomplete.next':
    'Đã cách ly, chưa đọc. Xin nơi gửi ghi lại gói, chờ ghi xong mới rút đĩa.',
  'error.envelope-copy-damaged': 'Bản chép này bị hỏng; gói đã nhận trước đó còn nguyên',
  'error.envelope-copy-damaged.next':
    'Gói thì không cần gửi lại. Kiểm tra đĩa hoặc thẻ nhớ: nó đã làm hỏng một bản chép.',
  'error.envelope-replayed': 'Gói này đã nhận trước đây',
  'error.envelope-replayed.next': 'Không cần làm gì; bản đã nhận còn nguyên.',
  'error.envelope-undecryptable': 'Không mở được gói bằng khóa của máy này',
  'error.envelope-undecryptable.next':
    'Bản chép này có thể đã hỏng: chép lại từ USB, thư mục gốc, hoặc xin nơi gửi ghi lại gói ấy. Bản chép mới vẫn không mở được thì xin nơi gửi niêm phong lại cho chứng thư mới của máy này.',
  'error.envelope-unstorable': 'Không đưa được nội dung gói vào kho',
  'error.envelope-unstorable.next':
    'Các gói khác vẫn nhận đủ; gói này nằm trong cách ly. Báo nơi gửi lập gói mới; gói mới vẫn vậy thì gửi báo cáo hỗ trợ.',
  'error.exchange-no-room': 'Ổ đĩa không đủ chỗ để nhận',
  'error.exchange-no-room.next':
    'Chưa nhận gì. Cần {need} MB trống, hiện còn {free} MB: dọn bớt ổ đĩa chứa kho, bỏ những gói không cần trong cách ly, rồi nhận lại.',
  'error.sender-unknown': 'Chưa biết nơi gửi',
  'error.sender-unknown.next': 'Nhập thẻ cơ quan của nơi gửi rồi nhận lại.',
  'error.recipient-certificate':
    'Chứng thư của {peer}{reason, select, revoked { đã bị thu hồi} expired { đã hết hạn} list { chưa có danh sách thu hồi còn hạn} other { không hợp lệ}}',
  'error.recipient-certificate.next':
    'Chưa niêm phong cho nơi nào. {reason, select, list {Xin {peer} danh sách thu hồi mới, nạp ở trang Khóa, chứng thư rồi gửi} other {Xin {peer} ghi thẻ cơ quan mới, đối chiếu rồi gửi}}; hoặc bỏ nơi này ra và gửi các nơi còn lại.',
  'error.recipient-unknown': 'Chưa có nơi nhận này trong danh bạ',
  'error.recipient-unknown.next': 'Nhập thẻ cơ quan của nơi nhận trước.',
  'error.support-office-unknown': 'Chưa biết gửi vướng mắc cho cơ quan nào',
  'error.support-office-unknown.next':
    'Vướng mắc đã được giữ lại. Văn thư hoặc quản trị chọn cơ quan hỗ trợ ở trang Vướng mắc; cơ quan đó phải có trong danh bạ trao đổi đã tin cậy.',
  'error.folder-unusable': 'Không dùng được thư mục trao đổi',
  'error.folder-unusable.next': 'Kiểm tra đĩa đã cắm và ghi được, rồi chọn lại.',
  'error.edxml-refused': 'Không nhận gói edXML này',
  'error.edxml-refused.next':
    'Chưa giữ lại tệp nào của gói. Báo nơi gửi gửi lại, hoặc nhập văn bản bằng tay.',
  'error.medium-not-allowed': 'USB này không có trong danh sách được dùng ở máy trạm',
  'error.medium-not-allowed.next':
    'Dùng USB đã đăng ký, hoặc nhờ lãnh đạo, cơ yếu thêm USB này ở Trao đổi, Cổng và phương tiện.',
  'error.medium-unknown': 'Hệ điều hành không cho biết số sê-ri của thiết bị này',
  'error.medium-unknown.next':
    'Dùng thiết bị khác có số sê-ri; ổ đĩa trong máy và thư mục mạng không có số này.',
  'error.checks-not-confirmed': 'Chưa xác nhận bốn kiểm tra khi nhận',
  'error.checks-not-confirmed.next': 'Đếm văn bản, trang, tệp kèm của gói, xác nhận rồi mới đăng ký vào sổ.',
  'error.pages-differ': 'Số trang không khớp: nơi gửi ghi {stated} trang, đếm được {counted} trang',
  'error.pages-differ.next':
    'Đếm lại. Vẫn lệch thì từ chối nhận, hoặc bỏ dấu ở Số trang và ghi điểm chưa khớp.',
  'error.correction-unchanged': 'Chữ mới giống chữ cũ',
  'error.correction-unchanged.next': 'Sửa ô cần đính chính, hoặc đóng nếu dòng sổ đã đúng.',
  'error.envelope-recalled': 'Nơi gửi đã thu hồi gói này',
  'error.envelope-recalled.next': 'Không đăng ký nữa. Xóa gói; biên nhận đã xóa có ký tự gửi về nơi gửi.',
  'error.mass-change': 'Dừng lại: quá nhiều lượt xóa theo lệnh trong một ngày',
  'error.mass-change.next':
    'Đã xóa {done} lượt, mức tự do là {free}. Hai người cùng xem lại các lệnh; nếu đúng, lãnh đạo hoặc cơ yếu mở phanh ở Trao đổi.',
  'error.stopped': 'Đã dừng theo yêu cầu',
  'error.stopped.next': 'Phần đã xong vẫn giữ. Chạy lại để làm tiếp.',
  'error.backup-damaged': 'Bản sao lưu bị hỏng hoặc thiếu phần',
  'error.backup-damaged.next': 'Không dùng bản này. Chọn bản sao khác, rồi sao lưu lại ngay khi mở được kho.',
  'error.save-place-unusable': 'Không ghi được vào nơi lưu tệp đã chọn',
  'error.save-place-unusable.next': 'Chọn thư mục khác mà tài khoản này được ghi, ví dụ Tài liệu.',
  'error.backup-folder-unusable': 'Không ghi được vào thư mục sao lưu',
  'error.backup-folder-unusable.next': 'Kiểm tra ổ đĩa đã cắm và ghi được, hoặc chọn thư mục khác ngoài kho.',
  'error.backup-of-other-vault': 'Bản sao này của kho khác',
  'error.backup-of-other-vault.next': 'Chọn bản sao của đúng cơ quan, đúng máy trạm.',
  'error.backup-source-damaged': 'Kho đang có chỗ hỏng nên không sao lưu đè',
  'error.backup-source-damaged.next':
    'Các bản sao tốt vẫn giữ nguyên. Mở trang Sao lưu, bấm Kiểm tra kho rồi báo quản trị.',
  'error.backup-not-found': 'Không tìm thấy bản sao lưu',
  'error.backup-not-found.next': 'Cắm lại ổ đĩa, hoặc chọn thư mục có tên bắt đầu bằng an-thu-sao-luu.',
  'error.station-superseded': 'Máy trạm này đã được khôi phục ở nơi khác',
  'error.station-superseded.next': 'Ngừng vào sổ trên máy này; hỏi quản trị bản nào là bản chính.',
  'error.numbers-unconfirmed':
    '{what, select, book {{book} {year}} series {Số văn bản đi, {type, select, all {mọi loại văn bản} other {{type}}}} receipts {Mã biên nhận {label}} waiting {Số văn bản đi, {type, select, all {mọi loại văn bản} other {{type}}}} other {Sổ này}}: chưa cấp số, {what, select, waiting {vì bản sao lưu chưa biết dãy số này mà sổ còn {count} số chờ ghi lại từ bản giấy} other {{why, select, behind {vì kho này cũ hơn lần làm việc gần nhất, có thể trùng số đã cấp} other {vì kho vừa khôi phục, chưa đối chiếu với sổ giấy}}}}',
  'error.numbers-unconfirmed.next':
    '{what, select, waiting {Văn thư ghi lại các số đang chờ trước (trang Sao lưu, nút Mở sổ), hoặc xác nhận không dùng. Điều đang ghi ở đây còn nguyên.} other {{why, select, behind {Khôi phục từ bản sao lưu mới hơn nếu có; không thì văn thư} other {Văn thư}} mở trang Sao lưu, mục Đối chiếu số sau khôi phục, nhập số cuối cùng đã cấp theo sổ giấy. Điều đang ghi ở đây còn nguyên.}}',
  'error.shares-insufficient': 'Chưa đủ phần mã khôi phục',
  'error.shares-insufficient.next': 'Xin thêm phần từ những người được giao giữ ở cơ quan cấp trên.',
  'error.share-wrong':
    '{reason, select, sealed {Phần mã này còn niêm phong} mixed {Các phần mã không cùng một lần chia} foreign {Phần mã này không phải của bạn} other {Tệp không phải là phần mã khôi phục}}',
  'error.share-wrong.next':
    '{reason, select, sealed {Người giữ mở phần của mình trên máy của họ (Sao lưu → Phần mã khôi phục) rồi đưa tệp đã mở.} mixed {Chỉ ghép các phần của lần chia gần nhất; phần cũ đã mất hiệu lực.} foreign {Mỗi phần chỉ mở được bằng khóa của người được giao. Kiểm tra tên người giữ.} other {Chọn lại tệp do An Thư ghi ra khi chia mã hoặc mở phần mã.}}',
  'error.certificate-in-force': 'Chứng thư này đang dùng, chưa thể thu hồi',
  'error.certificate-in-force.next':
    'Cấp chứng thư mới trước; chứng thư cũ lúc đó thu hồi được mà văn bản cũ vẫn mở được.',
  'error.relay-refused': 'Máy chuyển không nhận gói',
  'error.relay-refused.next':
    'Kho của máy chuyển đầy hoặc gói quá lớn. Gói vẫn chờ trong máy này; báo người quản trị máy chuyển, hoặc gửi bằng USB.',
  'error.relay-not-set-up': 'Máy trạm này chưa đặt máy chuyển',
  'error.relay-not-set-up.next': 'Đặt máy chuyển ở Trao đổi → Máy chuyển, hoặc gửi bằng USB.',
  'error.directory-refused': 'Chưa nhận danh mục cơ quan này',
  'error.directory-refused.next':
    '{reason, select, older {Danh mục đang dùng mới bằng hoặc mới hơn. Xin bản mới nhất.} issuer {Danh mục đang dùng do {issuer} phát hành; chỉ nơi ấy phát hành bản mới.} known {Mã {code} đã có trong danh mục. Chọn đổi tên hoặc kết thúc.} missing {Danh mục không có mã {code} đang hoạt động. Kiểm tra lại mã.} training {Danh mục tập huấn và danh mục thật không dùng lẫn.} other {Có dòng sai: ngày kết thúc trước ngày bắt đầu, trùng thời gian, nơi kế tục không có trong danh mục hoặc đi vòng. Báo nơi phát hành.}}',
  'error.office-closed': '{name} không còn từ {date}',
  'error.office-closed.next': 'Căn cứ: {ground}. Không có nơi kế tục; hỏi cơ quan cấp trên nên gửi tới đâu.',
  'error.office-succeeded': '{name} không còn từ {date}',
  'error.office-succeeded.next': 'Căn cứ: {ground}. Gửi tới nơi kế tục: {successor}.',
  'error.office-certificate-wrong': 'Chưa nhận được chứng thư này cho cơ quan',
  'error.office-certificate-wrong.next':
    '{reason, select, request {Không có chứng thư nào trong tệp ứng với yêu cầu đã gửi. Kiểm tra có đúng tệp trả lời yêu cầu mới nhất.} office {Chứng thư không ghi mã cơ quan {wanted}, hoặc là của một người. Xin cấp lại, giữ nguyên tên trong yêu cầu.} root {Trong tệp thiếu chứng thư của nơi cấp, tới tận chứng thư gốc. Xin nơi cấp gửi đủ.} person {Chứng thư không ghi mã cơ quan này, hoặc không phải của {wanted}. Xin cấp lại, giữ nguyên tên trong yêu cầu.} unknownRoot {Cơ quan chưa đối chiếu nơi cấp này. Nhờ cán bộ cơ yếu nhận chứng thư của nơi cấp trước.} purpose {Chứng thư dùng chung cho ký và nhận. Xin hai chứng thư riêng.} extendedKeyUsage {Chứng thư ký thiếu mục đích ký văn bản (1.3.6.1.5.5.7.3.36). Xin cấp lại như trong yêu cầu.} taken {Chứng thư này đã nhận rồi.} compare {Đối chiếu vân tay chứng thư gốc với nơi cấp, ghi đã đối chiếu bằng cách nào.} differs {Vân tay không khớp chứng thư gốc trong tệp. Dừng lại, hỏi nơi cấp qua đường khác.} outside {Chứng thư do cơ quan khác cấp, chỉ nơi cấp thu hồi được. Báo họ, rồi nhận danh sách thu hồi của họ.} other {Xin nơi cấp gửi lại tệp.}}',
  'error.token-certificate-wrong': 'Không dùng được chứng thư này trên USB ký số',
  'error.token-certificate-wrong.next':
    '{reason, select, unreadable {Máy không đọc được chứng thư. Hỏi nơi cấp.} notRsa {Chứng thư không dùng loại khóa mà máy ký được (RSA). Xin nơi cấp chứng thư khác.} authority {Đây là chứng thư của nơi cấp, không phải của người ký.} usage {Chứng thư không được dùng để ký (thiếu digitalSignature hoặc nonRepudiation).} notYet {Chứng thư chưa tới ngày có hiệu lực. Xem lại đồng hồ của máy.} expired {Chứng thư đã hết hạn. Xin nơi cấp gia hạn.} critical {Chứng thư có điều kiện mà máy không hiểu. Hỏi nơi cấp.} gone {Không thấy chứng thư này trên USB ký số đang cắm. Cắm đúng USB ký số rồi xem lại.} differs {Vân tay không khớp. Dừng lại, hỏi chủ USB ký số qua đường khác.} taken {Chứng thư này đã gắn rồi.} holder {Người hoặc cơ quan này đang dùng một chứng thư khác trên USB ký số. Thôi dùng chứng thư ấy trước.} training {Kho tập huấn không ký bằng chứng thư thật.} notBound {Chứng thư chưa gắn cho bạn ở cơ quan này. Nhờ cán bộ cơ yếu gắn.} other {Xem lại USB ký số.}}',
  'error.token-failed':
    '{why, select, noModule {Chưa chọn thư viện USB ký số cho máy này} notHere {Máy này không dùng được USB ký số} moduleMissing {Không thấy thư viện USB ký số {module}} module32Bit {{module} chỉ có bản 32 bit} moduleForeign {{module} không phải thư viện USB ký số của máy này} moduleRefused {Thư viện {module} không khởi động được} moduleChanged {Thư viện {module} không còn như lúc được chọn} noToken {Không thấy USB ký số nào} otherToken {USB ký số đang cắm không có chứng thư cần dùng} pinWrong {Sai mã PIN} pinLength {Mã PIN sai độ dài} pinExpired {USB ký số đòi đổi mã PIN} pinLocked {USB ký số đã khóa vì sai mã PIN nhiều lần} lastTry {Có thể chỉ còn một lượt nhập mã PIN} noKey {USB ký số có chứng thư nhưng không có khóa riêng} tokenGone {USB ký số bị rút ra khi đang ký} hangs {USB ký số không trả lời sau {seconds} giây} crashed {Thư viện {module} bị lỗi và đã dừng} wrongSignature {Chữ ký USB ký số trả về không đúng} notOpen {Chưa mở USB ký số} other {USB ký số báo lỗi {code}}}',
  'error.token-failed.next':
    '{why, select, noModule {Quản trị hoặc cơ yếu chọn thư viện ở Khóa, chứng thư, thẻ USB ký số.} notHere {Làm trên máy có cắm USB ký số.} moduleMissing {Cài lại phần mềm của nhà cấp USB ký số, hoặc chọn thư viện khác ở thẻ USB ký số.} module32Bit {An Thư là bản 64 bit, không nạp được thư viện 32 bit. Xin nhà cấp USB ký số bản 64 bit.} moduleForeign {Chọn đúng tệp thư viện (PKCS#11) của nhà cấp USB ký số.} moduleRefused {Cắm lại USB ký số; nếu vẫn vậy, cài lại phần mềm của nhà cấp USB ký số.} moduleChanged {Nếu vừa cài lại phần mềm của nhà cấp USB ký số: quản trị hoặc cơ yếu chọn lại thư viện ở thẻ USB ký số. Nếu không, đừng dùng và báo quản trị.} noToken {Cắm USB ký số rồi thử lại.} otherToken {Cắm đúng USB ký số của chứng thư ấy.} pinWrong {{tries, select, low {Còn nhiều nhất 2 lượt.} last {Chỉ còn 1 lượt: sai nữa là USB ký số khóa hẳn.} locked {USB ký số đã khóa hẳn: mang tới nơi cấp để mở khóa.} other {Gõ lại cẩn thận: sai ba lần liền USB ký số thường khóa hẳn.}}} pinLength {Chưa mất lượt nào. Xem lại mã PIN.} pinExpired {Đổi mã PIN bằng phần mềm của nhà cấp USB ký số, rồi ký lại.} pinLocked {Mang USB ký số tới nơi cấp để mở khóa. Việc đang làm còn nguyên.} lastTry {Sai nữa là USB ký số khóa hẳn. Chắc chắn nhớ mã mới đồng ý dùng lượt này.} noKey {Hỏi nơi cấp: có thể đây là USB ký số chỉ chép chứng thư.} tokenGone {Không mất số nào. Cắm lại USB ký số rồi ký lại.} hangs {Không mất số nào. Rút ra cắm lại USB ký số rồi ký lại.} crashed {Không mất số nào. Thử lại; nếu lặp lại, cài lại phần mềm của nhà cấp USB ký số.} wrongSignature {Chưa ký gì. Không dùng USB ký số này nữa, báo cơ yếu.} notOpen {Nhập mã PIN rồi ký trong hai phút.} other {Không mất số nào. Cắm lại USB ký số rồi thử lại.}}',
  'error.root-file-wrong': 'Không dùng được tệp gốc này',
  'error.root-file-wrong.next':
    '{reason, select, vault {Tệp gốc không được nằm trong thư mục kho. Chọn ổ đĩa rời cất riêng.} exists {Ở đó đã có một tệp cùng tên. Đặt tên khác; không ghi đè lên một tệp gốc.} foreign {Đây là gốc của nơi khác hoặc gốc cũ. Tìm đúng tệp gốc cơ quan đang dùng.} none {Cơ quan chưa có gốc để riêng. Lập gốc trước.} damaged {Ghi xong đọc lại không đúng: đĩa hỏng. Dùng đĩa khác.} other {Chọn lại tệp.}}',
  'error.relay-certificate-wrong': 'Không dùng được chứng thư này cho máy chuyển',
  'error.relay-certificate-wrong.next':
    '{reason, select, authority {Trong tệp không có chứng thư của nơi cấp. Chọn thêm tệp chứng thư của nơi cấp.} other {Chứng thư không phải của máy trạm này. Xin cấp lại với tên {wanted}.}}',
  'error.ledger-broken': 'Nhật ký bị đứt đoạn',
  'error.ledger-broken.next': 'Ngừng ghi, giữ nguyên máy, báo người kiểm tra.',
  'error.update-refused':
    'Không nhận bản cập nhật{reason, select, signature {: chữ ký không phải của nhà phát hành} downgrade {: không mới hơn bản đang dùng} replayed {: cũ hơn bản đã từng đưa tới máy này} skips {: bỏ qua phiên bản trung gian} content {: tệp cài đặt không đúng mã kiểm tra} missing {: không có tệp cài đặt cho máy này} product {: không phải của An Thư} file {: tệp không đọc được} form {: tệp không đọc được} other {}}',
  'error.update-refused.next':
    'Bản đang dùng vẫn giữ nguyên. {reason, select, downgrade {Không phải làm gì: máy đã có bản này hoặc bản mới hơn.} replayed {Dùng bản mới nhất; ai đưa bản cũ này tới thì báo cơ yếu.} skips {Cài các bản ở giữa trước: bản này chỉ lắp lên bản {from} trở lên.} missing {Chép đủ các tệp nằm cạnh tệp cập nhật trên ổ của nhà phát hành.} other {Xin lại tệp từ nhà phát hành bằng đường khác, báo cơ yếu nếu lặp lại.}}',
  'error.update-needs-backup': 'Chưa có bản sao lưu trong 24 giờ',
  'error.update-needs-backup.next': 'Sao lưu và chờ báo đạt, rồi cập nhật lại.',
  'error.update-no-room': 'Ổ đĩa không đủ chỗ để chuyển kho sang phiên bản mới',
  'error.update-no-room.next':
    'Kho cũ nguyên vẹn. Cần {need} MB trống, hiện còn {free} MB: dọn bớt ổ đĩa chứa kho rồi mở lại.',
  'error.update-failed': 'Không chuyển được kho sang phiên bản mới',
  'error.update-failed.next': 'Kho cũ nguyên vẹn. Dùng lại phiên bản trước và gửi báo cáo hỗ trợ.',
  'error.policy-refused':
    'Không nhận chính sách:{reason, select, signature { chữ ký sai} fingerprint { vân tay khóa không khớp} key { ký bằng khóa khác khóa đã tin} replayed { không mới hơn bản đang dùng} office { dành cho cơ quan khác} tampered { bản đang dùng đã bị sửa} other { tệp không đọc được}}',
  'error.policy-refused.next': 'Đối chiếu với cơ quan cấp trên bằng đường khác rồi nạp lại.',
  'error.signature-trust-refused':
    '{reason, select, nothing {Trong tệp không có chứng thư nơi cấp, cũng không có danh sách thu hồi} people {Trong tệp chỉ có chứng thư của người ký, hoặc chứng thư không đúng mẫu} many {Đã có đủ {most} nơi cấp} trusted {Nơi cấp này đang được tin cậy} other {Nơi cấp này không còn được tin cậy}}',
  'error.signature-trust-refused.next':
    'Chưa có gì thay đổi. Xin nơi cấp đúng tệp chứng thư của họ rồi nạp lại.',
  'error.policy-forbids': 'Chính sách của cấp trên không cho',
  'error.policy-forbids.next': 'Chọn giá trị trong giới hạn ({most}).',
  'error.provision-refused':
    'Không nhận tệp cấp phát:{reason, select, office { tệp dành cho cơ quan mã {office}} changed { tệp đã đổi từ lúc xem trước} admin { tệp không nêu người quản trị} form { mục {field} không đúng mẫu} other { tệp không đọc được}}',
  'error.provision-refused.next': 'Chưa áp dụng gì. Xin lại tệp của đúng cơ quan rồi xem trước lại.',
  'error.second-not-leader': 'Trong hai người phải có một lãnh đạo',
  'error.second-not-leader.next': 'Mời một lãnh đạo cùng làm và gõ cụm mật khẩu của mình.',
  'error.last-key-holder':
    'Chỉ người này giữ khóa{key, select, office { của cơ quan} authority { cấp chứng thư} other { sổ BMNN}}',
  'error.last-key-holder.next':
    'Nhập mã khôi phục trên giấy ở mục Thay người giữ việc, hoặc cho người cùng vai trò mở kho một lần để nhận khóa.',
  'error.inspection-not-open': 'Thời hạn kiểm tra đã hết hoặc chưa mở',
  'error.inspection-not-open.next':
    'Người được mời kiểm tra chỉ xem được trong thời hạn lãnh đạo đã mở. Đề nghị lãnh đạo mở lại tại Nhật ký → Đợt kiểm tra.',
  'error.inspection-read-only': 'Đang kiểm tra: chỉ được xem',
  'error.inspection-read-only.next':
    'Trong lúc kiểm tra chỉ xem, lập biên bản và xuất nhật ký. Việc khác do cơ quan làm.',
  'error.rule-pack-refused':
    'Không nhận bộ quy tắc: {reason, select, issuer {nơi ký không phải cấp trên của cơ quan} person {do cá nhân ký, không phải cơ quan} changed {trùng số phiên bản với bộ đã có nhưng khác nội dung} ended {đã hết hiệu lực} altered {tệp đã đổi từ lúc xem} known {đang theo bản này hoặc mới hơn} form {tệp sai mẫu} newer {viết cho bản phần mềm mới hơn; cập nhật phần mềm rồi nạp lại} aside {phiên bản này đã có trong kho mà chưa dùng được; bản sửa phải mang số phiên bản mới} other {chữ ký không đúng}}',
  'error.rule-pack-refused.next': 'Bộ đang dùng vẫn giữ nguyên. Xin lại tệp và chữ ký từ cơ quan ban hành.',
  'error.rule-pack-invalid': 'Bộ quy tắc không hợp lệ',
  'error.rule-pack-invalid.next': 'Bộ đang dùng vẫn giữ nguyên. Xin lại tệp từ nguồn.',
} as const satisfies Record<`error.${ErrorCode}` | `error.${ErrorCode}.next`, string>;
