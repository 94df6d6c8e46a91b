import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfFirstPage } from '../../../electron/reader/text/pdfText.ts';
import { takenNumberPlace } from '../../../shared/domain/layout/numberPlace.ts';

const DISPATCHES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const taken = (...lines: readonly string[]): string | null => takenNumberPlace(lines.map((line) => [line]));

describe('the place of the number on a printed page', () => {
  it('is taken by a number, by a blank with its symbol, and by a date', () => {
    for (const line of [
      'Số 09-BC/ĐU',
      'Số: 12/BC-UBND',
      'Số:          /UBND-VX',
      'Số      -BC/ĐU',
      'Số: 47a/QĐ-UBND',
    ])
      expect(taken('ĐẢNG ỦY XÃ ĐỒNG VÀNG', '*', line), line).toBe(line.replace(/\s+/g, ' '));
    expect(taken('Số: …')).toBe('Số: …');
    for (const line of ['Sơn Hà, ngày 12 tháng 11 năm 2026', 'Đồng Vàng, ngày     tháng     năm 2026'])
      expect(taken('ĐẢNG CỘNG SẢN VIỆT NAM', line), line).toBe(line.replace(/\s+/g, ' '));
  });

  it('is found in the runs of a line that two columns share, and told by its number first', () => {
    const shared = ['Sơn Hà, ngày 12 tháng 11 năm 2026', 'Số: 12/BC-UBND'];
    expect(takenNumberPlace([['UBND XÃ'], shared])).toBe('Số: 12/BC-UBND');
    expect(takenNumberPlace([['S', 'ố', ' ', '4', '7', '-', 'C', 'V']])).toBe('Số 47-CV');
  });

  it('is empty where such words only stand in sentences, or far below', () => {
    expect(
      taken(
        'SỞ KHOA HỌC VÀ CÔNG NGHỆ',
        'Số lượng phản ánh, kiến nghị tăng 12%',
        'số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị',
        'Căn cứ Kế hoạch số 12, ngày 3 tháng 5 năm 2025',
        'Hà Nội, ngày 3 tháng 5 năm 2025 đã họp bàn',
      ),
    ).toBe(null);
    expect(takenNumberPlace([['chuyển đổi ', 'số', ' của xã']])).toBe(null);
    expect(taken(...Array<string>(30).fill('một dòng của nội dung'), 'Số: 12/BC-UBND')).toBe(null);
    expect(taken()).toBe(null);
  });

  it('is read off the first page of a PDF; a scan says nothing', () => {
    const page = (name: string) => pdfFirstPage(fs.readFileSync(path.join(DISPATCHES, name)), 20_000);
    expect(takenNumberPlace(page('d06.pdf') ?? [])).toBe('Số 09-BC/ĐU');
    expect(takenNumberPlace(page('d05.pdf') ?? [])).toBe('Số: 1204/UBND-KGVX');
    expect(page('d01-scan.pdf')).toBe(null);
  });
});
