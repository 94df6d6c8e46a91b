/**
 * `Lưu: VT`, `Lưu Văn phòng Đảng ủy`: the line under Nơi nhận that says where the office keeps its own copy (NĐ
 * 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9; the Party's HD 36-HD/VPTW likewise). A person or a place of that name is
 * none: `Lưu Văn Hùng`, `xã Lưu Kiếm`.
 */
const KEPT_HERE =
  /^[-–•\s]*lưu(\s*[:,]|\s+(vt|vp\p{L}{0,4}|hs|văn thư|văn phòng|hồ sơ|lưu trữ)(\s|[,.;]|$))/iu;

/** Whom a document goes to: each once, as it is written, without the line of the copy that stays here. */
export const outsideRecipients = (recipients: readonly string[]): string[] =>
  [...new Set(recipients)].filter((name) => name !== '' && !KEPT_HERE.test(name.normalize('NFC')));
