import { expect, test } from 'vitest';
import { issuerIn } from '../../../shared/domain/document/reading/issuer.ts';
import { rowsOf } from '../../../shared/domain/document/reading/lines.ts';

/** Lines of a head as a recogniser gives them, from the top. */
const recognised = (texts: readonly string[]) =>
  rowsOf(
    texts.map((text, at) => ({
      text,
      x: 60,
      y: 80 + at * 16,
      width: text.length * 6,
      height: 10,
      sure: 80,
      digits: null,
    })),
  );

test.each(['“SỐ: 3SYT-NVY', '_/SYT-NVY'])(
  'a number that was read badly is no part of the issuer: %s',
  (line) => {
    expect(issuerIn(recognised(['ỦY BAN NHÂN DÂN', 'TỈNH KIÊN GIANG', 'SỞ Y TẾ', line]))).toBe(
      'Sở Y tế tỉnh Kiên Giang',
    );
  },
);
