import { describe, expect, it } from 'vitest';
import {
  namedStations,
  narrowStations,
  withoutStation,
} from '../../../renderer/parts/stations/narrowStations.ts';

const stations = [
  { name: 'Đảng ủy xã Đồng Vàng', officeCode: '000.01.02.H99' },
  { name: 'Đảng ủy xã Suối Ngà', officeCode: '000.01.03.H99' },
  { name: 'Văn phòng Tỉnh ủy Đông Mẫu'.normalize('NFD'), officeCode: '000.01.00.H99' },
];
const names = (found: readonly { name: string }[]): string[] =>
  found.map(({ name }) => name.normalize('NFC'));

describe('stations to send to', () => {
  it('are found by words without marks, in any order, and by their code', () => {
    expect(names(narrowStations(stations, 'vang dong'))).toEqual(['Đảng ủy xã Đồng Vàng']);
    expect(names(narrowStations(stations, 'Suối'))).toEqual(['Đảng ủy xã Suối Ngà']);
    expect(names(narrowStations(stations, '01.00'))).toEqual(['Văn phòng Tỉnh ủy Đông Mẫu']);
    expect(narrowStations(stations, '  ')).toHaveLength(3);
    expect(narrowStations(stations, 'huyện ủy')).toEqual([]);
  });

  it('are those that the document names, by the whole name only', () => {
    const recipients = ['Văn phòng Tỉnh ủy Đông Mẫu', 'đảng ủy xã Suối Ngà', 'Đảng ủy xã'];
    expect(names(namedStations(stations, recipients))).toEqual([
      'Đảng ủy xã Suối Ngà',
      'Văn phòng Tỉnh ủy Đông Mẫu',
    ]);
    expect(namedStations(stations, [])).toEqual([]);
    const asOnPaper = [
      '- Văn phòng Tỉnh ủy Đông Mẫu (để báo cáo);',
      '000.01.03.h99',
      'Đảng ủy xã Đông Vang',
      'Lưu VT.',
    ];
    expect(names(namedStations(stations, asOnPaper))).toEqual([
      'Đảng ủy xã Suối Ngà',
      'Văn phòng Tỉnh ủy Đông Mẫu',
    ]);
  });

  it('are missing for those of whom there is no card; the copy that stays here is none', () => {
    const recipients = ['đảng ủy xã Suối Ngà', 'Mặt trận xã Đồng Vàng (để phối hợp)', 'Lưu: VT'];
    expect(withoutStation(stations, recipients)).toEqual(['Mặt trận xã Đồng Vàng (để phối hợp)']);
  });
});
