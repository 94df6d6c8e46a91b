import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import type { CreateVault } from '../../../shared/ipc/contract/vault.ts';

type Person = CreateVault['people'][number];

const person = (username: string, fullName: string, position: string, roles: Person['roles']): Person => ({
  username,
  fullName,
  position,
  roles,
  passphrase: TRAINING_PASSPHRASE,
});

/** Invented people of an invented commune. The first clerk is who a new user tries the program as. */
export const TRAINING_PEOPLE = [
  person('huong', 'Nguyễn Thị Hường', 'Văn thư', ['clerk']),
  person('on', 'Lò Thị Ón', 'Văn thư', ['clerk']),
  person('thang', 'Bùi Quang Thắng', 'Bí thư Đảng ủy', ['leader']),
  person('anh', 'Phạm Thị Ngọc Ánh', 'Phó Bí thư Thường trực', ['leader']),
  person('toan', 'Lê Đức Toản', 'Chánh Văn phòng', ['leader']),
  person('thuy', 'Đặng Thị Thu Thủy', 'Chuyên viên', ['specialist']),
  person('ung', 'Trịnh Quốc Ưng', 'Chuyên viên', ['specialist']),
  person('nam', 'Vũ Hoài Nam', 'Chuyên viên Ban Xây dựng Đảng', ['specialist']),
  person('hue', 'Mai Thị Huệ', 'Tiếp nhận PAKN-SKGP', ['intake']),
  person('pin', 'Lường Văn Pín', 'Lưu trữ', ['archivist']),
  person('long', 'Triệu Đức Long', 'Cán bộ cơ yếu', ['cipher']),
  person('lan', 'Đinh Thị Lan', 'Ủy ban Kiểm tra Đảng ủy', ['inspector']),
  person('hiep', 'Nông Văn Hiệp', 'Quản trị hệ thống', ['admin']),
] as const satisfies readonly Person[];

export type Who = (typeof TRAINING_PEOPLE)[number]['username'];

/**
 * Who works at an office at the other end of the exchange. The same user names everywhere, other people; so few,
 * for every person costs two RSA keys.
 */
export const partnerPeople = (names: { readonly clerk: string; readonly leader: string }) =>
  [
    person('vanthu', names.clerk, 'Văn thư', ['clerk', 'specialist']),
    person('lanhdao', names.leader, 'Lãnh đạo', ['leader']),
    person('quantri', 'Hà Văn Thụ', 'Quản trị hệ thống', ['admin']),
  ] as const satisfies readonly Person[];
export type PartnerWho = ReturnType<typeof partnerPeople>[number]['username'];
/** Who carries out what the trainee asks for; the administrator only stands in the list. */
export const PARTNER_AT_WORK = ['vanthu', 'lanhdao'] as const satisfies readonly PartnerWho[];
