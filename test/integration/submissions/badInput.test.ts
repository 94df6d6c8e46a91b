import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { candidateOf } from '../../../electron/vault/submissions/intake/candidates.ts';
import { readCsv } from '../../../electron/reader/tables/csvTable.ts';
import { readMail } from '../../../electron/reader/mail/mailFile.ts';
import { readXlsx } from '../../../electron/reader/tables/xlsxTable.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { sheetOf, workbookOf } from '../../support/zip.ts';

/** The code of a refusal; `read` for what could be read; anything else is a bug and fails the test by its name. */
async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'read';
  } catch (cause) {
    return cause instanceof AppError ? cause.code : `bug: ${String(cause)}`;
  }
}

const HEAD = ['Mã', 'Loại', 'Tiêu đề', 'Nội dung', 'Họ và tên'];
const csv = (...rows: string[]): Buffer => Buffer.from([HEAD.join(','), ...rows].join('\r\n'), 'utf8');

describe('tables', () => {
  test.each([
    [
      'a formula stays the text that it is',
      csv(`1,Kiến nghị,"=HYPERLINK(""http://x"",""a"")",'=cmd|' /c calc'!A1,A`),
      'read',
    ],
    ['a null byte', csv('1,Kiến nghị,a\u0000b,c,d'), 'read'],
    ['bytes of no encoding', Buffer.concat([csv('1,'), Buffer.from([0xff, 0xc3, 0x28, 0x80, 0xfe])]), 'read'],
    ['half of a UTF-16 file', Buffer.from([0xff, 0xfe, 0x41]), 'read'],
    ['directions turned around', csv('1,Kiến nghị,\u202Egnp.exe,b,c'), 'read'],
    ['an endless cell', csv(`1,Kiến nghị,${'a'.repeat(300_000)},b,c`), 'read'],
    ['a quote that never ends', Buffer.from(`"${'a\n'.repeat(200_000)}`), 'table-not-readable'],
    ['too many rows', csv(...Array.from({ length: 50_001 }, (_, n) => `${String(n)},a,b,c,d`)), 'too-large'],
    ['too many columns', Buffer.from(`${','.repeat(5_000)}\n`), 'too-large'],
    ['a file above the limit', Buffer.alloc(64 * 1024 * 1024 + 1, 97), 'too-large'],
  ])('%s', async (_what, bytes, outcome) => {
    expect(await outcomeOf(() => readCsv(bytes))).toBe(outcome);
  });

  test('an endless cell costs its own row, which says where it is; the others are as they were', async () => {
    const endless = 'a'.repeat(300_000);
    const [, long, next] = readCsv(csv(`1,Kiến nghị,T,${endless},c`, '2,Kiến nghị,T,Nội dung,c')).rows;
    const mapping = { sourceCode: 0, kind: 1, title: 2, body: 3, fullName: 4 };
    const seen = [long, next].map((row) => row && candidateOf(row, mapping, '2026-11-25'));
    expect(seen[0]).toMatchObject({ line: 2, faults: ['cell-too-long'], longColumn: 4 });
    expect(seen[1]).toMatchObject({ line: 3, faults: [], longColumn: null, body: 'Nội dung' });
    // of a column that nobody uses nothing is lost
    expect(long && candidateOf(long, { title: 2, body: 2, kind: 1 }, '2026-11-25').faults).toEqual([]);
    const sheet = await readXlsx(workbookOf([HEAD, ['1', 'Kiến nghị', 'T', 'a'.repeat(40_000), 'c']]));
    expect(sheet.rows.at(-1)?.tooLong).toEqual([3]);
  });

  const ROW = ['1', 'Kiến nghị', 'Tiêu đề', 'Nội dung', 'A'];
  const entity = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">${Array.from({ length: 9 }, (_, n) => `<!ENTITY b${String(n + 1)} "${n === 0 ? 'ha' : `&b${String(n)};`.repeat(10)}">`).join('')}]>`;
  test.each([
    ['a workbook as it should be', workbookOf([HEAD, ROW]), 'read'],
    ['macros', workbookOf([HEAD], [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'workbook-with-macros'],
    [
      'old macro sheets',
      workbookOf([HEAD], [{ name: 'xl/macrosheets/s.xml', content: 'x' }]),
      'workbook-with-macros',
    ],
    [
      'a link to another file',
      workbookOf([HEAD], [{ name: 'xl/externalLinks/l.xml', content: 'x' }]),
      'workbook-with-macros',
    ],
    [
      'a file inside',
      workbookOf([HEAD], [{ name: 'xl/embeddings/o.bin', content: 'x' }]),
      'workbook-with-macros',
    ],
    [
      'a part that wants out',
      workbookOf([HEAD], [{ name: '../../etc/cron.d/x', content: 'x' }]),
      'table-not-readable',
    ],
    [
      'a bomb',
      workbookOf([HEAD], [{ name: 'xl/media/b.bin', content: Buffer.alloc(300 * 1024 * 1024) }]),
      'too-large',
    ],
    ['no sheet', workbookOf([HEAD], [], ''), /read|table-not-readable/],
    ['no zip', Buffer.from('PK\u0003\u0004 but no more'), 'table-not-readable'],
    ['too many columns', workbookOf([Array.from({ length: 300 }, () => 'a')]), 'too-large'],
    ['an endless cell', workbookOf([HEAD, ['1', 'a', 'b'.repeat(2_000_000), 'c', 'd']]), 'read'],
  ])('of Excel: %s', async (_what, bytes, outcome) => {
    expect(await outcomeOf(() => readXlsx(bytes))).toMatch(outcome);
  });

  test('entities of a sheet are neither followed nor blown up', async () => {
    const sheet = sheetOf([HEAD, [...ROW.slice(0, 3), 'THỰC THỂ', 'A']])
      .replace('?>', `?>${entity}`)
      .replace('THỰC THỂ', '&a;&b9;');
    const text = await readXlsx(workbookOf([], [], sheet))
      .then(({ rows }) => JSON.stringify(rows))
      .catch((cause: unknown) => {
        if (cause instanceof AppError) return cause.code;
        throw cause;
      });
    expect(text.length).toBeLessThan(100_000);
    expect(text).not.toContain('root:');
  });

  test('cells that are too long are cut, and every cell is NFC', async () => {
    const { rows } = await readXlsx(workbookOf([HEAD, ['1', 'a', 'b'.repeat(100_000), 'Tiê\u0301ng', 'd']]));
    expect(rows[1]?.cells[2]?.length).toBe(32_767);
    expect(rows[1]?.cells[3]).toBe('Tiếng');
  });
});

const mime = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'utf8');
const nested = (depth: number): Buffer =>
  mime(
    'Subject: sâu',
    ...Array.from({ length: depth }, (_, n) => [
      `Content-Type: multipart/mixed; boundary="b${String(n)}"`,
      '',
      `--b${String(n)}`,
    ]).flat(),
    'Content-Type: text/plain',
    '',
    'cuối',
  );

describe('letters', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'read'],
    ['bytes of no letter', Buffer.from([0, 255, 254, 13, 10, 13, 10, 7]), 'read'],
    ['parts a hundred deep', nested(100), 'mail-not-readable'],
    ['a header without an end', mime(`X-A: ${'a'.repeat(1_000_000)}`), 'mail-not-readable'],
    ['a boundary that never comes', mime('Content-Type: multipart/mixed; boundary="x"', '', 'abc'), 'read'],
    ['an unknown charset', mime('Content-Type: text/plain; charset=klingon-8', '', 'abc'), 'read'],
    ['base64 that is none', mime('Content-Transfer-Encoding: base64', '', '@@@@'), 'read'],
    ['a date that is none', mime('Date: hôm qua', 'Subject: a', '', 'b'), 'read'],
    ['a letter above the limit', Buffer.alloc(64 * 1024 * 1024 + 1, 97), 'too-large'],
  ])('%s', async (_what, bytes, outcome) => {
    expect(await outcomeOf(() => readMail(bytes))).toBe(outcome);
  });

  test('HTML becomes words without scripts, pictures and addresses that are fetched', async () => {
    const html =
      '<style>b{}</style><script>alert(1)</script><p>Đề nghị <b onclick="x()">sửa</b></p><img src="http://x/y.png">';
    const { body } = await readMail(mime('Content-Type: text/html; charset=utf-8', '', html));
    expect(body).toBe('Đề nghị sửa');
  });

  test('more files than anybody attaches are cut off, not read on', async () => {
    const parts = Array.from({ length: 400 }, (_, n) => [
      '--b',
      `Content-Disposition: attachment; filename="../../${String(n)}.txt"`,
      '',
      'x',
    ]).flat();
    const mail = await readMail(mime('Content-Type: multipart/mixed; boundary="b"', '', ...parts, '--b--'));
    expect(mail.attachments).toHaveLength(50);
  });
});

