import { findMark } from '../../shared/domain/secrecy/marks.ts';
import { secretFindings } from '../../shared/domain/submission/screen.ts';
import type { ScreenRule } from '../../shared/domain/secrecy/screenRule.ts';
import { safeFileName } from '../../shared/domain/text/fileName.ts';
import { raise } from '../../shared/errors.ts';
import type { Look } from '../../shared/ipc/readerAnswers.ts';
import {
  BATCH,
  MOST_PIXELS,
  PIECE_BYTES,
  type ReaderItem,
  type ReaderJob,
  type ReaderOp,
  type ReaderValue,
} from '../../shared/ipc/readerProtocol.ts';
import { detectKind, HEAD_BYTES } from './kinds.ts';

/** A part of an answer, in order: items, the bytes of the last of them, and at the end what the answer is. */
export type Part =
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly value: unknown };

type Parts = AsyncGenerator<Part, void, undefined>;

/**
 * Does one job. What reads a kind of file is loaded when the first file of that kind comes.
 * @throws AppError as the parsers refuse
 */
export function answer(job: ReaderJob, bytes: Buffer): Parts {
  switch (job.op) {
    case 'kind':
      return only('kind', detectKind(job.name, bytes.subarray(0, HEAD_BYTES)));
    case 'look':
      return only('look', look(job, bytes));
    case 'words':
      return only('words', words(job, bytes));
    case 'paragraphs':
      return paragraphs(job.name, bytes);
    case 'draft':
      return draft(bytes);
    case 'firstPage':
      return only('firstPage', firstPage(bytes, job.mostLetters));
    case 'recognise':
      return recognised(job, bytes);
    case 'stamps':
      return only('stamps', stamps(job, bytes));
    case 'signatures':
      return signatures(bytes);
    case 'shownPdf':
      return shownPdf(bytes);
    case 'stampAnswer':
      return only('stampAnswer', stampAnswer(job, bytes));
    case 'trustFile':
      return trustFile(job, bytes);
    case 'table':
      return table(bytes);
    case 'mail':
      return mail(job, bytes);
    case 'edxml':
      return edxml(bytes);
    case 'prepareSignatures':
      return prepared(job, bytes);
    case 'markCopies':
      return copies(job, bytes);
  }
}

const done = <K extends ReaderOp>(_op: K, value: ReaderValue<K>): Part => ({ kind: 'done', value });

async function* only<K extends ReaderOp>(op: K, value: Promise<ReaderValue<K>>): Parts {
  yield done(op, await value);
}

async function look(
  { name, rules, isWhole }: Extract<ReaderJob, { op: 'look' }>,
  bytes: Buffer,
): Promise<Look> {
  const { secrecyOfFile } = await import('./secrecy/secrecyOfFile.ts');
  const { kind, mime } = await detectKind(name, bytes.subarray(0, HEAD_BYTES));
  if (!isWhole) {
    // its name is searched all the same
    const secrecy = await secrecyOfFile(name, Buffer.alloc(0), rules);
    const unread = { state: 'unread', why: 'too-large' } as const;
    return { kind, mime, pages: null, secrecy: secrecy.state === 'marked' ? secrecy : unread };
  }
  return { kind, mime, pages: await pagesOf(kind, bytes), secrecy: await secrecyOfFile(name, bytes, rules) };
}

async function pagesOf(kind: Look['kind'], bytes: Buffer): Promise<number | null> {
  if (kind !== 'pdf') return null;
  const { countPdfPages, MAX_COUNTED_BYTES, startsLikePdf } = await import('./pdfPages.ts');
  return bytes.length <= MAX_COUNTED_BYTES && startsLikePdf(bytes) ? countPdfPages(bytes) : null;
}

async function words(
  { name, rules }: Extract<ReaderJob, { op: 'words' }>,
  bytes: Buffer,
): Promise<ReaderValue<'words'>> {
  const { openEnclosed } = await import('./mail/enclosed.ts');
  const { text, searched, refused } = await openEnclosed({ name, mime: '', bytes });
  const sought = phraseOf(name, text, rules, MOST_SOUGHT);
  return { phrase: sought.phrase, searched: searched && sought.isWhole, refused };
}

