import { randomBytes } from 'node:crypto';

/** What no known file begins with: of plain chance some thousandth of all files would look like a program or a disk image. */
const BEGIN = Buffer.from('tệp của bài kiểm thử: ');

/** Bytes of chance in the length asked for that no look at their beginning takes for a kind of file that is refused. */
export function plainBytes(size: number): Buffer {
  const bytes = randomBytes(size);
  BEGIN.copy(bytes, 0, 0, Math.min(size, BEGIN.length));
  return bytes;
}
