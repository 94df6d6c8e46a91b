import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asRead,
  likeness,
  type Letters,
  sharedPercent,
  tellingWords,
} from '../../../shared/domain/submission/likeness.ts';
import { withoutFrame } from '../../../shared/domain/submission/letterFrame.ts';
import { type Matter, matterOf } from '../../../shared/domain/submission/matter.ts';
import { namedPlaces } from '../../../shared/domain/submission/namedPlaces.ts';
import { numbersAsOne } from '../../../shared/domain/submission/spokenNumbers.ts';
import { words } from '../../../shared/domain/text/fold.ts';
import { bare } from '../../support/disguises.ts';

/** From so much on the vault tells a person of it. */
const TOLD = 30;
const NOTHING: Letters = { records: 0, countOf: () => 0 };
const percent = (a: string, b: string): number => likeness(matterOf('', a), matterOf('', b), NOTHING).percent;

const TEXT =
  'Đường trục thôn Đồi Mẫu ngập sâu sau mỗi trận mưa, học sinh phải lội nước, hoà giải mãi chưa xong, xe máy chết máy giữa dòng, bà con kê gạch làm lối đi tạm hai tháng nay';
const OTHER =
  'Đề nghị bố trí lại lịch trực ở trung tâm phục vụ hành chính công vào thứ Hai hằng tuần, vì sáng nào cũng có sáu mươi người chờ mà chỉ một người hướng dẫn';

test('a likeness is shown by words that stand in the letter, never by those they were made one with', () => {
  const letter = 'Trường ngập 7 lần, ô tô không vào được sân 9 lớp';
  expect(asRead(['oto', 'chin', 'bay', 'truong', 'ngap'], letter)).toEqual(['trường', 'ngập']);
});

