import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../../electron/reader/tables/csvTable.ts';
import { readMail } from '../../../electron/reader/mail/mailFile.ts';
import { readXlsx } from '../../../electron/reader/tables/xlsxTable.ts';
import { AppError } from '../../../shared/errors.ts';
import type { IntakeRow } from '../../../shared/ipc/contract/intake.ts';
import { zipOf } from '../../support/zip.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { ALL_CASES } from '../../support/inputs.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../fixtures/submissions');
const sample = (name: string): string => path.join(SAMPLES, name);
const FIXED = {
  kindForMissing: null,
  kindOfLines: [],
  undatedAsToday: false,
  receivedAs: 'today' as 'today' | 'sent',
  confirmedLines: [],
  leftOutLines: [],
  note: '',
};

async function takeAll(
  caller: Caller,
  file: string,
  change: Partial<typeof FIXED> = {},
  stopAfter = Infinity,
) {
  const { stageId } = await caller.ok('attachments.stagePath', { path: file });
  const { mapping, total } = await caller.ok('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
  const rows: IntakeRow[] = [];
  for (let from: number | null = 0; from !== null && rows.length < stopAfter;) {
    const reply: { rows: IntakeRow[]; next: number | null } = await caller.ok('intake.takeRows', {
      stageId,
      mapping,
      from,
      count: 25,
      ...FIXED,
      ...change,
    });
    rows.push(...reply.rows);
    from = reply.next;
  }
  return { rows, total };
}

const countOf = (rows: readonly IntakeRow[], outcome: string): number =>
  rows.filter((row) => row.outcome === outcome).length;

describe('the import of submissions', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
  });
  afterAll(() => vault.remove());

  it('goes on where it was stopped, and takes in nothing twice, in either format', async () => {
    const clerk = await vault.as('vanthu');
    const first = await takeAll(clerk, sample('pakn-mau.csv'), {}, 25);
    expect(countOf(first.rows, 'taken')).toBeGreaterThan(20);
    const second = await takeAll(clerk, sample('pakn-mau.csv'));
    expect(second.total).toBe(60);
    expect(countOf(first.rows, 'taken') + countOf(second.rows, 'taken')).toBe(55);
    expect(countOf(second.rows, 'secret')).toBe(2);
    const third = await takeAll(clerk, sample('pakn-mau.xlsx'));
    expect(countOf(third.rows, 'taken')).toBe(0);
    const { total } = await clerk.ok('submissions.list', { ...ALL_CASES, limit: 1 });
    expect(total).toBe(55);
  });

  it('says of every row that stays out why, and takes it in after a person decided', async () => {
    const clerk = await vault.as('vanthu');
    const { rows } = await takeAll(clerk, sample('pakn-mau.csv'), { undatedAsToday: true });
    const mended = rows.filter((row) => row.outcome === 'taken');
    expect(mended.map((row) => row.faults)).toEqual([['bad-date']]);
    const asked = rows.filter((row) => row.outcome === 'ask');
    expect(asked).toHaveLength(1);
    const confirmed = await takeAll(clerk, sample('pakn-mau.csv'), {
      confirmedLines: asked.map(({ line }) => line) as never,
    });
    expect(countOf(confirmed.rows, 'taken')).toBe(1);
  });

  it('keeps nothing of a row that carries a mark of secrecy, not even in the preview', async () => {
    const clerk = await vault.as('vanthu');
    const { stageId } = await clerk.ok('attachments.stagePath', { path: sample('pakn-mau.csv') });
    const { rows } = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 60 });
    const secret = rows.filter((row) => row.outcome === 'secret');
    expect(secret).toHaveLength(2);
    for (const row of secret) {
      expect(row).toMatchObject({ title: null, senderMasked: null, similar: [] });
      expect(JSON.stringify(row)).not.toMatch(/06\/KH-UBND|14-CV\/TU/);
    }
    for (const words of ['06/KH-UBND', '14-CV/TU']) {
      const { hits } = await clerk.ok('search.query', { words, limit: 20, prefix: false });
      expect(hits).toEqual([]);
    }
  });

  it('looks at columns that nothing is taken of, at what stands above the headings, and at the name', async () => {
    const clerk = await vault.as('vanthu');
    const preview = async (name: string, text: string) => {
      const file = path.join(vault.dir, '..', name);
      fs.writeFileSync(file, text);
      const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
      fs.rmSync(file);
      return clerk.call('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
    };
    const head = 'Mã phản ánh,Loại,Tiêu đề,Nội dung,Họ và tên,Cột lạ';
    const row = (last: string): string =>
      `PA-1,Phản ánh,Đường hỏng,Đường vào thôn hỏng đã lâu,Lò Thị Ón,"${last}"`;
    const whole = await preview('thu.csv', [head, row('TỐI MẬT'), row('thường')].join('\n'));
    expect(whole).toMatchObject({
      ok: true,
      value: { rows: [{ outcome: 'secret', title: null }, { outcome: 'new' }] },
    });
    const refused = { ok: false, error: { code: 'secret-mark-found', params: { found: 'file' } } };
    expect(await preview('thu.csv', [`MẬT,,,,,`, head, row('x')].join('\n'))).toMatchObject(refused);
    expect(await preview('TỐI MẬT.csv', [head, row('x')].join('\n'))).toMatchObject(refused);
  });

  it('reads back a case of TCVN3 in Unicode, and keeps the cells as they stood', async () => {
    const clerk = await vault.as('vanthu');
    const { rows } = await clerk.ok('submissions.list', {
      group: 'all',
      state: null,
      personId: null,
      overdue: false,
      after: null,
      limit: 10,
      words: '"phông chữ cũ"',
    });
    expect(rows.length).toBeGreaterThan(0);
  });

  it('remembers what the columns meant in exports with the same headings', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-intake-')), 'khac.csv');
    fs.writeFileSync(
      file,
      'Mã;Nội dung;Cột lạ;Người gửi;Loại\r\nX-1;Đề nghị lắp thêm biển báo ở cầu treo;Tiêu đề thật;Lò Văn Ún;Kiến nghị\r\n',
    );
    const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
    const seen = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
    expect(seen.remembered).toBe(false);
    const mapping = { ...seen.mapping, title: 2 };
    await clerk.ok('intake.takeRows', { stageId, mapping, from: 0, count: 5, ...FIXED });
    const again = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
    expect(again).toMatchObject({ remembered: true, mapping: { title: 2 } });
    expect(again.rows[0]?.outcome).toBe('already');
  });

  it('asks what the columns of an export are whose headings nobody knows, and remembers it', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-intake-')), 'la.csv');
    fs.writeFileSync(
      file,
      'Sở Khoa học và Công nghệ\r\nSố phiếu;Diễn giải;Việc gì;Phân nhóm\r\nA-1;Cầu treo Nậm Mu nước lên không qua được;Cầu treo cần biển báo;Kiến nghị\r\n',
    );
    const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
    const look = (mapping: Record<string, number> | null) =>
      clerk.ok('intake.preview', { stageId, mapping, from: 0, count: 5 });
    const seen = await look(null);
    expect(seen).toMatchObject({ headings: ['Số phiếu', 'Diễn giải', 'Việc gì', 'Phân nhóm'], total: 1 });
    expect(seen.rows[0]).toMatchObject({ outcome: 'faulty' });
    const mapping = { ...seen.mapping, body: 1, title: 2, kind: 3, sourceCode: 0 };
    expect((await look(mapping)).rows[0]).toMatchObject({ outcome: 'new' });
    const taken = await clerk.ok('intake.takeRows', { stageId, mapping, from: 0, count: 5, ...FIXED });
    expect(taken.rows[0]?.outcome).toBe('taken');
    expect(await look(null)).toMatchObject({ remembered: true, mapping });
  });

  it('takes long letters in a few at a time, and all of them in the end', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-intake-')), 'dai.csv');
    const letters = (n: number): string =>
      String(n).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    const words = (n: number): string =>
      Array.from({ length: 3_000 }, (_, at) => `${letters(n)}x${letters(at)}`).join(' ');
    const lines = Array.from({ length: 40 }, (_, n) => `D-${n};Việc ${n};${words(n)};Kiến nghị`);
    fs.writeFileSync(file, ['Mã;Tiêu đề;Nội dung;Loại', ...lines].join('\n'));
    const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
    const { mapping } = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
    const all = { stageId, mapping, count: 40, ...FIXED };
    const first = await clerk.ok('intake.takeRows', { ...all, from: 0 });
    expect(first.rows.length).toBeGreaterThan(0);
    expect(first.rows.length).toBeLessThan(40);
    expect(first.next).toBe(first.rows.length);
    const { rows } = await takeAll(clerk, file);
    expect(countOf(rows, 'already')).toBe(first.rows.length);
    expect(countOf(rows, 'taken')).toBe(40 - first.rows.length);
  });

  it('calls bytes and running text no table', async () => {
    const clerk = await vault.as('vanthu');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-intake-'));
    const bytes = {
      'rac.csv': '\u0001a,\u0002b,\u0003c\r\n1,2,3\r\n',
      'chu.csv': 'Kính gửi ủy ban xã\r\nvề cầu treo\r\n',
      'README.md': '# Tên, chỗ, việc\n\nMột, hai, ba\nBốn, năm, sáu\n',
    };
    for (const [name, text] of Object.entries(bytes)) {
      fs.writeFileSync(path.join(folder, name), text);
      const { stageId } = await clerk.ok('attachments.stagePath', { path: path.join(folder, name) });
      const reply = await clerk.call('intake.preview', { stageId, mapping: null, from: 0, count: 5 });
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'table-not-readable' } });
    }
  });
});

