import { expect, test } from 'vitest';
import pack from '../../../shared/rules/submission-2026.json' with { type: 'json' };
import { openBlanks } from '../../../shared/domain/text/blanks.ts';

test('places of a template are named by the words before them', () => {
  expect(openBlanks('Việc đã làm: …\n\nDự kiến trả lời trước ngày …\n…')).toEqual([
    'Việc đã làm:',
    'Dự kiến trả lời trước ngày',
    '',
  ]);
  expect(openBlanks('Theo quy định tại …, việc này xong. Ký: ......... (____)')).toHaveLength(3);
});

test('dots that end a list, or a sentence, are no blank', () => {
  expect(openBlanks('Các thôn Nà Lạn, Pá Hạ… đã có mạng. Ông hỏi: “Bao giờ xong...?”')).toEqual([]);
});

test('every template that has places has them found, and the others have none', () => {
  const templates = pack.rules.flatMap((rule) => ('text' in rule && 'use' in rule ? [rule] : []));
  expect(templates.length).toBeGreaterThan(3);
  for (const { text } of templates)
    expect(openBlanks(String(text))).toHaveLength(String(text).split('…').length - 1);
});
