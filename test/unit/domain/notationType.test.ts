import { expect, it } from 'vitest';
import { typeOfNotation } from '../../../shared/domain/document/notationType.ts';
import { knownName } from '../../../shared/domain/text/knownName.ts';
import { parseDeadlineShorthand } from '../../../shared/domain/calendar/dateShorthand.ts';

const TYPES = [
  { id: 'cong-van', name: 'Công văn', symbol: 'CV' },
  { id: 'ket-luan', name: 'Kết luận', symbol: 'KL' },
  { id: 'bao-cao', name: 'Báo cáo', symbol: 'BC' },
  { id: 'cong-dien', name: 'Công điện', symbol: 'CĐ' },
  { id: 'giay-moi', name: 'Giấy mời', symbol: 'GM' },
];

it.each([
  ['77-CV/TU', 'cong-van'],
  ['09/CĐ-UBND', 'cong-dien'],
  ['15/BC-UBND', 'bao-cao'],
  ['1204/UBND-KGVX', 'cong-van'],
  ['31-kl/tu', 'ket-luan'],
  ['155/TM-SYT', 'giay-moi'],
  ['/BC-UBND', 'bao-cao'],
  ['-KL/TU', 'ket-luan'],
  ['47', null],
  ['47-XX/ĐU', null],
  ['không số', null],
])('%s names the type %s', (code, id) => {
  expect(typeOfNotation(code, TYPES)).toBe(id);
});

it('a name typed without marks is a known one where only one has its letters', () => {
  const names = ['Đảng ủy phường Thủy Mẫu', 'Đảng ủy xã Hòa', 'Đảng ủy xã Hoa'];
  expect(knownName('dang uy phuong thuy mau', names)).toBe('Đảng ủy phường Thủy Mẫu');
  expect(knownName('Đảng uỷ phường Thuỷ Mẫu', names)).toBe('Đảng ủy phường Thủy Mẫu');
  expect(knownName('dang uy xa hoa', names)).toBeNull(); // of two nobody knows which
  expect(knownName('Đảng ủy xã Hoá', names)).toBeNull(); // with marks it says what it means
});

it('a deadline without a year is the next such day; any other date stands as it is typed', () => {
  const calendar = { daysOff: new Set<string>(), workDays: new Set<string>() };
  const read = (typed: string) => parseDeadlineShorthand(typed, '2026-11-30', calendar, '2026-11-30');
  expect(read('6/2')).toEqual({ ok: true, value: '2027-02-06' });
  expect(read('0602')).toEqual({ ok: true, value: '2027-02-06' });
  expect(read('6/12')).toEqual({ ok: true, value: '2026-12-06' });
  expect(read('6/2/2026')).toEqual({ ok: true, value: '2026-02-06' });
  expect(read('31/2').ok).toBe(false);
});

it('more time is counted from the day that it moves, not from today; a day that has passed is moved from today', () => {
  const calendar = { daysOff: new Set<string>(), workDays: new Set<string>() };
  const moved = (typed: string, present: string) =>
    parseDeadlineShorthand(typed, '2026-12-02', calendar, '2026-12-02', present);
  expect(moved('+10', '2026-12-22')).toEqual({ ok: true, value: '2027-01-05' });
  expect(moved('+10', '2026-11-20')).toEqual({ ok: true, value: '2026-12-16' });
  expect(moved('24/12', '2026-12-22')).toEqual({ ok: true, value: '2026-12-24' });
});
