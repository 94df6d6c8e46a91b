import { describe, expect, it } from 'vitest';
import type { Station } from '../../../electron/vault/ports.ts';
import { renderBook } from '../../../electron/vault/printedBooks/bookPdf.ts';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { bookSample, unknownColumns } from '../../support/bookSamples.ts';
import { compareWithGolden } from '../../support/pictures.ts';
import { TEST_NOW_MS } from '../../support/vault.ts';

const rules = loadRules().asOf('2026-11-24');
const STATION: Station = {
  vaultId: 'v',
  stationId: 's',
  stationName: 'Máy văn thư 01',
  profile: 'standalone',
  profileGround: '',
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.01.02.H99',
    superior: 'Tỉnh ủy Sơn Hà',
    kind: 'party',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  training: false,
};

/** Pictures of the eight books, cover and lines, as they were looked at. `UPDATE_GOLDEN=1` takes new ones. */
describe('printed books look as they looked', () => {
  it.each(RegisterKind.options)('%s', { timeout: 120_000 }, async (kind) => {
    const form = rules.book(kind);
    expect(unknownColumns(form)).toEqual([]);
    const closed = kind === 'outgoing'; // one with its hash under the totals
    const book = {
      id: 'b',
      kind,
      year: 2026,
      volume: 1,
      state: closed ? ('closed' as const) : ('open' as const),
      formId: form.formId,
      openedOn: '2026-01-01',
      firstNumber: 1,
      nextNumber: 13,
      closedHash: closed ? 'ab'.repeat(32) : null,
      closedMs: closed ? TEST_NOW_MS : null,
    };
    const print = { form, book, station: STATION, rows: bookSample(form), cover: true, fromNumber: 1 };
    const { pdf } = await renderBook({
      ...print,
      toNumber: 12,
      nowMs: TEST_NOW_MS,
      onProgress: () => undefined,
    });
    expect(compareWithGolden(`books/${kind}`, pdf)).toEqual([]);
  });
});
