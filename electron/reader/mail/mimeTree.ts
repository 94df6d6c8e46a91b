import { AppError } from '../../../shared/errors.ts';
import { type HeaderField, rawField, readFields, readStructured, type Structured } from './headerFields.ts';

/** A part of a letter as it lies in the file: nothing of it is decoded yet, nothing is copied. */
export interface MimePart {
  readonly fields: readonly HeaderField[];
  readonly type: Structured;
  readonly disposition: Structured;
  /** as it was sent, still in its transfer encoding */
  readonly body: Buffer;
  /** of a multipart, or the one letter in a message/rfc822 that was opened */
  readonly children: readonly MimePart[];
}

/** Bounds of one letter with everything in it. Honest ones have some tens of parts, three or four deep. */
export const MIME_LIMITS = {
  /** multiparts in each other */
  depth: 12,
  /** letters in letters that are opened in one pass; what lies deeper stays a part with its bytes */
  letters: 2,
  parts: 1_000,
  headerBytes: 256 * 1024,
  /** RFC 2046 §5.1.1 says 70 */
  boundary: 200,
} as const;

/**
 * Divides a letter into its parts in one pass over its bytes (RFC 2046 §5.1.1), before anything is decoded.
 * @throws AppError `mail-not-readable` beyond the bounds, with `why`: parts, depth, headers
 */
export function readMimeTree(bytes: Buffer): MimePart {
  return new Reader().entity(bytes, 'text/plain', 0, 0);
}

const refuse = (why: 'parts' | 'depth' | 'headers'): never => {
  throw new AppError('mail-not-readable', { why });
};

class Reader {
  #parts = 0;
  #headerBytes = 0;

  entity(bytes: Buffer, defaultType: string, depth: number, letters: number): MimePart {
    this.#parts += 1;
    if (this.#parts > MIME_LIMITS.parts) refuse('parts');
    if (depth > MIME_LIMITS.depth * (letters + 1)) refuse('depth');
    const { header, body } = this.#split(bytes);
    const fields = readFields(header);
    const written = readStructured(rawField(fields, 'content-type'));
    const type = written.value.includes('/') ? written : { value: defaultType, params: written.params };
    const disposition = readStructured(rawField(fields, 'content-disposition'));
    const part = { fields, type, disposition, body };
    const boundary = type.params.get('boundary') ?? '';
    if (type.value.startsWith('multipart/') && boundary !== '' && boundary.length <= MIME_LIMITS.boundary) {
      const inside = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
      const list = type.value === 'multipart/report' ? MIME_LIMITS.letters : letters;
      const children = [...piecesOf(body, boundary)].map((piece) =>
        this.entity(piece, inside, depth + 1, list),
      );
      return { ...part, children };
    }
    if (isOpenLetter(type, disposition, fields) && letters < MIME_LIMITS.letters)
      return { ...part, children: [this.entity(body, 'text/plain', depth + 1, letters + 1)] };
    return { ...part, children: [] };
  }

  /** The header ends at the first empty line; a part may begin with one and have no header at all. */
  #split(bytes: Buffer): { header: string; body: Buffer } {
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(LINE_FEED, at);
      const next = end < 0 ? bytes.length : end + 1;
      const line = bytes.subarray(at, end < 0 ? bytes.length : end);
      if (this.#headerBytes + next > MIME_LIMITS.headerBytes) refuse('headers');
      if (line.length === 0 || (line.length === 1 && line[0] === RETURN) || end < 0) {
        this.#headerBytes += next;
        return { header: bytes.toString('latin1', 0, next), body: bytes.subarray(next) };
      }
      at = next;
    }
  }
}

const [LINE_FEED, RETURN, SPACE, TAB, DASH] = [0x0a, 0x0d, 0x20, 0x09, 0x2d];

/** A letter that was forwarded in the text of another; one that was attached stays a file. */
function isOpenLetter(type: Structured, disposition: Structured, fields: readonly HeaderField[]): boolean {
  if (type.value !== 'message/rfc822' || disposition.value === 'attachment') return false;
  return !/base64|quoted-printable/i.test(rawField(fields, 'content-transfer-encoding'));
}

/** What stands between the lines `--boundary`; the line end before such a line belongs to it (RFC 2046 §5.1.1). */
function* piecesOf(body: Buffer, boundary: string): Generator<Buffer> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LINE_FEED) continue;
    let end = at + mark.length;
    const isLast = body[end] === DASH && body[end + 1] === DASH;
    if (isLast) end += 2;
    while (body[end] === SPACE || body[end] === TAB || body[end] === RETURN) end += 1;
    if (end < body.length && body[end] !== LINE_FEED) continue;
    if (from >= 0) yield body.subarray(from, Math.max(from, body[at - 2] === RETURN ? at - 2 : at - 1));
    if (isLast) return;
    from = end + 1;
  }
  if (from >= 0 && from <= body.length) yield body.subarray(from);
}
