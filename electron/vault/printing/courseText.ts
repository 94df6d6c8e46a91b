import type { Role } from '../../../shared/domain/people/roles.ts';

/** Words on the certificate sheet: official Vietnamese, whatever the language of the window. */
export const COURSE_TEXT = {
  post: {
    clerk: 'văn thư',
    leader: 'lãnh đạo',
    specialist: 'chuyên viên',
    cipher: 'cán bộ cơ yếu',
    admin: 'quản trị máy trạm',
    archivist: 'lưu trữ',
    intake: 'tiếp nhận phản ánh, kiến nghị',
    inspector: 'kiểm tra',
  } satisfies Record<Role, string>,
  /** @param seconds of one run */
  time: (seconds: number): string =>
    seconds < 60 ? `${seconds} giây` : `${Math.floor(seconds / 60)} phút ${seconds % 60} giây`,
};
