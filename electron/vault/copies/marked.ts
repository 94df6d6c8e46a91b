import { AppError, raise } from '../../../shared/errors.ts';
import type { SourceKind } from '../../../shared/ipc/readerCopies.ts';
import type { Ports } from '../ports.ts';
import { type ByteSource, bytesSource } from '../reader/index.ts';
import { COPY_RULE } from './access.ts';
import { MARK_TEXT } from './markText.ts';
import { type CarriedFile, type CopyMark, frontSheet, lastSheets } from './sheets.ts';

/** Larger files are not given to the reader to be marked; bytes. */
export const MAX_MARKED_BYTES = 128 * 1024 * 1024;

/** A file to be copied: one whose pages take marks, or one that goes inside its front sheet. */
export type CopySource =
  | { readonly bytes: ByteSource; readonly kind: SourceKind }
  | { readonly bytes: ByteSource; readonly kind: 'carried'; readonly file: CarriedFile };

/**
 * One PDF with the copies, each with its marks on every page and a last sheet that records the copying, drawn by the
 * process that reads foreign bytes. A file that takes no marks is embedded in its front sheet, so that neither goes
 * without the other.
 * @throws AppError `copy-not-markable` for an encrypted or damaged file, and one that costs too much
 */
export async function markedCopies(
  ports: Pick<Ports, 'reader'>,
  source: CopySource,
  marks: readonly CopyMark[],
): Promise<Buffer> {
  const { FONTS } = await import('../printing/fontFiles.ts');
  const isCarried = source.kind === 'carried';
  const pages = isCarried ? bytesSource(await frontSheet(source.file)) : source.bytes;
  const inside = isCarried ? source.bytes : bytesSource(Buffer.alloc(0));
  const parts = [pages, inside, bytesSource(await lastSheets(marks)), bytesSource(FONTS.bold)] as const;
  const [a, b, c, d] = parts;
  const lengths: [number, number, number, number] = [a.sizeBytes, b.sizeBytes, c.sizeBytes, d.sizeBytes];
  const order = {
    kind: isCarried ? ('pdf' as const) : source.kind,
    copies: marks.map((mark) => ({
      code: mark.code,
      across: MARK_TEXT.across(mark.number, mark.code),
      stamp: MARK_TEXT.stamp(mark.number),
      foot: MARK_TEXT.foot(mark),
    })),
    place: MARK_TEXT.place,
    training: marks.some((mark) => mark.training) ? MARK_TEXT.training : null,
    enclosed: isCarried ? { name: source.file.name, mime: source.file.mime } : null,
  };
  const sizeBytes = lengths.reduce((sum, length) => sum + length, 0);
  try {
    const job = { op: 'markCopies', order, lengths } as const;
    const { files } = await ports.reader.read(job, { sizeBytes, pieces: oneByOne(parts) }, { alone: true });
    return files[0] ?? raise('internal', { at: 'marked' });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'file-too-costly')
      throw new AppError('copy-not-markable', { why: 'costly', rule: COPY_RULE.mark }, { cause });
    throw cause;
  }
}

async function* oneByOne(parts: readonly ByteSource[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { pieces } of parts) yield* pieces;
}