/** Letters of words that are searched for phrases in one job. */
const MOST_SOUGHT = 1_000_000;

/** What a person reads first in the name and the words of a file; `isWhole` is false where they are more than `most`. */
function phraseOf(
  name: string,
  text: string,
  rules: readonly ScreenRule[],
  most: number,
): Pick<ReaderValue<'words'>, 'phrase'> & { readonly isWhole: boolean } {
  const all = `${name.replace(/\.[^.]*$/, '')}\n${text}`;
  const [found] = secretFindings(all.slice(0, most), rules);
  const phrase =
    found === undefined ? null : { rule: found.rule, excerpt: (found.excerpt ?? '').slice(0, 200) };
  return { phrase, isWhole: all.length <= most };
}

async function* paragraphs(name: string, bytes: Buffer): Parts {
  const { paragraphsOfFile } = await import('./text/fileParagraphs.ts');
  const { readDocx } = await import('./draft/readDocx.ts');
  const word = /\.docx$/i.test(name) ? await readDocx(bytes) : null;
  const read =
    word === null
      ? await paragraphsOfFile(name, bytes)
      : { are: 'paragraphs' as const, list: word.paragraphs.map(({ text }) => text) };
  yield* batches<'paragraphs'>(read?.list ?? [], (line) => line.length);
  yield done('paragraphs', read?.are ?? null);
}

async function* draft(bytes: Buffer): Parts {
  const { readDocx } = await import('./draft/readDocx.ts');
  const read = await readDocx(bytes);
  const items = (read?.paragraphs ?? []).map(({ text, runs }) => ({ text, runs: [...runs] }));
  yield* batches<'draft'>(items, ({ text, runs }) => text.length + 32 * runs.length);
  yield done('draft', read === null ? null : { sections: [...read.sections] });
}

async function firstPage(bytes: Buffer, mostLetters: number): Promise<ReaderValue<'firstPage'>> {
  const { pdfFirstPage } = await import('./text/pdfText.ts');
  return pdfFirstPage(bytes, mostLetters)?.map((line) => [...line]) ?? null;
}

async function* recognised(
  { width, height, dpi, rules }: Extract<ReaderJob, { op: 'recognise' }>,
  grey: Buffer,
): Parts {
  if (width * height !== grey.length || grey.length > MOST_PIXELS)
    raise('file-unreadable', { reason: 'picture' });
  const { recognise } = await import('./ocr/engine.ts');
  const { linesOf } = await import('../../shared/domain/document/reading/recognised.ts');
  const words = await recognise({ grey, width, height, dpi });
  const mark = findMark(linesOf(words).join('\n'), rules);
  yield* batches<'recognise'>(words, ({ text }) => text.length + 64);
  yield done('recognise', { mark: mark === null ? null : { level: mark.level, rule: mark.rule } });
}

async function stamps(
  { width, height, dpi }: Extract<ReaderJob, { op: 'stamps' }>,
  pixels: Buffer,
): Promise<ReaderValue<'stamps'>> {
  if (width * height !== pixels.length || pixels.length > MOST_PIXELS)
    raise('file-unreadable', { reason: 'picture' });
  const { findStamps } = await import('./scanMarks/findStamps.ts');
  // a plain array: what a buffer slices is no copy
  const plain = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  return (await findStamps({ pixels: plain, width, height, dpi })).map(({ kind }) => kind);
}

async function* signatures(bytes: Buffer): Parts {
  const { readSignatures } = await import('./signatures/readSignatures.ts');
  const { signatures: found, left, damaged } = readSignatures(bytes);
  yield* batches<'signatures'>(found, ({ certificates }) => 2_048 * (certificates.length + 1));
  yield done('signatures', { left, damaged });
}

const NUMBERS_AN_ITEM = 3_000;

