import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { senderSeenIn } from '../../../shared/domain/submission/deidentify.ts';
import { wordChanges } from '../../../shared/domain/text/wordChanges.ts';

const SENDER = {
  fullName: 'Nguyễn Văn Hải',
  address: 'Số nhà 45, thôn Nà Lạn',
  phone: '0912 345 618',
  email: 'hai@mau.example',
  idNumber: '079123456789',
};

describe('a sender in a text', () => {
  it.each([
    ['fullName', 'Ông NGUYỄN VĂN HẢI nói'],
    ['fullName', 'ong nguyen van hai noi'.normalize('NFD')],
    ['phone', 'gọi 0912.345-618 nhé'],
    ['idNumber', 'số 079 123 456 789'],
    ['email', 'thư HAI@mau.example'],
    ['address', 'ở số nhà 45 đầu ngõ'],
  ])('is seen by %s', (field, text) => expect(senderSeenIn(text, SENDER)).toBe(field));

  it('is not seen where only the commune or a part of the name stands', () => {
    expect(senderSeenIn('Thôn Nà Lạn, anh Hải, năm 2026, 15/12/2026', SENDER)).toBeNull();
  });

  it('nobody is seen where nothing is known', () => {
    const nobody = { fullName: '', address: '', phone: '', email: '', idNumber: '' };
    fc.assert(fc.property(fc.string(), (text) => senderSeenIn(text, nobody) === null));
  });
});

describe('changes of words', () => {
  it('give both texts back', () => {
    const text = fc.array(fc.constantFrom('mạng', 'lắp', 'xong', ' ', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const changes = wordChanges(a.join(''), b.join(''));
        const join = (kinds: readonly string[]): string =>
          changes
            .filter(({ kind }) => kinds.includes(kind))
            .map((part) => part.text)
            .join('');
        expect(join(['same', 'in'])).toBe(b.join(''));
        expect(join(['same', 'out'])).toBe(a.join(''));
      }),
    );
  });
});
