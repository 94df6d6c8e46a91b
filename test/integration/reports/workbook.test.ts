import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../electron/vault/printing/workbook.ts';

const read = async (bytes: Buffer) => readXlsxFile(bytes);

describe('a workbook of figures', () => {
  test('comes back from another reader: Vietnamese words, counts, real days, gaps', async () => {
    const bytes = writeWorkbook([
      {
        name: 'Số liệu [2026]: quý/IV?',
        heading: ['Chỉ tiêu', 'Số', 'Ngày'],
        rows: [
          ['Trả lời đúng hạn', 49, { day: '2026-11-25' }],
          ['Chưa phân công', 0, null],
          [null, 1_234_567, { day: '1975-04-30' }],
        ],
        widths: [30, 10, 12],
      },
      { name: 'Trống', heading: ['A'], rows: [], widths: [10] },
    ]);
    const sheets = await read(bytes);
    const rows = sheets[0]?.data ?? [];
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Số liệu  2026   quý IV ', 'Trống']);
    expect(rows[0]).toEqual(['Chỉ tiêu', 'Số', 'Ngày']);
    expect(rows[1]?.slice(0, 2)).toEqual(['Trả lời đúng hạn', 49]);
    expect((rows[1]?.[2] as unknown as Date).toISOString().slice(0, 10)).toBe('2026-11-25');
    expect(rows[3]?.[1]).toBe(1_234_567);
    expect((rows[3]?.[2] as unknown as Date).toISOString().slice(0, 10)).toBe('1975-04-30');
  });

  test('has no formula, whatever a sender wrote', async () => {
    const nasty = [
      '=HYPERLINK("http://x","y")',
      '+1+1',
      '-2',
      '@SUM(A1)',
      '\t=1',
      '|cmd',
      "=cmd|' /C calc'!A0",
    ];
    const bytes = writeWorkbook([
      { name: 'A', heading: ['x'], rows: nasty.map((text) => [text]), widths: [20] },
    ]);
    const rows = (await read(bytes))[0]?.data ?? [];
    expect(rows.slice(1).map(([cell]) => cell)).toEqual(nasty.map((text) => text.trim()));
    expect(bytes.includes(Buffer.from('<f>'))).toBe(false);
  });

  test('holds any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const bytes = writeWorkbook([
            { name: 'A', heading: ['x'], rows: texts.map((text) => [`»${text}«`]), widths: [20] },
          ]);
          const rows = (await read(bytes))[0]?.data ?? [];
          expect(rows).toHaveLength(texts.length + 1);
          rows.slice(1).forEach(([cell]) => expect(String(cell)).toMatch(/^».*«$/s));
        },
      ),
      { numRuns: 40 },
    );
  });
});
