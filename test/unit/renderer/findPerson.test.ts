import { expect, it } from 'vitest';
import { findPerson } from '../../../renderer/features/gates/findPerson.ts';
import { meantInTraining, TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';

const person = (fullName: string, username: string, position: string) => ({ fullName, username, position });
const PEOPLE = [
  person('Đặng Thị Thu Thủy', 'vanthu', 'Văn thư'),
  person('Vũ Hoài Nam', 'chuyenvien', 'Chuyên viên'),
  person('Nguyễn Thị Thủy', 'tiepnhan', 'Cán bộ tiếp dân'),
  person('Lê Đức Toản', 'lanhdao', 'Bí thư'),
];
const found = (typed: string) => findPerson(PEOPLE, typed)?.username ?? null;

it('a few letters at the door mean a person, with marks or without', () => {
  expect(found('nam')).toBe('chuyenvien');
  expect(found('Toản')).toBe('lanhdao');
  expect(found('le duc')).toBe('lanhdao');
  expect(found('thuy')).toBe('vanthu');
  expect(found('nguyen thi thuy')).toBe('tiepnhan');
});

it('the name is meant before the user name, and that before the post', () => {
  expect(found('van')).toBe('vanthu');
  expect(found('bi thu')).toBe('lanhdao');
  expect(found('tiep dan')).toBe('tiepnhan');
});

it('nothing typed, and nobody meant, choose nobody', () => {
  expect(found('  ')).toBeNull();
  expect(found('zz')).toBeNull();
});

it('the passphrase of the training vault is taken without its marks, any other as it is', () => {
  expect(meantInTraining('tap huan an thu')).toBe(TRAINING_PASSPHRASE);
  expect(meantInTraining('Tập huấn an thư ')).toBe(TRAINING_PASSPHRASE);
  expect(meantInTraining('tap huan')).toBe('tap huan');
  expect(meantInTraining(' mật khẩu ')).toBe(' mật khẩu ');
});
