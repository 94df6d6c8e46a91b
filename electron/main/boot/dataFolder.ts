import { accessSync, constants, mkdirSync } from 'node:fs';

/** What is said when the folder of the program's own files can't be written; without it no window can be opened. */
export interface FolderFault {
  readonly title: string;
  readonly text: string;
}

/**
 * Chromium can't tell a second start from a folder that it may not write: both only take the lock away. So the folder
 * is looked at first, and the person told; in both languages, for the page that has the words is not there yet.
 * @param dir the folder for settings of this machine; made where it is missing
 * @returns null where it can be written
 */
export function dataFolderFault(dir: string): FolderFault | null {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return {
      title: 'An Thư',
      text: [
        `Không mở được An Thư: tài khoản máy tính này không ghi được vào thư mục ${dir} (${code ?? '?'}).`,
        'Hồ sơ còn nguyên. Nhờ người quản trị máy cho quyền ghi thư mục này, hoặc giải phóng ổ đĩa, rồi mở lại.',
        '',
        `An Thư can't open: this account may not write the folder ${dir}. No record is touched.`,
      ].join('\n'),
    };
  }
}
