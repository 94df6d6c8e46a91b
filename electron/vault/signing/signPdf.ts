import { createHash } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import type { SignatureHole, SignatureOrder, SignatureWidget } from '../../../shared/ipc/readerSigning.ts';
import { signDigest } from '../crypto/cms/sign.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Reader } from '../reader/index.ts';
import { MOST_TOKEN_BYTES, type Stamping } from '../stamps/stamping.ts';
import { chainOf, cmsSigner, type Signer } from './signer.ts';

/** A signature as it is wished: what it shows and where. */
export type WishedSignature = Pick<SignatureWidget, 'look' | 'lines' | 'place' | 'field'>;

export interface PdfSigning {
  readonly signer: Signer;
  /** who signs, for readers that show it */
  readonly name: string;
  readonly signedMs: number;
  /** one behind the other, each over everything before it */
  readonly signatures: readonly WishedSignature[];
  /** signatures of ours that the file has already */
  readonly earlier: number;
  /** a classified file is taken apart in a process that reads nothing else */
  readonly alone: boolean;
  /** for the last of them, which is over all before it; null: none */
  readonly stamping: Stamping | null;
}

/**
 * Puts signatures into a PDF (PAdES baseline B-B, the last one B-T where it is stamped; ETSI EN 319 142-1): incremental updates, of which the process that
 * reads foreign bytes makes everything but the messages.
 * @returns what goes behind the file, which stays as it is
 * @throws AppError `pdf-not-signable` where the file can't be continued; whatever the signer refuses with
 */
export async function signPdf(
  { reader }: Reading,
  pdf: Buffer,
  { signer, name, signedMs, signatures, earlier, alone, stamping }: PdfSigning,
): Promise<Buffer> {
  const usual = roomFor(signer);
  const last = signatures.length - 1;
  const rooms = signatures.map((_, at) => (at === last && stamping !== null ? usual + TOKEN_ROOM : usual));
  const { holes, appended } = await prepared({ reader }, pdf, {
    name,
    signedMs,
    signatures,
    earlier,
    alone,
    rooms,
  });
  // only what is appended comes back: the file that is signed begins with the very bytes that were given away
  if (appended === undefined || holes.length !== signatures.length) return refuseAnswer('count');
  const whole = Buffer.concat([pdf, appended]);
  checkHoles(whole, pdf.length, holes, rooms);
  for (const [at, hole] of holes.entries()) await fill(whole, hole, signer, at === last ? stamping : null);
  return whole.subarray(pdf.length);
}

/**
 * Whether a PDF can be signed later: everything is made ready, and nothing is signed.
 * @throws AppError `pdf-not-signable`
 */
export async function refuseUnsignable({ reader }: Reading, pdf: Buffer, how: Wished): Promise<void> {
  await prepared({ reader }, pdf, { ...how, rooms: how.signatures.map(() => 1) });
}

type Reading = { readonly reader: Pick<Reader, 'read'> };
type Wished = Omit<PdfSigning, 'signer' | 'stamping'>;

interface Answer {
  readonly holes: readonly SignatureHole[];
  readonly appended: Buffer | undefined;
}

async function prepared(
  { reader }: Reading,
  pdf: Buffer,
  { name, signedMs, signatures, earlier, alone, rooms }: Wished & { readonly rooms: readonly number[] },
): Promise<Answer> {
  const { FONTS } = await import('../printing/fontFiles.ts');
  const order: SignatureOrder = {
    earlier,
    fileId: randomBytes(16).toString('hex'),
    widgets: signatures.map(({ look, lines, place, field }, at) => ({
      look,
      lines,
      place,
      field,
      signer: name,
      madeAt: pdfTime(signedMs),
      room: rooms[at] ?? 1,
    })),
  };
  const parts = [pdf, FONTS.regular, FONTS.italic, FONTS.bold] as const;
  const [file, regular, italic, bold] = parts;
  const lengths: [number, number, number, number] = [file.length, regular.length, italic.length, bold.length];
  const sizeBytes = lengths.reduce((sum, length) => sum + length, 0);
  const { value, files } = await reader.read(
    { op: 'prepareSignatures', order, lengths },
    { sizeBytes, pieces: parts },
    { alone },
  );
  return { holes: value.holes, appended: files[0] };
}

/** For a time stamp token, and the attribute around it. */
const TOKEN_ROOM = MOST_TOKEN_BYTES + 64;

/** For certificates, signature and what stands around them. */
const roomFor = ({ certificate, chain }: Signer): number =>
  chain.reduce((sum, der) => sum + der.length, certificate.length) + 2_048;

const HOURS_AHEAD = 7;

/** @returns the time in PDF's form, by the clock of Việt Nam (7.9.4) */
function pdfTime(ms: number): string {
  const there = new Date(ms + HOURS_AHEAD * 3_600_000).toISOString();
  return `D:${there.slice(0, 19).replaceAll(/[-T:]/g, '')}+07'00'`;
}

const refuseAnswer = (at: string): never => raise('file-unreadable', { reason: 'reader', at });

/**
 * The reader's word is not taken for where the holes are: each must be empty, between the file and the next one, and its
 * own byte range must say that everything else up to its end is signed.
 */
function checkHoles(
  whole: Buffer,
  start: number,
  holes: readonly SignatureHole[],
  rooms: readonly number[],
): void {
  let before = start;
  for (const [at, { from, to, end }] of holes.entries()) {
    const room = rooms[at] ?? 0;
    const isPlaced = before <= from && from < to && to < end && end <= whole.length;
    if (!isPlaced || to - from !== 2 * room + 2) refuseAnswer('hole');
    if (whole.toString('latin1', from, to) !== `<${'0'.repeat(2 * room)}>`) refuseAnswer('hole');
    const range = `/ByteRange [${[0, from, to, end - to].join(' ')}]`;
    const head = whole.toString('latin1', before, from);
    if (!head.includes(range) || head.split('/ByteRange').length !== 2) refuseAnswer('range');
    before = end;
  }
  if (before !== whole.length) refuseAnswer('end');
}

/** Signs everything up to the end of the update but the hole, and fills that. */
async function fill(
  whole: Buffer,
  { from, to, end }: SignatureHole,
  signer: Signer,
  stamping: Stamping | null,
): Promise<void> {
  const digest = createHash('sha256')
    .update(whole.subarray(0, from))
    .update(whole.subarray(to, end))
    .digest();
  const message = await signDigest(digest, cmsSigner(signer), chainOf(signer), stamping?.tokenOver);
  if (2 * message.length > to - from - 2) raise('internal', { at: 'room' });
  whole.write(message.toString('hex'), from + 1, 'latin1');
}