describe('whatever is typed together', () => {
  const PIECES = [
    '"',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '=',
    "'",
    '\\',
    '\u0000',
    '\ufeff',
    'ê\u0301',
    'ÆÆ',
    'a',
    ' ',
  ];
  test('a table is read or refused with a code, and its cells are NFC', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 300 }), (pieces) => {
        try {
          const { rows } = readCsv(Buffer.from(pieces.join('')));
          for (const { cells } of rows) for (const cell of cells) expect(cell).toBe(cell.normalize('NFC'));
        } catch (cause) {
          expect(cause).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });

  const HEADERS = [
    'Content-Type: multipart/mixed; boundary="b"',
    'Content-Type: multipart/alternative; boundary=b',
    'Content-Type: message/rfc822',
    'Content-Type: text/html; charset=windows-1258',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    "Content-Disposition: attachment; filename*=UTF-8''%E0%A4%A",
    'Subject: =?UTF-8?B?////?= =?X?Q?=00?=',
    'From: "<script>" <@>',
    '--b',
    '--b--',
    '',
    '=C3=',
    'PGI+',
  ];
  test('a letter is read or refused with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...HEADERS), { maxLength: 60 }), async (lines) => {
        expect(await outcomeOf(() => readMail(mime(...lines)))).toMatch(
          /^(?:read|mail-not-readable|too-large)$/,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('bytes at random are no workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]);
        expect(await outcomeOf(() => readXlsx(zip))).toBe('table-not-readable');
      }),
      { numRuns: 200 },
    );
  });
});

