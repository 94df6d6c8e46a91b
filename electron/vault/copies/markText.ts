import type { MadeKind } from '../../../shared/domain/copies/kinds.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';

/** Words of marks, labels and lines of the books of acts: official Vietnamese, whatever the language of the window. */
export const MARK_TEXT = {
  across: (number: string, code: string) => `BẢN SAO SỐ ${number} · ${code}`,
  stamp: (number: string) => `BẢN SAO SỐ: ${number}`,
  /** followed by one of the two below */
  foot: (mark: { number: string; code: string; person: string; at: string }) =>
    // the numbers of a document's copies go on from permit to permit: no "of how many" that were permitted now
    [`BẢN SAO SỐ ${mark.number}`, mark.code, `Người sao: ${mark.person}`, mark.at, ''].join('  ·  '),
  place: 'trang {page}/{of}',
  lastSheet: 'trang ghi nhận',
  sheet: 'BẢN SAO BÍ MẬT NHÀ NƯỚC',
  sign: 'NGƯỜI CÓ THẨM QUYỀN\n(ký tên, đóng dấu)',
  training: 'TẬP HUẤN',
  labels: {
    number: 'Bản sao số',
    document: 'Văn bản',
    level: 'Độ mật',
    kind: 'Hình thức sao, chụp',
    time: 'Thời gian sao, chụp',
    count: 'Số lượng được phép',
    recipients: 'Nơi nhận',
    permitted: 'Người cho phép',
    performer: 'Người sao, chụp',
    purpose: 'Mục đích',
  },
  kinds: {
    certified: 'Sao y bản chính',
    forwarded: 'Sao lục',
    extract: 'Trích sao',
    photo: 'Chụp',
    electronic: 'Bản điện tử',
  } satisfies Record<MadeKind, string>,
  levels: {
    none: 'Không mật',
    mat: 'Mật',
    'toi-mat': 'Tối mật',
    'tuyet-mat': 'Tuyệt mật',
  } satisfies Record<Level, string>,
  books: {
    'classified-incoming': 'Sổ đăng ký bí mật nhà nước đến',
    'classified-outgoing': 'Sổ đăng ký bí mật nhà nước đi',
    transfer: 'Sổ chuyển giao bí mật nhà nước',
    copying: 'Sổ quản lý sao, chụp bí mật nhà nước',
    'carry-out': 'Sổ theo dõi mang bí mật nhà nước ra khỏi nơi lưu giữ',
    destruction: 'Sổ tiêu hủy bí mật nhà nước',
  } as Readonly<Record<string, string>>,
  signedHere: (receiver: string) => `${receiver} (ký số)`,
  sealed: (seal: string) => `Bì niêm phong ${seal}`,
  /** under Ghi chú of the line of their making */
  wentWrong: {
    spoiled: (numbers: string, witness: string) => `Bản sao số ${numbers} hỏng, hủy tại chỗ trước ${witness}`,
    printCancelled: (numbers: string) => `Hủy lệnh in, không có bản sao số ${numbers}`,
  },
  /** under Ghi chú of a line whose column of the return was written by hand */
  returned: (dayAndName: string) => `Nhận nộp lại ${dayAndName}`,
  labelSheet: 'Nhãn bản số',
  carried: {
    title: 'TRANG ĐẦU BẢN SAO',
    why: 'Tệp này không mang được dấu trên từng trang nên dấu bản sao nằm ở trang này; tệp được nhúng trong chính bản PDF này và không tách rời khỏi trang này.',
    file: 'Tệp kèm theo',
    size: 'Dung lượng',
    hash: 'Mã kiểm tra của tệp (SHA-256)',
    bytes: (size: number) => `${String(size)} byte`,
  },
  original: 'BẢN SỐ',
  copy: 'BẢN SAO SỐ',
} as const;
