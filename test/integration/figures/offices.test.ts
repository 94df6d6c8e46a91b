import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCounts, balances, type Counts, FIGURES } from '../../../shared/domain/figures/figure.ts';
import readXlsxFile from 'read-excel-file/node';
import { saveReport } from '../../support/papers.ts';
import { submission } from '../../support/submissions.ts';
import { introduceTo, type Office, openOffice, PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';

const PERIOD = { kind: 'month', on: '2026-11-25' } as const;
const ALL = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-usb-'));
const offices: Office[] = [];

beforeAll(async () => {
  const given = [
    { name: 'Văn phòng Tỉnh ủy Sơn Hà', code: '000.01.00.H99', symbol: 'VPTU', superior: '' },
    { name: 'Đảng ủy xã Đồng Vàng', code: '000.01.02.H99', symbol: 'ĐU' },
    { name: 'Đảng ủy xã Nà Lạn', code: '000.01.03.H99', symbol: 'ĐU' },
  ];
  for (const office of given)
    offices.push(
      await openOffice({ nowMs: () => TEST_NOW_MS, people: ['quantri', 'vanthu', 'lanhdao'], office }),
    );
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  for (const { vault } of offices) await vault.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Takes in so many cases, then signs and hands over the figures of the month. */
async function reports(office: Office, superior: Office, received: number): Promise<Counts> {
  const clerk = await office.clerk();
  for (let n = 0; n < received; n += 1)
    await clerk.ok('submissions.register', submission({ receivedOn: '2026-11-24', title: `Việc số ${n}` }));
  const { counts } = await clerk.ok('figures.overview', { period: PERIOD, filter: ALL });
  await introduceTo(office, superior, folder);
  const made = await clerk.ok('figures.sign', { period: PERIOD, note: '' });
  const file = path.join(folder, `${office.officeCode}.json`);
  await saveReport(clerk, made.reportId, file);
  expect(await (await superior.clerk()).ok('figures.takeFile', { path: file })).toMatchObject({
    taken: true,
    officeName: office.name,
  });
  return counts as Counts;
}

test('the office above adds up two offices figure by figure, and says who has not sent', async () => {
  const [superior, first, second] = offices;
  if (superior === undefined || first === undefined || second === undefined) throw new Error('no offices');
  const one = await reports(first, superior, 6);
  const other = await reports(second, superior, 7);
  const clerk = await superior.clerk();
  await clerk.ok('figures.expect', { code: '000.09.09.H99', name: 'Đảng ủy xã Pá Hạ', expected: true });
  const view = await clerk.ok('figures.offices', { period: PERIOD });
  expect(view.sum).toEqual(addCounts(one, other));
  expect(view.sum.received).toBe(13);
  expect(balances(view.sum as Counts)).toBe(true);
  expect(view).toMatchObject({ reported: 2, missing: 1 });
  expect(view.offices.map(({ name, state }) => [name, state])).toEqual([
    ['Đảng ủy xã Đồng Vàng', 'in'],
    ['Đảng ủy xã Nà Lạn', 'in'],
    ['Đảng ủy xã Pá Hạ', 'waiting'],
  ]);
  const made = await clerk.ok('figures.report', {
    period: PERIOD,
    filter: ALL,
    scope: 'offices',
    published: false,
    format: 'xlsx',
  });
  const book = path.join(folder, 'tong-hop.xlsx');
  await saveReport(clerk, made.reportId, book);
  const rows = (await readXlsxFile(book))[0]?.data ?? [];
  const numbers = (row: readonly unknown[] | undefined): number[] =>
    FIGURES.map((_, index) => Number(row?.[3 + index]));
  const lines = rows.slice(1, -1).map(numbers);
  expect(numbers(rows.at(-1))).toEqual(
    FIGURES.map((_, index) => lines.reduce((sum, line) => sum + (line[index] ?? 0), 0)),
  );
});