const codeOf = async (read: () => unknown): Promise<string> => {
  try {
    await read();
    return '';
  } catch (cause) {
    return cause instanceof AppError ? cause.code : `bug: ${String(cause)}`;
  }
};

describe('hostile files', () => {
  it('refuses macros, bombs, cut and foreign files with a code of their own', async () => {
    expect(await codeOf(() => readXlsx(zipOf([{ name: 'xl/vbaProject.bin', content: 'x' }])))).toBe(
      'workbook-with-macros',
    );
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(300 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(() => readXlsx(bomb))).toBe('too-large');
    expect(await codeOf(() => readXlsx(fs.readFileSync(sample('pakn-mau.xlsx')).subarray(0, 9_000)))).toBe(
      'table-not-readable',
    );
    expect(await codeOf(() => readXlsx(Buffer.from('%PDF-1.7')))).toBe('table-not-readable');
    expect(await codeOf(() => readCsv(Buffer.alloc(65 * 1024 * 1024)))).toBe('too-large');
  });

  it('never crashes on bent bytes of a workbook, a table or a letter', async () => {
    const workbook = fs.readFileSync(sample('pakn-mau.xlsx'));
    const letter = fs.readFileSync(sample('letters/l1.eml'));
    const table = fs.readFileSync(sample('pakn-mau.csv')).subarray(0, 6_000);
    const bend = (bytes: Buffer, at: number, to: number): Buffer => {
      const bent = Buffer.from(bytes);
      bent[at % bent.length] = to;
      return bent;
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), async (at, to) => {
        for (const code of [
          await codeOf(() => readXlsx(bend(workbook, at, to))),
          await codeOf(() => readCsv(bend(table, at, to))),
          await codeOf(() => readMail(bend(letter, at, to))),
        ])
          expect(code).not.toMatch(/^bug/);
      }),
      { numRuns: 60 },
    );
  });

  it('reads letters in every charset of the samples, names of files included', async () => {
    const labels = JSON.parse(fs.readFileSync(sample('labels.json'), 'utf8')) as {
      letters: {
        file: string;
        subject: string;
        from: { name: string };
        text_contains?: string;
        attachments: { name: string; bytes: number; sha256: string }[];
      }[];
    };
    for (const expected of labels.letters) {
      const mail = await readMail(fs.readFileSync(sample(expected.file)));
      expect(mail.subject).toBe(expected.subject);
      expect(mail.fromName).toBe(expected.from.name);
      expect(mail.body).toContain(expected.text_contains ?? '');
      expect(mail.body).not.toMatch(/<script|<img/i);
      expect(mail.attachments.map(({ name }) => name)).toEqual(expected.attachments.map(({ name }) => name));
      for (const [index, attachment] of expected.attachments.entries()) {
        const sum = execFileSync('sha256sum', { input: mail.attachments[index]?.bytes })
          .toString()
          .slice(0, 64);
        expect(sum).toBe(attachment.sha256);
      }
    }
  });
});
