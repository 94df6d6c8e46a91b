import { describe, expect, it } from 'vitest';
import { officeDoubts } from '../../../shared/domain/station/officeDoubts.ts';

const GOOD = { name: 'Đảng ủy xã Hòa Bình', code: '000.01.02.H99', symbol: 'ĐU', place: 'Hòa Bình' };

describe('what an office is named by', () => {
  it.each([
    {},
    { code: 'H99.01' },
    { code: 'H01.151.02' },
    { code: '000.00.20.A10', symbol: 'BTGDV-TW', place: '' },
    { symbol: 'UBND', place: 'Quận 1' },
    { name: GOOD.name.normalize('NFD'), symbol: 'ĐU'.normalize('NFD'), place: 'Hòa Bình'.normalize('NFD') },
  ])('%o is as usual', (part) => {
    expect(officeDoubts({ ...GOOD, ...part })).toEqual([]);
  });

  it.each([
    [{ code: '123' }, 'code'],
    [{ code: '000.01.02' }, 'code'],
    [{ symbol: '47-CV/ĐU' }, 'symbol'],
    [{ symbol: 'đu' }, 'symbol'],
    [{ place: 'Hòa Bình, ngày 1' }, 'place'],
    [{ name: 'test' }, 'name'],
  ])('%o is doubted', (part, doubt) => {
    expect(officeDoubts({ ...GOOD, ...part })).toEqual([doubt]);
  });
});
