import fs from 'node:fs';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { submission } from '../../support/submissions.ts';
import { textOfPdf, textOfWord } from '../../support/papers.ts';
import { createTwoStations, PAIR_TIMEOUT_MS, type TwoStations } from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
const PERIOD = { kind: 'month', on: '2026-11-25' } as const;
const ALL = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
let pair: TwoStations;
let file = '';

beforeAll(async () => {
  pair = await createTwoStations();
  const clerk = await pair.a.clerk();
  for (const source of ['letter', 'letter', 'letter', 'letter', 'letter', 'letter', 'phone'] as const)
    await clerk.ok(
      'submissions.register',
      submission({ source, receivedOn: '2026-11-24', title: `=cmd ${source}` }),
    );
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

async function bytesOf(caller: Caller, reportId: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let done = false, offset = 0; !done;) {
    const piece = await caller.ok('reports.read', { reportId, offset });
    pieces.push(Buffer.from(piece.dataBase64, 'base64'));
    offset += pieces.at(-1)?.length ?? 0;
    done = piece.done;
  }
  return Buffer.concat(pieces);
}

async function signed(name: string, note: string): Promise<string> {
  const clerk = await pair.a.clerk();
  const made = await clerk.ok('figures.sign', { period: PERIOD, note });
  expect(made.fileName).toMatch(/^[A-Za-z0-9 .-]+\.json$/);
  const target = path.join(pair.folder, name);
  fs.writeFileSync(target, await bytesOf(clerk, made.reportId));
  return target;
}

const takes = async (from: string): Promise<Output<'figures.takeFile'>> =>
  (await pair.b.clerk()).ok('figures.takeFile', { path: from });
async function refusal(from: string): Promise<string> {
  const reply = await (await pair.b.clerk()).call('figures.takeFile', { path: from });
  return reply.ok ? 'ok' : reply.error.code;
}
const view = async (): Promise<Output<'figures.offices'>> =>
  (await pair.b.clerk()).ok('figures.offices', { period: PERIOD });

describe('signed figures of an office', () => {
  test('an office that is waited for is late after its day', async () => {
    const clerk = await pair.b.clerk();
    await clerk.ok('figures.expect', { code: '000.09.09.H99', name: 'Đảng ủy xã Nà Lạn', expected: true });
    const before = await view();
    expect(before.offices.find(({ code }) => code === '000.09.09.H99')?.state).toBe('waiting');
    expect(before.missing).toBe(1);
    expect(before.dueOn).toBe('2026-12-07');
  });

  test('carry every number and no word of a sender', async () => {
    file = await signed('so-lieu.json', '');
    const text = fs.readFileSync(file, 'utf8');
    const { content } = JSON.parse(text) as { content: string };
    for (const word of ['Nguyễn Văn Hải', '=cmd', 'Nà Lạn', 'PA-']) expect(text).not.toContain(word);
    // so short a word may stand in the base64 of a signature by chance
    for (const word of ['cmd', '0912 345']) expect(content).not.toContain(word);
    const sheet = JSON.parse(content) as {
      counts: { received: number };
      parts: { source: { value: string; counts: { received: number | null } }[] };
    };
    expect(sheet.counts.received).toBe(7);
    // the superior adds them up: one by telephone is told as well
    expect(sheet.parts.source.map(({ counts }) => counts.received)).toEqual([6, 1]);
  });

  test('are taken in once, added up, and a correction replaces with its history', async () => {
    expect(await takes(file)).toMatchObject({ taken: true, edition: 1, replaces: 0 });
    expect(await takes(file)).toMatchObject({ taken: false, edition: 1 });
    await (await pair.a.clerk()).ok('submissions.register', submission({ receivedOn: '2026-11-24' }));
    const corrected = await signed('so-lieu-2.json', 'Bổ sung một đơn');
    expect(await takes(corrected)).toMatchObject({ taken: true, edition: 2, replaces: 1 });
    expect(await refusal(file)).toBe('ok'); // known: nothing is changed
    const found = await view();
    expect(found.sum.received).toBe(8);
    expect(found).toMatchObject({ reported: 1, missing: 1 });
    const office = found.offices.find(({ code }) => code === pair.a.officeCode);
    expect(office).toMatchObject({ state: 'in', counts: { received: 8, closing: 8 } });
    expect(office?.editions.map(({ edition, note }) => [edition, note])).toEqual([
      [2, 'Bổ sung một đơn'],
      [1, ''],
    ]);
  });

  test('are refused when a number was changed, the office is not trusted, or the file is something else', async () => {
    const raw = JSON.parse(fs.readFileSync(file, 'utf8')) as { content: string };
    const forged = {
      ...raw,
      content: raw.content.replace('"received":7', '"received":9').replace('"closing":7', '"closing":9'),
    };
    const write = (name: string, value: unknown): string => {
      const target = path.join(pair.folder, name);
      fs.writeFileSync(target, JSON.stringify(value));
      return target;
    };
    expect(await refusal(write('sua.json', forged))).toBe('signature-invalid');
    const unbalanced = { ...raw, content: raw.content.replace('"received":7', '"received":9') };
    expect(await refusal(write('lech.json', unbalanced))).toBe('message-malformed');
    expect(await refusal(write('khac.json', { format: 'x' }))).toBe('message-malformed');
    const foreign = { ...raw, content: raw.content.replaceAll(pair.a.officeCode, '000.77.77.H99') };
    expect(await refusal(write('la.json', foreign))).toBe('sender-unknown');
  });

  test('that come after the day are marked as late', async () => {
    pair.pass(20 * DAY_MS);
    const found = await view();
    expect(found.offices.find(({ code }) => code === '000.09.09.H99')?.state).toBe('late');
    expect(found.offices.find(({ code }) => code === pair.a.officeCode)?.state).toBe('in');
  });
});

describe('reports', () => {
  const asked = (
    scope: 'office' | 'offices',
    format: Input<'figures.report'>['format'],
    published = false,
  ): Input<'figures.report'> => ({
    period: PERIOD,
    filter: ALL,
    scope,
    format,
    published,
  });

  test('a workbook that another reader opens, with real days and no formula', async () => {
    const clerk = await pair.a.clerk();
    const made = await clerk.ok('figures.report', asked('office', 'xlsx'));
    expect(made.fileName).toBe('So lieu PAKN DU thang 11 nam 2026.xlsx');
    const sheets = await readXlsxFile(await bytesOf(clerk, made.reportId));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Số liệu',
      'Theo lĩnh vực',
      'Theo nguồn',
      'Theo đơn vị',
      'Cân đối đơn vị',
      'Các kỳ',
      'Hồ sơ tiếp nhận',
    ]);
    const cases = sheets[6]?.data ?? [];
    expect(cases).toHaveLength(9);
    expect(cases[1]?.[1]).toBeInstanceOf(Date);
    expect(cases.slice(1).some((row) => String(row[5]).startsWith('=cmd'))).toBe(true);
    expect(JSON.stringify(sheets)).not.toContain('Nguyễn Văn Hải');
    const received = (book: typeof sheets) => book[2]?.data.slice(1).map((row) => row[1]);
    expect(received(sheets)).toEqual([7, 1]); // for the office itself, every number
    const everybody = await clerk.ok('figures.report', asked('office', 'xlsx', true));
    const shown = await readXlsxFile(await bytesOf(clerk, everybody.reportId));
    expect(received(shown)).toContain('< 5');
    expect(shown.map(({ sheet }) => sheet)).not.toContain('Hồ sơ tiếp nhận');
  });

  test('a report for everybody of a part of the office says so, and hides what is small in it wherever it stands', async () => {
    const clerk = await pair.a.clerk();
    const filter = { ...ALL, source: 'phone', field: 'Hạ tầng số' } as const;
    const made = await clerk.ok('figures.report', { ...asked('office', 'xlsx', true), filter });
    const sheets = await readXlsxFile(await bytesOf(clerk, made.reportId));
    const [figures, , sources, , units, series] = sheets.map(({ data }) => data);
    expect(figures?.slice(1, 3)).toEqual([
      ['Kỳ báo cáo', 'tháng 11 năm 2026', 'tháng 10 năm 2026'],
      ['Phạm vi', 'Phản ánh, kiến nghị, sáng kiến, giải pháp; nguồn: Điện thoại; lĩnh vực: Hạ tầng số', null],
    ]);
    const told = Object.fromEntries((figures ?? []).map(([name, now]) => [String(name), now]));
    expect(told).toMatchObject({ 'Tiếp nhận': '< 5', 'Tồn cuối kỳ': '< 5', 'Trả lời đúng hạn': 0 });
    expect(sources?.at(1)?.slice(0, 2)).toEqual(['Điện thoại', '< 5']);
    expect(units?.at(-1)).toEqual(['Cả cơ quan', '< 5', '< 5', '< 5', '< 5', '< 5']);
    expect(series?.at(-1)?.[2]).toBe('< 5');
    const pdf = await clerk.ok('figures.report', { ...asked('office', 'pdf', true), filter });
    const target = path.join(pair.folder, 'mot-phan.pdf');
    fs.writeFileSync(target, await bytesOf(clerk, pdf.reportId));
    const text = textOfPdf(target).replaceAll(/\s+/g, ' ');
    expect(text).toContain('nguồn: Điện thoại; lĩnh vực: Hạ tầng số');
    expect(text).toContain('chỉ tính một phần hồ sơ');
  });

  test('a PDF and a Word file with the head of the office, each in the ledger', async () => {
    const clerk = await pair.a.clerk();
    const pdf = await clerk.ok('figures.report', asked('office', 'pdf'));
    const target = path.join(pair.folder, 'bao-cao.pdf');
    fs.writeFileSync(target, await bytesOf(clerk, pdf.reportId));
    const text = textOfPdf(target).replaceAll(/\s+/g, ' ');
    for (const words of ['ĐẢNG ỦY XÃ ĐỒNG VÀNG', 'tháng 11 năm 2026', 'Tồn đầu kỳ', 'ghi đủ số'])
      expect(text).toContain(words);
    const word = await clerk.ok('figures.report', asked('office', 'docx'));
    const docx = path.join(pair.folder, 'bao-cao.docx');
    fs.writeFileSync(docx, await bytesOf(clerk, word.reportId));
    expect(textOfWord(docx)).toContain('Tồn cuối kỳ');
    const { items } = await (
      await pair.a.as('lanhdao')
    ).ok('ledger.list', { before: null, limit: 50, actorId: null, act: 'figures.reported' });
    expect(items.filter(({ act }) => act === 'figures.reported')).toHaveLength(6);
  });

  test('the offices below, as a workbook and a PDF', async () => {
    const clerk = await pair.b.clerk();
    const made = await clerk.ok('figures.report', asked('offices', 'xlsx'));
    const rows = (await readXlsxFile(await bytesOf(clerk, made.reportId)))[0]?.data ?? [];
    expect(rows.at(-1)?.[4]).toBe(8);
    const pdf = await clerk.ok('figures.report', asked('offices', 'pdf'));
    const target = path.join(pair.folder, 'tong-hop.pdf');
    fs.writeFileSync(target, await bytesOf(clerk, pdf.reportId));
    const text = textOfPdf(target).replaceAll(/\s+/g, ' ');
    for (const words of ['Đảng ủy xã Nà Lạn', 'Quá hạn', 'Cộng 1 cơ quan đã gửi; còn thiếu 1 cơ quan'])
      expect(text).toContain(words);
  });
});
