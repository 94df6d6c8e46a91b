import { expect, it } from 'vitest';
import { findPeople } from '../../../renderer/forms/findPeople.ts';
import { goesUpwards, postRank } from '../../../shared/domain/people/postRank.ts';

const person = (fullName: string, position: string) => ({ fullName, position });
const PEOPLE = [
  person('Bùi Quang Thắng', 'Bí thư Đảng ủy'),
  person('Đặng Thị Thu Thủy', 'Văn thư'),
  person('Phạm Thị Ngọc Ánh', 'Phó Bí thư Thường trực'),
  person('Nguyễn Đăng', 'Chuyên viên'),
];
const found = (typed: string) => findPeople(PEOPLE, typed).map(({ fullName }) => fullName);

it('a name typed finds names before posts, the word by which people are called first', () => {
  expect(found('dang')).toEqual(['Nguyễn Đăng', 'Đặng Thị Thu Thủy', 'Bùi Quang Thắng']);
  expect(found('đặng'.normalize('NFD'))[0]).toBe('Nguyễn Đăng');
  expect(found('thi')).toEqual(['Đặng Thị Thu Thủy', 'Phạm Thị Ngọc Ánh']);
  expect(found('bi thu')).toEqual(['Bùi Quang Thắng', 'Phạm Thị Ngọc Ánh']);
  expect(found(' ')).toHaveLength(4);
  expect(found('zz')).toEqual([]);
});

it('a task to a higher post goes upwards', () => {
  expect(['Bí thư Đảng ủy', 'Phó Bí thư Thường trực', 'Chánh Văn phòng', 'Văn thư'].map(postRank)).toEqual([
    3, 2, 1, 0,
  ]);
  expect(postRank('Bí thư Đảng ủy, Chủ tịch HĐND')).toBe(3);
  expect(postRank('Bí thư Đoàn xã')).toBe(1);
  expect(postRank('')).toBe(0);
  expect(goesUpwards('Chánh Văn phòng', 'Bí thư Đảng ủy')).toBe(true);
  expect(goesUpwards('Bí thư Đảng ủy', 'Phó Bí thư')).toBe(false);
  expect(goesUpwards('Phó Chánh Văn phòng', 'Chánh Văn phòng')).toBe(false);
  expect(goesUpwards('Văn thư', 'Chuyên viên')).toBe(false);
});