async function* shownPdf(bytes: Buffer): Parts {
  const { shownAnew } = await import('./signatures/shownAnew.ts');
  const anew = shownAnew(bytes);
  if (anew !== null) {
    const { parts, literals } = anew;
    const items: ReaderItem<'shownPdf'>[] = [];
    for (let from = 0; from < parts.length; from += NUMBERS_AN_ITEM)
      items.push({ parts: parts.slice(from, from + NUMBERS_AN_ITEM) });
    yield* batches<'shownPdf'>(items, () => 4 * NUMBERS_AN_ITEM);
    yield { kind: 'items', items: [{ sizeBytes: literals.length } satisfies ReaderItem<'shownPdf'>] };
    yield* pieces(literals);
  }
  yield done('shownPdf', { sizeBytes: anew?.sizeBytes ?? null });
}

async function stampAnswer(
  { imprint, nonce }: Extract<ReaderJob, { op: 'stampAnswer' }>,
  bytes: Buffer,
): Promise<ReaderValue<'stampAnswer'>> {
  const { readStampAnswer } = await import('./signatures/stampAnswer.ts');
  return readStampAnswer(bytes, { imprint: Buffer.from(imprint, 'hex'), nonce });
}

async function* trustFile({ issuers }: Extract<ReaderJob, { op: 'trustFile' }>, bytes: Buffer): Parts {
  const { readTrustFile } = await import('./signatures/readTrustFile.ts');
  const { items, left } = readTrustFile(bytes, issuers);
  const lettersOf = (item: ReaderItem<'trustFile'>): number =>
    item.kind === 'certificate' ? item.der.length : item.kind === 'revoked' ? 64 * item.entries.length : 512;
  yield* batches<'trustFile'>(items, lettersOf);
  yield done('trustFile', { left });
}

const ZIP = [0x50, 0x4b];

async function* table(bytes: Buffer): Parts {
  const isZip = ZIP.every((byte, index) => bytes[index] === byte);
  const { sheet, rows } = isZip
    ? await (await import('./tables/xlsxTable.ts')).readXlsx(bytes)
    : (await import('./tables/csvTable.ts')).readCsv(bytes);
  const items = rows.map(({ line, cells, original, tooLong }) => ({
    line,
    cells: [...cells],
    tooLong: [...tooLong],
    original: original === null ? null : [...original],
  }));
  const lettersOf = (cells: readonly string[]): number =>
    cells.reduce((sum, cell) => sum + cell.length + 8, 0);
  yield* batches<'table'>(items, ({ cells, original }) => lettersOf(cells) + lettersOf(original ?? []));
  yield done('table', { sheet: sheet.slice(0, 1_000) });
}

/** More than this is read of no letter. */
const MOST_LETTERS = 2_000_000;

const most = (text: string): string => text.slice(0, MOST_LETTERS);

async function* mail({ rules }: Extract<ReaderJob, { op: 'mail' }>, bytes: Buffer): Parts {
  const { readMail } = await import('./mail/mailFile.ts');
  const { openEnclosed } = await import('./mail/enclosed.ts');
  const { secrecyOfFile } = await import('./secrecy/secrecyOfFile.ts');
  const { forwarded, ...letter } = await readMail(bytes);
  const { attachments, ...head } =
    forwarded === null ? letter : { ...letter, attachments: forwarded.attachments };
  let left = MOST_SOUGHT;
  for (const attachment of attachments) {
    const { name, mime, bytes: held, refused, text } = await openEnclosed(attachment);
    // as it will be found when it is staged by itself
    const data = Buffer.from(held.buffer, held.byteOffset, held.byteLength);
    const found = refused ? null : await secrecyOfFile(safeFileName(name), data, rules);
    const { phrase, isWhole } = phraseOf(name, text, rules, left);
    left = Math.max(0, left - text.length);
    const searched = found !== null && found.state !== 'unread' && isWhole;
    const item: ReaderItem<'mail'> = { name, mime, refused, phrase, searched, sizeBytes: held.length };
    yield { kind: 'items', items: [item] };
    yield* pieces(held);
  }
  const { fromName, fromAddress, subject, body, sentOn, messageId } = head;
  yield done('mail', {
    fromName: most(fromName),
    fromAddress: most(fromAddress),
    subject: most(subject),
    body: most(body),
    sentOn,
    messageId: most(messageId),
    isWhole: head.isWhole && (forwarded?.isWhole ?? true),
    forwarded: forwarded && {
      fromName: most(forwarded.letter.fromName),
      fromAddress: most(forwarded.letter.fromAddress),
      subject: most(forwarded.letter.subject),
      body: most(forwarded.letter.body),
      sentOn: forwarded.letter.sentOn,
      cover: most(forwarded.cover),
    },
  });
}

