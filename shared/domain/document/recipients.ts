/**
 * `Lưu: VT`, `Lưu Văn phòng Đảng ủy`: the line under Nơi nhận that says where the office keeps its own copy (NĐ
 * 30/2020/NĐ-CP, Phụ lục I, nơi nhận; the Party's form has the same line, by a secondary source). A person or a place of
 * that name is none: `Lưu Văn Hùng`, `xã Lưu Kiếm`.
 */
const KEPT_HERE =
  /^[-–•\s]*lưu(\s*[:,]|\s+(vt|vp\p{L}{0,4}|hs|văn thư|văn phòng|hồ sơ|lưu trữ)(\s|[,.;]|$))/iu;

/** Whom a document goes to: each once, as it is written, without the line of the copy that stays here. */
export const outsideRecipients = (recipients: readonly string[]): string[] =>
  [...new Set(recipients)].filter((name) => name !== '' && !KEPT_HERE.test(name.normalize('NFC')));
