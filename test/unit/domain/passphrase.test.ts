import { describe, expect, it } from 'vitest';
import { weaknessOf, type Weakness } from '../../../shared/domain/people/passphrase.ts';

const OWNER = { username: 'vanthu', fullName: 'Nguyễn Văn An', office: 'Đảng ủy xã Hòa Bình' };

describe('a passphrase that is easy to guess', () => {
  it.each<[string, Weakness]>([
    ['ngắn quá', 'short'],
    ['aaaaaaaaaaaa', 'repeats'],
    ['matkhaumatkhau', 'repeats'],
    ['mật khẩu mật khẩu ', 'repeats'],
    ['1234567890', 'runs'],
    ['0987654321 ', 'runs'],
    ['abc123def456', 'runs'],
    ['qwertyuiop1234', 'runs'],
    ['nguyen van an 1975', 'name'],
    ['Nguyễn Văn An', 'name'],
    ['DangUyXaHoaBinh2026', 'name'],
    ['vanthu.vanthu12', 'name'],
  ])('%s: %s', (typed, why) => {
    expect(weaknessOf(typed, OWNER)).toBe(why);
    expect(weaknessOf(typed.normalize('NFD'), OWNER)).toBe(why);
  });

  it.each([
    'cụm mật khẩu thử',
    'chiều mưa qua cầu',
    'Hòa Bình có sông Đà',
    'an vanthu thích câu cá',
    'đường về nhà 1234',
    '越南的山水很美丽真的啊',
  ])('%s is taken', (typed) => {
    expect(weaknessOf(typed, OWNER)).toBeNull();
  });

  it('is refused to two people at once, in any form of its letters', () => {
    const [own, other] = ['chiều mưa qua cầu', 'gà gáy canh năm'];
    expect(weaknessOf(own, OWNER, [other])).toBeNull();
    expect(weaknessOf(own, OWNER, [other, own.normalize('NFD')])).toBe('of-another');
  });
});