async function* edxml(bytes: Buffer): Parts {
  const { readEdxml } = await import('./edxml/readPackage.ts');
  const message = await readEdxml(bytes);
  if (message.kind === 'status') {
    yield done('edxml', message);
    return;
  }
  const { attachments, to, replaces, responsesFor, trace, ...head } = message;
  for (const { contentId, name, declaredType, zipped, bytes: held } of attachments) {
    const item: ReaderItem<'edxml'> = { contentId, name, declaredType, zipped, sizeBytes: held.length };
    yield { kind: 'items', items: [item] };
    yield* pieces(held);
  }
  yield done('edxml', {
    ...head,
    to: [...to],
    replaces: [...replaces],
    responsesFor: [...responsesFor],
    trace: [...trace],
  });
}

async function* prepared(
  { order, lengths }: Extract<ReaderJob, { op: 'prepareSignatures' }>,
  bytes: Buffer,
): Parts {
  const { prepareSignatures } = await import('./signing/prepareSignatures.ts');
  const [pdf, ...fonts] = divided(bytes, lengths);
  const { appended, holes } = prepareSignatures(pdf, fonts, order);
  const item: ReaderItem<'prepareSignatures'> = { sizeBytes: appended.length };
  yield { kind: 'items', items: [item] };
  yield* pieces(appended);
  yield done('prepareSignatures', { holes: [...holes] });
}

async function* copies({ order, lengths }: Extract<ReaderJob, { op: 'markCopies' }>, bytes: Buffer): Parts {
  const { markCopies } = await import('./copies/markCopies.ts');
  const [source, enclosed, sheets, font] = divided(bytes, lengths);
  const marked = await markCopies(order, { source, enclosed, sheets, font });
  try {
    yield { kind: 'items', items: [{ sizeBytes: marked.length } satisfies ReaderItem<'markCopies'>] };
    yield* pieces(marked);
  } finally {
    marked.fill(0);
  }
  yield done('markCopies', null);
}

/** The files of which the bytes consist, one behind another. */
function divided(bytes: Buffer, [a, b, c, d]: readonly [number, number, number, number]): Four {
  const part = (from: number, length: number): Buffer => bytes.subarray(from, from + length);
  return [part(0, a), part(a, b), part(a + b, c), part(a + b + c, d)];
}
type Four = readonly [Buffer, Buffer, Buffer, Buffer];

function* batches<K extends ReaderOp>(
  items: readonly ReaderItem<K>[],
  lettersOf: (item: ReaderItem<K>) => number,
): Generator<Part, void, undefined> {
  let [batch, letters]: [ReaderItem<K>[], number] = [[], 0];
  for (const item of items) {
    batch.push(item);
    letters += lettersOf(item);
    if (batch.length < BATCH.items && letters < BATCH.letters) continue;
    yield { kind: 'items', items: batch };
    [batch, letters] = [[], 0];
  }
  if (batch.length > 0) yield { kind: 'items', items: batch };
}

/** Each a copy of its own, which can be given away. */
function* pieces(held: Uint8Array): Generator<Part, void, undefined> {
  for (let from = 0; from < held.length; from += PIECE_BYTES)
    yield { kind: 'bytes', bytes: new Uint8Array(held.subarray(from, from + PIECE_BYTES)) };
}
