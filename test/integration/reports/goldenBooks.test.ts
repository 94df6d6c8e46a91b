import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import type { Station } from '../../../electron/vault/ports.ts';
import { renderBook } from '../../../electron/vault/reports/bookPdf.ts';
import type { PrintedRow } from '../../../electron/vault/reports/bookRows.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';

/**
 * The forms as pictures: cover and table of each of the eight books, 40 dots to the inch in grey. A new picture is taken
 * with UPDATE_GOLDEN=1 and looked at; a head, a column, a frame or a struck line that moves is found, a softer edge is not.
 */
const GOLDEN = path.resolve(import.meta.dirname, '../../fixtures/books');
const DPI = '40';
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-golden-'));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const rules = loadRules().asOf('2026-11-24');
const station: Station = {
  vaultId: 'v',
  stationId: 's',
  stationName: 'Máy 01',
  profile: 'standalone',
  profileGround: '',
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.01.02.H99',
    kind: 'party',
    superior: 'Tỉnh ủy Sơn Hà',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  training: false,
};

const WORDS = [
  'Văn phòng Tỉnh ủy',
  '24/11/2026',
  'Rà soát tiến độ triển khai các nền tảng số dùng chung ở cấp xã',
  '02',
];

/** A plain line, a corrected one and a cancelled one. */
const rowsFor = (columns: number): PrintedRow[] =>
  ['plain', 'corrected', 'cancelled'].map((kind, line) => ({
    number: line + 1,
    enteredOn: '2026-11-24',
    cancelled: kind === 'cancelled',
    corrections: kind === 'corrected' ? 1 : 0,
    cells: Array.from({ length: columns }, (_, column) => {
      const text = column === 0 ? `0${line + 1}` : (WORDS[(column + line) % WORDS.length] ?? '');
      const now = { text, strike: kind === 'cancelled' && column > 0 };
      return kind === 'corrected' && column === 3 ? [{ text: 'Huyện ủy Sơn Hà', strike: true }, now] : [now];
    }),
  }));

/** The pages as grey values, one after the other, each with its head line. */
function picture(pdf: Buffer, name: string): Buffer {
  const file = path.join(dir, `${name}.pdf`);
  fs.writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-gray', '-r', DPI, file, path.join(dir, name)]);
  const pages = fs.readdirSync(dir).filter((each) => each.startsWith(`${name}-`) && each.endsWith('.pgm'));
  return Buffer.concat(pages.sort().map((page) => fs.readFileSync(path.join(dir, page))));
}

it.each(RegisterKind.options)('%s looks as it did', async (kind) => {
  const form = rules.book(kind);
  const book = {
    ...{ id: 'b', kind, year: 2026, volume: 1, state: 'closed' as const, formId: form.formId },
    ...{
      openedOn: '2026-01-02',
      firstNumber: 1,
      nextNumber: 4,
      closedHash: 'ab'.repeat(32),
      closedMs: TEST_NOW_MS,
    },
  };
  const { pdf, pages } = await renderBook({
    ...{ form, book, station, rows: rowsFor(form.columns.length), cover: true, fromNumber: 1, toNumber: 3 },
    ...{ nowMs: TEST_NOW_MS, onProgress: () => undefined },
  });
  expect(pages).toBeGreaterThan(1);
  const seen = picture(pdf, kind);
  const golden = path.join(GOLDEN, `${kind}.pgm.gz`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    fs.mkdirSync(GOLDEN, { recursive: true });
    fs.writeFileSync(golden, gzipSync(seen, { level: 9 }));
  }
  const kept = gunzipSync(fs.readFileSync(golden));
  expect(seen).toHaveLength(kept.length);
  let [sum, far] = [0, 0];
  for (const [index, value] of seen.entries()) {
    const difference = Math.abs(value - (kept[index] ?? 0));
    sum += difference;
    if (difference > 96) far += 1;
  }
  expect(sum / seen.length).toBeLessThan(0.8);
  expect(far / seen.length).toBeLessThan(0.001);
});
