import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { Marks } from './marks.ts';

/**
 * Has number, date and the red mark drawn onto the first page of a PDF, by the process that reads foreign bytes. What
 * comes back is believed only if the first bytes of it are the given file, byte for byte, so that what the person
 * signed stays whole inside what the office signs.
 * @returns null when the file takes no marks, or costs too much to be taken apart: it then goes under a front sheet
 */
export async function stamped(ports: Ports, pdf: Buffer, marks: Marks): Promise<Buffer | null> {
  const { FONTS } = await import('../printing/fontFiles.ts');
  const parts = [pdf, FONTS.regular, FONTS.italic, FONTS.bold] as const;
  const [file, regular, italic, bold] = parts;
  const lengths: [number, number, number, number] = [file.length, regular.length, italic.length, bold.length];
  const sizeBytes = lengths.reduce((sum, length) => sum + length, 0);
  const { number, date, level, places } = marks;
  const job = { op: 'stamp', marks: { number, date, level, places }, lengths } as const;
  try {
    const { files } = await ports.reader.read(job, { sizeBytes, pieces: parts }, { alone: level !== null });
    const [made] = files;
    return made?.subarray(0, pdf.length).equals(pdf) === true ? made : null;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'file-too-costly') return null;
    throw cause;
  }
}
