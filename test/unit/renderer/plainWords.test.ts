import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOPIC_IDS } from '../../../renderer/data/helpTopics.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { help as englishHelp } from '../../../renderer/i18n/help/en.ts';
import type { HelpTexts } from '../../../renderer/i18n/help/vi.ts';
import { help as vietnameseHelp } from '../../../renderer/i18n/help/vi.ts';
import { vi as vietnamese } from '../../../renderer/i18n/vi.ts';

/** Names of techniques: a technician may need one beside the plain word, nobody else instead of it. */
const TECHNIQUES =
  /PKCS|SHA-?\d|\bX\.509|\b(?:CMS|CAdES|PEM|RSA|AES|JSON|SQL|API|URL|TLS|HTTPS?|DOCTYPE|UTF-8)\b|(?<!ed)XML|base64/i;
const IN_VIETNAMESE =
  /(?<![\p{L}])(?:băm|chuỗi|thuật toán|cơ sở dữ liệu|siêu dữ liệu|giao thức|tham số|khóa công khai)(?![\p{L}])|(?<!văn )bản ghi(?! nhớ)(?![\p{L}])|trong phiên|phiên của mình|\b(?:hash|token|session|metadata|database|cache|script)\b/iu;
const IN_ENGLISH =
  /\b(?:hash(?:es|ed)?|digests? of|algorithm|database|metadata|protocol|schema|public key|token|cache|this session|own session)\b/i;

/** What is read on the screen: no names of values, no keys of choices, nothing that stands in brackets. */
const read = (text: string): string =>
  text
    .replace(/\{\w+\}/g, '')
    .replace(/\{\w+, (?:select|plural),/g, '')
    .replace(/[\w=#-]+ \{/g, '')
    .replace(/\([^()]*\)/g, '');

const ofHelp = (texts: HelpTexts): [string, string][] =>
  TOPIC_IDS.flatMap((id) =>
    [texts[id].title, texts[id].what, ...texts[id].steps].map((text): [string, string] => [id, text]),
  );

const SHARED = path.resolve(import.meta.dirname, '../../../shared');

/** Every text in a file of data, with the name of its field. */
function textsOf(value: unknown, field = ''): [string, string][] {
  if (typeof value === 'string') return [[field, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, Array.isArray(value) ? field : name),
  );
}
const dataOf = (file: string): [string, string][] =>
  textsOf(JSON.parse(readFileSync(path.join(SHARED, file), 'utf8')) as unknown).filter(([field]) =>
    ['title', 'why', 'text', 'where', 'label', 'name', 'source'].includes(field),
  );

const faults = (texts: readonly [string, string][], ...forbidden: readonly RegExp[]): string[] =>
  texts
    .filter(([, text]) => forbidden.some((words) => words.test(read(text))))
    .map(([key, text]) => `${key}: ${text}`);

describe('no text that only a developer understands', () => {
  it.each([
    ['the screens and refusals', Object.entries(vietnamese)],
    ['the help', ofHelp(vietnameseHelp)],
    ['the guided tasks', dataOf('lessons/lessons-2026.json')],
    [
      'the rules and papers',
      readdirSync(path.join(SHARED, 'rules')).flatMap((file) => dataOf(`rules/${file}`)),
    ],
  ])('in Vietnamese: %s', (_what, texts) => {
    expect(texts.length).toBeGreaterThan(20);
    expect(faults(texts, TECHNIQUES, IN_VIETNAMESE)).toEqual([]);
  });

  it.each([
    ['the screens and refusals', Object.entries(en)],
    ['the help', ofHelp(englishHelp)],
  ])('in English: %s', (_what, texts) => {
    expect(faults(texts, TECHNIQUES, IN_ENGLISH)).toEqual([]);
  });

  it('finds such a word where one stands, and lets the technician have it in brackets', () => {
    const found = (text: string) => faults([['x', text]], TECHNIQUES, IN_VIETNAMESE).length;
    for (const text of ['Mã băm khi khóa', 'Nhận tệp khóa PKCS#12', 'Kiểm tra chuỗi', 'Bản ghi này hỏng'])
      expect(found(text), text).toBe(1);
    for (const text of ['Mã kiểm tra (SHA-256): {hash}', 'Tệp (PEM)', 'Gói edXML', 'Văn bản ghi: {what}'])
      expect(found(text), text).toBe(0);
  });
});