describe('likeness', () => {
  test('marks, tone placement, capitals and the Unicode form do not count', () => {
    const same = [TEXT.normalize('NFD'), TEXT.replace('hoà', 'hòa'), bare(TEXT)];
    for (const other of same) expect(percent(TEXT, other), other).toBeGreaterThan(85);
    expect(percent(TEXT, TEXT)).toBe(100);
  });

  test('other texts are not alike, and the order of sentences does not count', () => {
    expect(percent(TEXT, OTHER)).toBeLessThan(15);
    expect(percent(`${TEXT}. ${OTHER}`, `${OTHER}. ${TEXT}`)).toBeGreaterThan(85);
  });

  test('what everybody writes does not make two texts alike, and a few words prove nothing', () => {
    const turn = 'Tôi xin kính gửi quý cơ quan, mong được xem xét và trả lời sớm cho người dân';
    expect(percent(`${turn}: cống Mẫu Hai tắc`, `${turn}: sóng điện thoại chập chờn`)).toBeLessThan(TOLD);
    expect(percent('máy bơm', 'máy bơm')).toBeLessThan(TOLD);
    // the same long ending under two matters
    const ending =
      'Khi trả lời, xin ghi rõ việc nào làm được ngay, việc nào phải chờ và chờ ai. Trả lời ngắn cũng được nhưng cần có tên đơn vị phụ trách.';
    expect(percent(`${TEXT}. ${ending}`, `${OTHER}. ${ending}`)).toBeLessThan(TOLD);
  });

  test('the same wording about another street, number, hamlet or school is another matter', () => {
    const about = (where: string): string =>
      `Dãy đèn ${where} lắp cảm biến nhưng tối từ sau bão, học sinh tan ca tối đi rất sợ, đề nghị kiểm tra tủ điều khiển và bộ cảm biến`;
    for (const [one, other] of [
      ['đường Lý Mẫu', 'đường Trần Mẫu'],
      ['số 12 đường Lý Mẫu', 'số 88 đường Lý Mẫu'],
      ['thôn Khe Mẫu', 'thôn Nà Mẫu'],
      ['xã An Mẫu', 'xã Tân Mẫu'],
      ['trường tiểu học Kim Mẫu', 'trường tiểu học Sơn Mẫu'],
      ['ngõ 12', 'ngõ 14'],
      ['tổ dân phố số 5', 'tổ dân phố số 3'],
    ] as const) {
      expect(percent(about(one), about(other)), `${one} / ${other}`).toBeLessThan(TOLD);
      expect(percent(about(one), about(one))).toBeGreaterThan(60);
      expect(percent(about(one), about('ở đây'))).toBeGreaterThan(50);
    }
  });

  test('is the same both ways, from 0 to 100', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.string({ maxLength: 120 }), (a, b) => {
        const there = percent(a, b);
        expect(there).toBe(percent(b, a));
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('rows of a table share so much of their words', () => {
    expect(sharedPercent(tellingWords(TEXT), tellingWords(TEXT.toUpperCase()))).toBe(100);
    expect(sharedPercent(tellingWords('máy bơm'), tellingWords('máy bơm'))).toBeLessThan(60);
  });
});

describe('what is compared', () => {
  test('a greeting, the writer and their telephone are no words of the matter', () => {
    const letter =
      'Kính gửi Văn phòng Đảng ủy,\nTôi là Khảo Văn Ví, ở số nhà 9, thôn Mẫu Một, xã An Mẫu, điện thoại 0900 001 001. Cống tắc, gọi 0900001002. Điện thoại: 0900 001 001\nTrân trọng cảm ơn.';
    for (const text of [letter, bare(letter)])
      expect(withoutFrame(text).replaceAll(/\s+/gu, ' ').trim()).toMatch(
        /^(?:Cống tắc|Cong tac), g[ọo]i \.$/u,
      );
    expect(namedPlaces(withoutFrame(letter))).toEqual(new Map());
  });

  test('a sentence about the matter stays, though it begins like one about the writer', () => {
    for (const text of [
      'Tôi là giáo viên nghỉ hưu, làm bộ bảy thẻ màu.',
      'Tên tôi là Thúy nhưng trong danh sách lại ghi thành Thuý.',
      'Tôi đã gọi tổng đài nhưng không ai nghe.',
    ])
      expect(withoutFrame(text)).toBe(text);
  });

  test.each([
    ['chín mươi nghìn', '90000'],
    ['chín chục ngàn', '90000'],
    ['90.000', '90000'],
    ['90 nghìn', '90000'],
    ['một triệu tám', '1800000'],
    ['1,8 triệu', '1800000'],
    ['một trăm hai mươi', '120'],
    ['bốn mươi mốt', '41'],
    ['mười tám', '18'],
    ['hai trăm mười hai nghìn ba trăm', '212300'],
    ['ba bốn', 'ba', 'bon'],
    ['7', 'bay'],
    ['bảy', 'bay'],
  ])('"%s" is %s', (text, ...values) => {
    expect(numbersAsOne(text, words(text))).toEqual(values);
  });
});

interface Letter {
  readonly id: string;
  readonly matter: Matter;
}

/** Takes letters one after another, each compared with all before it, as an import does. */
function taken(letters: readonly Letter[]): { found: string[]; missed: string[]; wrong: string[] } {
  const counts = new Map<string, number>();
  const before: Letter[] = [];
  const [found, missed, wrong]: [string[], string[], string[]] = [[], [], []];
  for (const letter of letters) {
    const known: Letters = { records: before.length, countOf: (word) => counts.get(word) ?? 0 };
    const told = before.filter(({ matter }) => likeness(letter.matter, matter, known).percent >= TOLD);
    const isAgain = before.some(({ id }) => id === letter.id);
    if (isAgain) (told.some(({ id }) => id === letter.id) ? found : missed).push(letter.id);
    else if (told.length > 0) wrong.push(letter.id);
    before.push(letter);
    for (const word of letter.matter.telling) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { found, missed, wrong };
}

describe('letters in other words', () => {
  const { matters } = JSON.parse(
    readFileSync(new URL('../../fixtures/alike/matters.json', import.meta.url), 'utf8'),
  ) as { matters: { id: string; set: string; texts: [string, string][] }[] };
  const lettersOf = (sets: readonly string[]): Letter[] =>
    [0, 1, 2].flatMap((turn) =>
      matters
        .filter(({ set }) => sets.includes(set))
        .flatMap(({ id, texts }) => {
          const text = texts[turn];
          return text === undefined ? [] : [{ id, matter: matterOf(text[0], text[1]) }];
        }),
    );

  test('of the texts that the measure was made with are all found, and no stranger', () => {
    expect(taken(lettersOf(['tune']))).toMatchObject({ missed: [], wrong: [] });
  });

  test('of texts that were written before it and not looked at, nine of ten are found, and no stranger', () => {
    const { found, missed, wrong } = taken(lettersOf(['held', 'last']));
    expect(wrong).toEqual([]);
    expect(found.length / (found.length + missed.length)).toBeGreaterThanOrEqual(0.9);
  });
});
