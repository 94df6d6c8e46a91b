/** Tên, ký hiệu, địa danh của cơ quan: sửa bằng việc của hai người. */
export const officeNames = {
  'office.title': 'Tên, ký hiệu, địa danh của cơ quan',
  'office.lead':
    'Văn bản, sổ, phiếu từ nay mang tên mới; số đã cấp, tệp đã ký giữ nguyên. Người thứ hai duyệt mới có hiệu lực; một trong hai người là lãnh đạo. Nơi đã đối chiếu thẻ thấy tên mới khi nhận thẻ mới.',
  'office.code.why':
    'không sửa được: mã nằm trong chứng thư của cơ quan và từng người, nơi nhận so mã này với thẻ. Sai mã ngay ngày đầu, chưa vào sổ gì: tạo kho mới (quan-tri.md, mục Lập máy mới)',
  'office.ask': 'Đề nghị sửa…',
  'office.askTitle': 'Sửa tên, ký hiệu, địa danh của cơ quan',
  'office.askDo': 'Gửi đề nghị',
  'office.reason.example': 'Ví dụ: gõ nhầm khi tạo kho; đổi tên theo QĐ số 12-QĐ/TU',
  'office.missing.change': 'Chưa sửa gì',
  'office.missing.names': 'Ghi tên và ký hiệu',
  'office.before': 'Đang là',
  'office.after': 'Sẽ là',
  'office.same': 'giữ nguyên',
  'office.example': 'Số văn bản, ví dụ',
  'office.waiting': 'Đề nghị sửa, chờ người thứ hai',
  'office.askedBy': '{by} đề nghị, {at}',
  'office.approve': 'Duyệt, sửa ngay',
  'office.refuse': 'Không duyệt',
  'office.withdraw': 'Rút đề nghị',
  'office.done.asked': 'Đã gửi đề nghị; chờ người thứ hai duyệt',
  'office.done.done': 'Đã sửa tên, ký hiệu, địa danh của cơ quan',
  'office.done.refused': 'Không duyệt; cơ quan giữ tên cũ',
  'office.done.withdrawn': 'Đã rút đề nghị',
  'office.last.done': 'Sửa lần cuối {at}: {asked} đề nghị, {by} duyệt.',
  'office.last.refused': 'Đề nghị của {asked} không được {by} duyệt, {at}: {note}',
} as const;
