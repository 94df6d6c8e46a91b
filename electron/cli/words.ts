import type { AppError } from '../../shared/errors.ts';

/** What a person at a terminal can do about a refusal that only this skin knows, in the languages of the program. */
const WORDS: Readonly<Record<string, string>> = {
  'readable-by-others':
    'Người khác trên máy này đọc được tệp bí mật đó: chạy chmod 600 TỆP rồi làm lại. / Others on this machine can read that secret file: run chmod 600 FILE, then try again.',
  'one-for-all':
    'Mỗi người một cụm mật khẩu: ghi tệp dạng {"quantri": "…", "vanthu": "…"}. / Each person needs an own passphrase: write the file as {"quantri": "…", "vanthu": "…"}.',
};

/** Null where the code alone says it. */
export const wordsOf = ({ code, params }: AppError): string | null =>
  code === 'bad-input' ? (WORDS[String(params['rule'])] ?? null) : null;
