import type { WireError } from '../../shared/errors.ts';

/** What a person at a terminal can do about a refusal, in the languages of the program: by the rule of a bad call… */
const OF_RULES: Readonly<Record<string, string>> = {
  'readable-by-others':
    'Người khác trên máy này đọc được tệp bí mật đó: chạy chmod 600 TỆP rồi làm lại. / Others on this machine can read that secret file: run chmod 600 FILE, then try again.',
  'one-for-all':
    'Mỗi người một cụm mật khẩu: ghi tệp dạng {"quantri": "…", "vanthu": "…"}. / Each person needs an own passphrase: write the file as {"quantri": "…", "vanthu": "…"}.',
  'unknown-option':
    'Không có tùy chọn này: xem "help TÊN-LỆNH". / There is no such option: see "help COMMAND".',
  'one-operation':
    'Ghi đúng một việc sau call: xem "help ops". / Name one operation behind call: see "help ops".',
};

/** … and by the code. */
const OF_CODES: Readonly<Record<string, string>> = {
  'unknown-operation':
    'Không có lệnh hay việc này: xem "help". / There is no such command or operation: see "help".',
  'vault-absent':
    'Thư mục ghi ở --dir không có kho. Không có gì được tạo. / There is no vault in the folder of --dir. Nothing was made.',
  'vault-in-use':
    'Kho đang mở ở một cửa sổ An Thư khác: đóng cửa sổ ấy rồi làm lại. / The vault is open in another window of An Thư: close it, then try again.',
  'wrong-passphrase':
    'Tên ở --user hoặc cụm mật khẩu trong tệp chưa đúng. / The name of --user or the passphrase in the file is wrong.',
  'not-permitted':
    'Người này không có quyền làm việc ấy: "help TÊN-VIỆC" nói ai làm được. / This person may not do it: "help OPERATION" says who may.',
  'file-unreadable': 'Không đọc được một tệp đã nêu. / A named file can not be read.',
};

/** Null where the code alone says it. */
export function wordsOf({ code, params }: Pick<WireError, 'code' | 'params'>): string | null {
  if (code !== 'bad-input') return OF_CODES[code] ?? null;
  const { rule, field } = params;
  if (rule === 'missing' && typeof field === 'string')
    return field === 'command'
      ? 'Ghi một lệnh: xem "help". / Name a command: see "help".'
      : `Thiếu ${field}: xem "help TÊN-LỆNH". / ${field} is missing: see "help COMMAND".`;
  return OF_RULES[String(rule)] ?? null;
}
