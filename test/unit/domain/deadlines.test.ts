import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deadlinesIn } from '../../../shared/domain/document/reading/deadlines.ts';
import { readParagraphs } from '../../../shared/domain/document/readParagraphs.ts';

const FILE = new URL('../../fixtures/due/asked.txt', import.meta.url);

const cases = readFileSync(FILE, 'utf8')
  .split(/^@ /mu)
  .slice(1)
  .map((block) => {
    const [head = '', ...lines] = block.trim().split('\n');
    const [typeName = '', documentDate = ''] = head.split('|').map((part) => part.trim());
    const texts = lines.filter((line) => !line.startsWith('=>'));
    const wanted = (lines.at(-1) ?? '').slice(2).trim();
    return { typeName, documentDate, texts, wanted, about: texts.at(-1)?.slice(0, 60) ?? '' };
  });

const read = (texts: readonly string[], typeName = 'công văn', documentDate: string | null = '2026-03-02') =>
  deadlinesIn(
    texts.map((text) => ({ text, isRow: false })),
    { typeName, documentDate },
  );

describe('the deadlines of whoever receives a document', () => {
  it.each(cases)('$typeName: $about', ({ typeName, documentDate, texts, wanted }) => {
    const asked = read(texts, typeName, documentDate).filter((one) => one.asked);
    const inOrder = (dates: readonly string[]): string => dates.toSorted().join(' ');
    expect(inOrder(asked.map(({ date }) => date))).toBe(inOrder(wanted.split(/\s+/u)));
  });

  it('have their hour, and the year that is meant', () => {
    expect(read(['Đề nghị gửi báo cáo trước 16 giờ 30 phút, thứ Sáu, ngày 05/01.'])).toMatchObject([
      { date: '2027-01-05', time: '16:30', asked: true },
    ]);
    expect(read(['Đề nghị gửi báo cáo trước 9h ngày 05/3.'])).toMatchObject([
      { date: '2026-03-05', time: '09:00' },
    ]);
    expect(read(['Đề nghị gửi báo cáo trước ngày 05/01.'], 'công văn', null)).toEqual([]);
    expect(read(['Đề nghị gửi báo cáo trước ngày 31/02/2026.'])).toEqual([]);
  });

  it('are no rows of a table, and nothing of an annex', () => {
    const text = 'Các đơn vị gửi báo cáo về Sở trước ngày 20/3/2026.';
    const around = { typeName: 'công văn', documentDate: '2026-03-02' };
    expect(deadlinesIn([{ text, isRow: true }], around)).toMatchObject([{ asked: false }]);
    expect(read(['PHỤ LỤC I', text])).toMatchObject([{ asked: false }]);
    expect(read([text])).toMatchObject([{ asked: true }]);
  });

  it('are read in a Word file as well, from the day that its head says', () => {
    const { deadlines, asks, code } = readParagraphs(
      [
        ...['UBND TỈNH AN MẪU', 'SỞ NỘI VỤ', 'Số: 12/SNV-VP', 'V/v báo cáo'],
        'An Mẫu, ngày 2 tháng 3 năm 2026',
        'Kính gửi: Các cơ quan, đơn vị.',
        'Đề nghị các đơn vị gửi báo cáo trước ngày 20/3; báo cáo trước gửi trước ngày 01/02/2026.',
      ],
      [],
    );
    expect(deadlines).toMatchObject([{ date: '2026-03-20', asked: true }]);
    expect({ asks, code }).toEqual({ asks: true, code: null });
  });
});
