/** What each entry of the ledger about the station, its people, keys, backups and exercises says (see ledger.ts). */
export const ledgerStation = {
  'ledger.backup.shares-made': 'Chia mã khôi phục thành {shares} phần, cần {threshold} phần để ghép',
  'ledger.incident.station-lost':
    'Xử lý mất máy trạm này cùng {second} theo {ground}: thu hồi {certificates} chứng thư, đóng {openings} kênh, {people} người phải đổi cụm mật khẩu',
  'ledger.incident.peer-lost':
    'Xử lý việc cơ quan bạn mất máy cùng {second} theo {ground}: thôi tin thẻ, đóng {openings} kênh',
  'ledger.vault.key-change-asked': 'Yêu cầu đổi khóa kho ở lần mở kế tiếp: {reason}',
  'ledger.vault.key-changed':
    'Đổi khóa kho, {slots} lối vào{reason, select, left {, sau khi có người thôi việc} lost {, sau khi báo mất máy} other {}}',
  'ledger.vault.behind':
    'Kho cũ hơn lần làm việc gần nhất: {where, select, backup {bản sao lưu} profile {tài khoản máy tính} other {tệp cạnh kho}}{backupGiven, select, yes { lúc {backup}} other {}} biết {missingGiven, select, yes {thêm {missing} mục nhật ký} other {một nhật ký khác}}; chờ đối chiếu {checks} sổ, dãy số',
  'ledger.vault.log-lost': 'Mất nhật ký ghi dở sau sự cố; chờ đối chiếu {checks} sổ, dãy số',
  'ledger.backup.made':
    'Sao lưu{placeGiven, select, yes { vào {place}} other {}}{folderGiven, select, yes { ({folder})} other {}}, bản sao lúc {backup}',
  'ledger.backup.tested':
    'Khôi phục thử bản sao lúc {backup}{placeGiven, select, yes { ở {place}} other {}}{folderGiven, select, yes { ({folder})} other {}}, {goodGiven, select, yes {đạt} other {không đạt}}',
  'ledger.backup.folder-set':
    'Chọn nơi sao lưu{kind, select, first { hằng ngày} second { thứ hai} other {}}{folderGiven, select, yes {: {folder}} other {}}',
  'ledger.backup.target-removed': 'Bỏ một nơi sao lưu{folderGiven, select, yes {: {folder}} other {}}',
  'ledger.backup.drilled': 'Diễn tập mã khôi phục, đạt',
  'ledger.numbers.confirmed':
    'Đối chiếu số sau khôi phục{bookGiven, select, yes {, {book} năm {year}} other {}}{seriesGiven, select, yes {, số văn bản đi {series, select, all {mọi loại} other {{series}}} {period}} other {}}{receiptsGiven, select, yes {, mã biên nhận {receipts}} other {}}: bản sao biết {known}, sổ giấy đến {last}',
  'ledger.vault.restored':
    'Khôi phục máy trạm từ bản sao{madeMsGiven, select, yes { lúc {madeMs}} other {}}{byCodeGiven, select, yes {, mở bằng mã khôi phục} other {}}{bySharesGiven, select, yes {, mở bằng các phần mã ghép lại} other {}}, lần dựng kho thứ {epoch}',
  'ledger.health.repaired':
    'Sửa sau kiểm tra kho: {what, select, counters {đếm lại} index {dựng lại mục lục tìm kiếm} other {lấy lại tệp từ bản sao}}, {done} chỗ',
  'ledger.backup.holder-certificate': 'Ghi chứng thư ra tệp để được giao giữ phần mã khôi phục',
  'ledger.backup.share-opened': 'Mở phần {position} mã khôi phục của {office}',
  'ledger.succession.settled':
    'Thay người giữ việc cùng {second} theo {decision}: {to} nhận vai trò {roles}, {documents} văn bản, {submissions} hồ sơ, {copies} bản số, {keys} khóa cơ quan, {contentKeys} văn bản mật; chưa chuyển được {left}',
  'ledger.document.taken-over': 'Văn bản chuyển cho {to} giữ theo việc thay người',
  'ledger.submission.taken-over': 'Hồ sơ chuyển cho {to} giữ theo việc thay người',
  'ledger.provision.applied':
    'Áp dụng tệp cấp phát {hash}: {days} ngày, {cards} thẻ{policyGiven, select, yes {, chính sách số {policy}} other {}}',
  'ledger.vault.created': 'Lập kho, {people} người dùng',
  'ledger.calendar.day-swapped':
    'Đổi ngày làm việc {date}{kind, select, off {: nghỉ} work {: làm bù} half {: nghỉ nửa ngày} none {: như lịch chung} other {}}{groundGiven, select, yes {, theo {ground}} other {}}',
  'ledger.clock.accepted': 'Xác nhận giờ máy: {reason}',
  'ledger.training.exchanged':
    'Đối tác tập huấn mở {dealtWith} gói, trả lời {answered} hồ sơ, gửi tới {begun} gói',
  'ledger.course.learner-named': 'Ghi họ tên người học',
  'ledger.course.certified': 'Làm giấy chứng nhận tập huấn',
  'ledger.course.signed': 'Ký báo cáo tập huấn lần {edition}, {learners} người học, gửi {stations} nơi',
  'ledger.course.taken': 'Nhận báo cáo tập huấn của {office} lần {edition}, {learners} người học',
  'ledger.course.known-already': 'Báo cáo tập huấn của {office} lần {edition} đã có từ trước',
  'ledger.training.calendar-moved': 'Chuyển lịch tập huấn tới trước ngày thật {days} ngày',
  'ledger.lesson.started': 'Bắt đầu bài tập huấn “{lesson}”',
  'ledger.lesson.finished': 'Xong bài tập huấn “{lesson}” trong {seconds} giây, {mistakes} lần phải sửa',
  'ledger.lesson.refused': 'Bài tập huấn “{lesson}”: một việc bị từ chối, phải sửa',
  'ledger.lesson.stopped': 'Thôi bài tập huấn “{lesson}”',
  'ledger.channel.opened':
    'Mở kênh{channel, select, folder { USB, thư mục} other { mạng}} cho độ mật theo {approvalCode}, hết hạn {validUntil}',
  'ledger.channel.closed':
    'Đóng kênh{channel, select, folder { USB, thư mục} relay { mạng} other {}} đã mở cho độ mật{approvalCodeGiven, select, yes { theo {approvalCode}} other {}}',
  'ledger.brake.released': 'Hai người mở phanh, cho xóa thêm {allows} lượt',
  'ledger.medium.allowed': 'Cho dùng phương tiện số sê-ri {serial}',
  'ledger.medium.withdrawn':
    'Thôi cho dùng {serialGiven, select, yes {phương tiện số sê-ri {serial}} other {một phương tiện}}',
  'ledger.keys.office-renewed': 'Cấp chứng thư mới của cơ quan, số {serial}',
  'ledger.directory.written': 'Phát hành danh mục cơ quan, {offices} dòng',
  'ledger.directory.taken': 'Nhận danh mục cơ quan do {issuer} phát hành, {offices} dòng',
  'ledger.directory.saved': 'Ghi danh mục cơ quan của {issuer} ra tệp',
  'ledger.keys.office-asked': 'Xin chứng thư của cơ quan từ nơi cấp ngoài',
  'ledger.keys.root-set-up':
    'Lập gốc của cơ quan thành tệp để riêng; khóa cấp mới số {serial}{old, select, superseded {, thu hồi khóa cấp cũ} compromised {, thu hồi khóa cấp cũ vì nghi lộ} other {}}',
  'ledger.keys.root-list': 'Dùng tệp gốc ký lại danh sách thu hồi của gốc',
  'ledger.keys.root-renew': 'Dùng tệp gốc cấp khóa cấp mới, số {serial}',
  'ledger.keys.root-superseded': 'Dùng tệp gốc thay khóa cấp, thu hồi khóa cũ; khóa mới số {serial}',
  'ledger.keys.root-compromised':
    'Dùng tệp gốc thay khóa cấp, thu hồi khóa cũ vì nghi lộ; khóa mới số {serial}',
  'ledger.keys.own-asked': 'Xin chứng thư cá nhân từ nơi cấp ngoài',
  'ledger.keys.own-taken': 'Nhận chứng thư cá nhân do nơi khác cấp, số {serial}',
  'ledger.keys.authority-taken': 'Đối chiếu và nhận một nơi cấp chứng thư ngoài cơ quan',
  'ledger.keys.office-taken': 'Nhận chứng thư của cơ quan do nơi khác cấp, số {serial}',
  'ledger.keys.renewal-asked': 'Xin cấp lại chứng thư cá nhân',
  'ledger.keys.issued': 'Cấp chứng thư cá nhân, số {serial}',
  'ledger.keys.revoked':
    'Thu hồi chứng thư số {serial} ({reason, select, compromised {lộ khóa} superseded {đã thay} other {thôi dùng}})',
  'ledger.keys.list-written': 'Ghi danh sách thu hồi, {revoked} chứng thư',
  'ledger.keys.list-read': 'Nhận danh sách thu hồi, {revoked} chứng thư',
  'ledger.tokens.module-set': 'Đặt thư viện USB ký số của máy: {path}',
  'ledger.tokens.bound':
    'Gắn chứng thư trên USB ký số số {serial} cho {owner, select, office {cơ quan} other {cá nhân}}, vân tay {fingerprint}…',
  'ledger.tokens.unbound': 'Thôi dùng một chứng thư trên USB ký số',
  'ledger.tokens.opened': 'Mở USB ký số để ký, đúng mã PIN',
  'ledger.tokens.pin-refused': 'Gõ sai mã PIN của USB ký số',
  'ledger.relay.written': 'Gửi {written} gói qua máy chuyển',
  'ledger.relay.read': 'Nhận từ máy chuyển {read} gói',
  'ledger.relay.set-up': 'Đặt máy chuyển {server}, nơi cấp chứng thư {fingerprint}',
  'ledger.relay.changed': 'Đổi địa chỉ hoặc giới hạn đường truyền của máy chuyển {server}',
  'ledger.relay.paused': 'Tạm dừng máy chuyển',
  'ledger.relay.resumed': 'Cho máy chuyển chạy lại',
  'ledger.relay.removed': 'Bỏ máy chuyển',
  'ledger.rule-pack.handed': 'Chuyển bộ quy tắc {pack} do {issuer} ký, đến qua gói tin, cho quản trị',
  'ledger.rule-pack.left': 'Không nạp bộ quy tắc “{title}” đến qua gói tin',
  'ledger.rule-pack.set-aside':
    'Bản phần mềm này chưa dùng được bộ quy tắc {pack} của {issuer}, {reason, select, newer {viết cho bản phần mềm mới hơn} incomplete {thiếu quy tắc} other {không đọc được mẫu}}; bộ trước vẫn áp dụng',
  'ledger.rule-pack.taken': 'Nạp bộ quy tắc {pack} do {issuer} ký, áp dụng từ {from}',
  'ledger.obstacles.support-set': 'Chọn cơ quan hỗ trợ khi vướng mắc: {office}',
  'ledger.help.published': 'Công bố giải đáp trong hướng dẫn, lần {edition}, gửi {stations} máy',
  'ledger.help.taken': 'Nhận giải đáp của {office} vào hướng dẫn: {added} mục mới, {replaced} mục thay',
  'ledger.unit.added': 'Thêm đơn vị {unit} từ {from}',
  'ledger.unit.changed': 'Sửa đơn vị {unit}, từ {from} đến {to}',
  'ledger.unit.member-set': '{person} thuộc {unit} từ {from}',
  'ledger.plan.reported': 'Báo cáo nhiệm vụ {task}: {percent} %',
  'ledger.plan.assigned': 'Giao nhiệm vụ {task} cho {to}',
  'ledger.plan.paper-made': 'Lập báo cáo thực hiện nhiệm vụ',
  'ledger.person.added': 'Thêm người dùng',
  'ledger.person.changed': 'Sửa người dùng hoặc vai trò',
  'ledger.person.left':
    'Người dùng thôi làm việc, thu hồi chứng thư{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.passphrase.changed': 'Đổi cụm mật khẩu',
  'ledger.passphrase.not-proved': 'Gõ sai cụm mật khẩu khi được hỏi lại để {asked}',
  'ledger.passphrase.reset': 'Đặt lại cụm mật khẩu, thu hồi chứng thư cũ',
  'ledger.key.passed-on': 'Chuyển khóa của cơ quan cho người được quyền giữ',
  'ledger.escrow.renewed': 'Lập lại bản giữ khóa phòng khi quên',
  'ledger.recovery.proved': 'Chứng minh đã giữ mã khôi phục',
  'ledger.recovery.renewal-begun': 'Bắt đầu lập mã khôi phục mới: {reason}',
  'ledger.recovery.renewed': 'Đổi mã khôi phục{reasonGiven, select, yes {: {reason}} other {}}',
  'ledger.station.idle-lock-set': 'Đặt tự khóa sau {minutes} phút',
  'ledger.update.verified': 'Kiểm tra bản cập nhật {version}: đúng chữ ký nhà phát hành',
  'ledger.update.carried': 'Chuyển kho sang An Thư {version}: đếm đủ từng bảng, bản trước giữ ở {file}',
  'ledger.update.staged': 'Đưa bộ cài {version} vào chỗ chờ cài',
  'ledger.update.refused':
    'Từ chối bản cập nhật{versionGiven, select, yes { {version}} other {}}:{reason, select, signature { chữ ký không phải của nhà phát hành} downgrade { không mới hơn bản đang dùng} replayed { cũ hơn bản đã từng đưa tới máy này} skips { bỏ qua phiên bản trung gian} content { tệp cài đặt không đúng mã kiểm tra} missing { không có tệp cài đặt cho máy này} product { không phải của An Thư} other { tệp không đọc được}}',
  'ledger.signature-trust.loaded':
    'Nạp tệp của nơi cấp chứng thư: {added} chứng thư mới, {lists} danh sách thu hồi{aside, plural, =0 {} other {, {aside} danh sách không dùng được}}',
  'ledger.signature-trust.given':
    'Tin cậy nơi cấp chứng thư {name}, dấu vân tay {fingerprint}…, đối chiếu: {comparedHow}',
  'ledger.signature-trust.withdrawn':
    'Thôi tin cậy nơi cấp chứng thư {name}, dấu vân tay {fingerprint}…: {reason}',
  'ledger.policy.loaded':
    'Nạp chính sách số {serial} của cấp trên theo {ground}, tự khóa tối đa {minutes} phút',
  'ledger.support.saved':
    'Lưu{purpose, select, superior { báo cáo tình trạng gửi cấp trên} other { gói hỗ trợ kỹ thuật}}',
  'ledger.session.opened': 'Mở kho',
  'ledger.session.recovered':
    'Mở kho bằng {bySharesGiven, select, yes {các phần mã khôi phục ghép lại} other {mã khôi phục}}',
  'ledger.inspection.opened': 'Mở đợt kiểm tra cho {to} theo {ground}, đến {until}',
  'ledger.inspection.closed': 'Kết thúc đợt kiểm tra của {to}',
  'ledger.ledger.exported':
    'Xuất nhật ký kèm chứng cứ ra tệp{scope, select, whole {, toàn bộ} other {, phần mật chỉ để mã kiểm tra}}',
  'ledger.ledger.minutes': 'Lập biên bản trích nhật ký, {entries} mục, {pages} trang',
  'ledger.ledger.contradicted':
    'CHÚ Ý:{about, select, ours { nhật ký máy này không còn như cơ quan khác đã thấy, ở mục {size}} other { nhật ký của cơ quan gửi không nối tiếp phần đã biết, ở mục {size}}}',
  'ledger.search.classified': 'Tìm kiếm ra {hits} văn bản mật',
  'ledger.station.contact-set':
    'Ghi nơi hỏi của cơ quan: {phoneGiven, select, yes {điện thoại {phone}} other {không có điện thoại}}{addressGiven, select, yes {, {address}} other {}}',
  'ledger.station.scan-folder-set': 'Thư mục máy quét{setGiven, select, yes { đã chọn} other { đã bỏ}}',
  'ledger.word.unknown': 'Việc của phiên bản khác, máy này chưa có lời ({act})',
  'ledger.word.asked.people.add': 'thêm người dùng',
  'ledger.word.asked.people.update': 'sửa người dùng hoặc vai trò',
  'ledger.word.asked.people.resetPassphrase': 'đặt lại cụm mật khẩu của người khác',
  'ledger.word.asked.people.leave': 'cho người dùng thôi làm việc',
  'ledger.word.asked.access.grant': 'cho người xem một văn bản mật',
  'ledger.word.asked.signatureTrust.trust': 'tin cậy một nơi cấp chứng thư',
  'ledger.word.asked.signatureTrust.withdraw': 'thôi tin cậy một nơi cấp chứng thư',
  'ledger.word.asked.exchange.trustPeer': 'tin cậy một cơ quan',
  'ledger.word.role.clerk': 'văn thư',
  'ledger.word.role.leader': 'lãnh đạo',
  'ledger.word.role.specialist': 'chuyên viên',
  'ledger.word.role.cipher': 'cơ yếu',
  'ledger.word.role.admin': 'quản trị',
  'ledger.word.role.archivist': 'lưu trữ',
  'ledger.word.role.intake': 'tiếp nhận PAKN',
  'ledger.word.role.inspector': 'kiểm tra',
  'ledger.word.place.first': 'nơi sao lưu hằng ngày',
  'ledger.word.place.second': 'nơi sao lưu thứ hai',
  'ledger.word.status.01': 'đã đến',
  'ledger.word.status.02': 'từ chối tiếp nhận',
  'ledger.word.status.03': 'đã tiếp nhận',
  'ledger.word.status.04': 'đã phân công',
  'ledger.word.status.05': 'đang xử lý',
  'ledger.word.status.06': 'đã hoàn thành',
  'ledger.word.status.13': 'yêu cầu lấy lại',
  'ledger.word.status.15': 'đồng ý cho lấy lại',
  'ledger.word.status.16': 'từ chối cho lấy lại',
  'ledger.word.group.views': 'Xem, in, xuất, tìm kiếm',
  'ledger.word.group.documents': 'Văn bản, trình ký',
  'ledger.word.group.books': 'Sổ, số, giấy tờ',
  'ledger.word.group.classified': 'Bí mật nhà nước',
  'ledger.word.group.submissions': 'Phản ánh, kiến nghị',
  'ledger.word.group.exchange': 'Trao đổi',
  'ledger.word.group.administration': 'Quản trị, kiểm tra',
  'ledger.word.filtered':
    'Loại việc: {groupGiven, select, yes {{group}} other {mọi việc}}{actGiven, select, yes { ({act})} other {}}; người thực hiện: {actorGiven, select, yes {{actor}} other {mọi người}}; từ {fromGiven, select, yes {{from}} other {mục đầu}} đến{toGiven, select, yes { {to}} other { nay}}; hồ sơ: {recordGiven, select, yes {{record}} other {mọi hồ sơ}}',
} as const;