describe('at the door of the vault', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  }, 240_000);
  afterAll(() => vault.remove());

  test('a gigabyte is refused before it is read', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-bad-')), 'to.csv');
    fs.writeFileSync(file, '');
    fs.truncateSync(file, 1024 * 1024 * 1024); // a hole: takes no room on the disk
    const before = process.memoryUsage().rss;
    expect(await clerk.call('attachments.stagePath', { path: file })).toMatchObject({
      ok: false,
      error: { code: 'blob-too-large' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  test('a formula is taken in as words, and is given back as words', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-bad-')), 'cong-thuc.csv');
    const formula = `=HYPERLINK("http://x","phần mềm hỏng")`;
    fs.writeFileSync(file, csv(`F1,Kiến nghị,"${formula.replaceAll('"', '""')}",+1+1 sửa phần mềm,A`));
    const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
    const { mapping } = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
    const { rows } = await clerk.ok('intake.takeRows', {
      stageId,
      mapping,
      from: 0,
      count: 5,
      kindForMissing: null,
      kindOfLines: [],
      undatedAsToday: true,
      receivedAs: 'today' as const,
      confirmedLines: [],
      leftOutLines: [],
      note: '',
    });
    expect(rows).toMatchObject([{ outcome: 'taken', title: formula }]);
  });
});
