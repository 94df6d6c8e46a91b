import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { degrees, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { CopyOrder } from '../../../shared/ipc/readerCopies.ts';
import { type Budget, OPERATIONS, type ReaderOp } from '../../../shared/ipc/readerProtocol.ts';
import { markedCopies } from '../../../electron/vault/copies/marked.ts';
import { bytesSource, type Reader } from '../../../electron/vault/reader/index.ts';
import { isAlive, watchedReader } from '../../support/readers.ts';
import { writtenPdf } from '../../support/writtenPdf.ts';

const require = createRequire(import.meta.url);
const FONT = readFileSync(require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'));
const NONE = Buffer.alloc(0);

const order = (copies: number, other: Partial<CopyOrder> = {}): CopyOrder => ({
  kind: 'pdf',
  copies: Array.from({ length: copies }, (_, at) => ({
    code: `BS-${at + 1}`,
    across: `BẢN SAO SỐ ${at + 1} NGHIÊNG`,
    stamp: `DẤU BẢN SAO ${at + 1}`,
    foot: `CHÂN BẢN SAO ${at + 1} · `,
  })),
  place: 'trang {page}/{of}',
  training: null,
  enclosed: null,
  ...other,
});

/** Marks of copies, drawn by the process that has no key into files that may come from anyone. */
describe('the marks of copies', () => {
  let reader: Reader;
  let sheets: Buffer;
  let dir = '';
  beforeAll(async () => {
    reader = watchedReader().reader;
    dir = mkdtempSync(path.join(os.tmpdir(), 'an-thu-marks-'));
    sheets = await writtenPdf(Array.from({ length: 20 }, (_, at) => [`Trang ghi nhận bản ${at + 1}`]));
  });
  afterAll(() => {
    reader.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function marked(of: CopyOrder, source: Buffer, enclosed = NONE, by = reader): Promise<Buffer> {
    const parts = [source, enclosed, sheets, FONT] as const;
    const lengths: [number, number, number, number] = [
      source.length,
      enclosed.length,
      sheets.length,
      FONT.length,
    ];
    const sizeBytes = lengths.reduce((sum, length) => sum + length, 0);
    const { files } = await by.read({ op: 'markCopies', order: of, lengths }, { sizeBytes, pieces: parts });
    return files[0] ?? NONE;
  }

  /** The words of each page. */
  function wordsOf(pdf: Buffer): string[] {
    const file = path.join(dir, 'marked.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).normalize('NFC');
    return text.split('\f').slice(0, -1);
  }

  async function refusal(work: Promise<unknown>): Promise<Pick<AppError, 'code' | 'params'>> {
    try {
      await work;
    } catch (cause) {
      if (cause instanceof AppError) return { code: cause.code, params: cause.params };
      throw cause;
    }
    throw new Error('it was marked');
  }

  it('stand on every page of their own copy, and on no other, with its sheet behind', async () => {
    const source = await writtenPdf([['Trang thứ nhất'], ['Trang thứ hai']]);
    const pages = wordsOf(await marked(order(3), source));
    expect(pages).toHaveLength(9);
    for (const copy of [1, 2, 3]) {
      const [first = '', second = '', sheet = ''] = pages.slice((copy - 1) * 3, copy * 3);
      expect(first).toContain('Trang thứ nhất');
      expect(second).toContain('Trang thứ hai');
      expect(sheet).toContain(`Trang ghi nhận bản ${copy}`);
      for (const [at, page] of [first, second].entries()) {
        expect(page.match(/CHÂN BẢN SAO .*/g)).toEqual([`CHÂN BẢN SAO ${copy} · trang ${at + 1}/2`]);
        expect(page.match(/DẤU BẢN SAO .*/g)).toEqual(at === 0 ? [`DẤU BẢN SAO ${copy}`] : null);
      }
    }
  });

  it('are apart on pages that share their contents and what these name', async () => {
    const made = await PDFDocument.load(await writtenPdf([['Lời chung'], [], []]));
    const [first] = made.getPages();
    // one list of contents, one dictionary of resources for all of them
    const list = made.context.register(first?.node.Contents() ?? made.context.obj([]));
    const resources = first?.node.Resources() ?? made.context.obj({});
    for (const { node } of made.getPages()) {
      node.set(PDFName.of('Contents'), list);
      node.set(PDFName.of('Resources'), resources);
    }
    const source = Buffer.from(await made.save());
    for (const copies of [1, 2]) {
      const pages = wordsOf(await marked(order(copies), source));
      const feet = pages.map((page) => page.match(/CHÂN BẢN SAO .*/g)?.join('|') ?? '');
      const wanted = Array.from({ length: copies }, (_, copy) =>
        [1, 2, 3].map((at) => `CHÂN BẢN SAO ${copy + 1} · trang ${at}/3`).concat(''),
      ).flat();
      expect(feet).toEqual(wanted);
      expect(pages.filter((page) => page.includes('Lời chung'))).toHaveLength(3 * copies);
    }
  });

  it('cost the file once, however many copies are made of it', async () => {
    const made = await PDFDocument.load(await writtenPdf([['Bản quét']]));
    const scan = made.context.register(
      PDFRawStream.of(made.context.obj({ Length: 3_000_000 }), randomBytes(3_000_000)),
    );
    made.getPage(0).node.newXObject('Scan', scan);
    const pdf = await marked(order(20), Buffer.from(await made.save()));
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(40);
    expect(pdf.length).toBeLessThan(4_000_000);
  });

  it('stand upright on turned and cropped pages, and over the pages of a training vault', async () => {
    for (const angle of [0, 90, 180, 270]) {
      const made = await PDFDocument.load(await writtenPdf([['Trang xoay']]));
      const page = made.getPage(0);
      page.setRotation(degrees(angle));
      page.setCropBox(40, 60, 500, 700);
      const pdf = await marked(order(1, { training: 'TẬP HUẤN' }), Buffer.from(await made.save()));
      const file = path.join(dir, `turned-${angle}.pdf`);
      writeFileSync(file, pdf);
      const boxes = execFileSync('pdftotext', ['-bbox', '-cropbox', '-f', '1', '-l', '1', file, '-'], {
        encoding: 'utf8',
      });
      const place = (word: string) => {
        const found =
          boxes
            .normalize('NFC')
            .split('\n')
            .find((line) => line.includes(`>${word}<`)) ?? '';
        return [...found.matchAll(/(?:xMin|yMin|xMax|yMax)="([\d.]+)"/g)].map(([, at]) => Number(at));
      };
      const [width, height] = angle % 180 === 90 ? [700, 500] : [500, 700];
      const [left = 0, top = 0, right = 0, bottom = 0] = place('CHÂN');
      expect(right - left, `${angle}`).toBeGreaterThan(bottom - top); // along the line
      expect(bottom).toBeGreaterThan(height - 22);
      expect(bottom).toBeLessThan(height);
      expect(left).toBeLessThan(width / 2);
      expect(place('DẤU')[1]).toBeLessThan(30);
      expect(wordsOf(pdf)[0]?.replaceAll(/\s/g, '')).toContain('TẬPHUẤN');
    }
  });

  it('name a file that goes inside, whole', async () => {
    const bytes = randomBytes(2_500_000);
    const enclosed = { name: 'ghi âm.mp3', mime: 'audio/mpeg' };
    const pdf = await marked(order(1, { enclosed }), await writtenPdf([['Trang đầu']]), bytes);
    const document = await PDFDocument.load(pdf);
    const [file] = document.getAttachments();
    expect(file?.name).toBe('ghi âm.mp3');
    expect(Buffer.from(file?.data ?? []).equals(bytes)).toBe(true);
    expect(document.getKeywords()).toBe('BS-1');
  });

  it('are put on pictures, and on nothing that is locked, broken or empty', async () => {
    const png = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches/d12-bi-ngoai.png'));
    expect(wordsOf(await marked(order(2, { kind: 'png' }), png))).toHaveLength(4);
    const locked = await PDFDocument.load(await writtenPdf([['Khóa']]));
    locked.encrypt({ userPassword: 'một', ownerPassword: 'hai' });
    const damaged = Buffer.from('%PDF-1.7\nkhông phải\n%%EOF');
    for (const [why, kind, source] of [
      ['encrypted', 'pdf', Buffer.from(await locked.save())],
      ['damaged', 'pdf', damaged],
      ['damaged', 'png', damaged],
      ['damaged', 'jpeg', png],
    ] as const)
      expect(await refusal(marked(order(1, { kind }), source)), kind).toEqual({
        code: 'copy-not-markable',
        params: { why },
      });
  });

  it('end with the budget, and the next file is marked', async () => {
    const short = (op: ReaderOp): Budget => ({ ...OPERATIONS[op].budget, deadlineMs: 700 });
    const { reader: other, pids } = watchedReader(short);
    try {
      const long = await writtenPdf(Array.from({ length: 400 }, (_, at) => [`Trang ${at}`]));
      const costly = await refusal(marked(order(20), long, NONE, other));
      expect(costly).toMatchObject({ code: 'file-too-costly', params: { why: 'time' } });
      // who copies is told that this file takes no marks, and why
      const words = { person: 'Lò Thị Mây', at: '08:00 24/11/2026', block: [], training: false } as const;
      const marks = Array.from({ length: 20 }, (_, at) => ({ ...words, number: `${at}`, code: `BS-${at}` }));
      const copying = markedCopies({ reader: other }, { kind: 'pdf', bytes: bytesSource(long) }, marks);
      expect(await refusal(copying)).toEqual({
        code: 'copy-not-markable',
        params: { why: 'costly', rule: 'SC-04' },
      });
      expect(pids.filter(isAlive).length).toBeLessThanOrEqual(1);
    } finally {
      other.close();
    }
    expect(wordsOf(await marked(order(1), await writtenPdf([['Ngắn']])))).toHaveLength(2);
  });
});
