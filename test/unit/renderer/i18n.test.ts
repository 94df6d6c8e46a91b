import fs from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { formatterFor } from '../../../renderer/i18n/format.ts';
import { vi as vietnamese, type MessageKey } from '../../../renderer/i18n/vi.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { leavesVaultWhole } from '../../../renderer/features/backup/leavesVaultWhole.ts';
import { nameWhose } from '../../../renderer/forms/whose.ts';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';
import { ERROR_SEVERITY, type ErrorCode, type WireError } from '../../../shared/errors.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const keys = Object.keys(vietnamese) as MessageKey[];
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort();

type Ast = ReturnType<IntlMessageFormat['getAst']>;
/** What ends in s after a value and is no plural: what somebody does, and the little words. */
const NO_PLURALS = new RegExp(
  `^(?:is|was|has|does|its|this|as|s|status|${[
    ...['allows', 'asks', 'becomes', 'belongs', 'comes', 'ends', 'goes', 'leads', 'names', 'opens'],
    ...['says', 'signs', 'stays', 'takes', 'tells', 'uses', 'waits'],
  ].join('|')})$`,
);
/** Limits and sizes: never one. */
const NEVER_ONE = /^(?:most|found|bytes)$/;
/** Values with a plural after them, though nothing asks whether the value is one. */
function counted(nodes: Ast, asked: readonly string[] = []): string[] {
  return nodes.flatMap((node, at) => {
    if ('options' in node) {
      const asks = Object.keys(node.options).some((option) => ['1', 'one', '=1'].includes(option));
      const known = asks ? [...asked, node.value] : asked;
      return Object.values(node.options).flatMap(({ value }) => counted(value, known));
    }
    const next = nodes[at + 1];
    if (!('value' in node) || 'children' in node || asked.includes(node.value) || NEVER_ONE.test(node.value))
      return [];
    // two literals never stand beside one another
    const [after = ''] = next && 'value' in next ? (/^(?: [a-z-]+\b){1,2}/.exec(next.value) ?? []) : [];
    const first = after.split(' ').find((word) => word.endsWith('s'));
    return first === undefined || NO_PLURALS.test(first) ? [] : [`{${node.value}}${after}`];
  });
}

describe('texts', () => {
  it('say what a council for a destruction lacks', () => {
    const words = (reason: string) =>
      errorWords(translators.vi, { code: 'council-incomplete', params: { reason, left: 2, rule: 'BM-19' } });
    expect(words('same-person').title).toBe('Một người đứng hai lần trong hội đồng');
    expect(words('unchecked').title).toBe('Danh sách còn 2 văn bản chưa kiểm tra');
    expect(words('witnesses').next).toContain('hai người trong hội đồng');
    expect(words('').title).toBe('Hội đồng chưa đủ');
  });

  it('write a count as the office does', () => {
    const error = { code: 'too-large', params: { what: 'entries', most: 1000 } } as const;
    expect(errorWords(translators.vi, error).title).toContain('hơn 1.000 mục');
  });

  it('do not say that the vault is as it was when it is damaged', () => {
    expect(leavesVaultWhole({ code: 'backup-source-damaged' })).toBe(false);
    expect(leavesVaultWhole({ code: 'backup-folder-unusable' })).toBe(true);
  });

  it('are NFC, so that marks stay with their letters', () => {
    for (const key of keys) {
      expect(vietnamese[key], key).toBe(vietnamese[key].normalize('NFC'));
      expect(en[key], key).toBe(en[key].normalize('NFC'));
    }
  });

  it('are never empty and take the same values in both languages', () => {
    for (const key of keys) {
      expect(vietnamese[key].trim(), key).not.toBe('');
      expect(en[key].trim(), key).not.toBe('');
      // A language may leave a value out only inside a plural of its own.
      expect(placeholders(en[key]), key).toEqual(placeholders(vietnamese[key]));
    }
  });

  it('can be formed in both languages', () => {
    for (const words of [vietnamese, en])
      for (const key of keys) expect(() => new IntlMessageFormat(words[key]), key).not.toThrow();
  });

  it('say in English one of a thing, not "1 things"', () => {
    const bare = keys.flatMap((key) =>
      counted(new IntlMessageFormat(en[key]).getAst()).map((words) => `${key}: ${words}`),
    );
    expect(bare).toEqual([]);
    const of = (text: string): string[] => counted(new IntlMessageFormat(text).getAst());
    expect(of('Took {count} new files')).toEqual(['{count} new files']);
    expect(of('{count, select, 1 {1 file} other {{count} files}} of {name}')).toEqual([]);
  });

  it('say what failed and what to do for every error code', () => {
    for (const code of Object.keys(ERROR_SEVERITY)) {
      expect(keys).toContain(`error.${code}`);
      expect(keys).toContain(`error.${code}.next`);
    }
  });

  it('name the one of several documents that stands against an act, and why', () => {
    const error = { code: 'not-destroyable', params: { entry: '12/2026', reason: 'copies-out' } } as const;
    expect(errorWords(translators.vi, error).title).toBe(
      'Văn bản số 12/2026: Văn bản này chưa tiêu hủy được: còn bản chưa trả về',
    );
    expect(errorWords(translators.vi, { code: 'not-destroyable', params: {} }).title).toBe(
      'Văn bản này chưa tiêu hủy được',
    );
  });

  it('name whose passphrase was wrong where a form of two knows it', () => {
    const error: WireError = { code: 'wrong-passphrase', params: { who: 'second' } };
    const titleOf = (refusal: WireError | null) => refusal && errorWords(translators.vi, refusal).title;
    expect(titleOf(nameWhose(error, { first: 'Lê Đức Toản', second: 'Triệu Đức Long' }))).toBe(
      'Cụm mật khẩu của Triệu Đức Long chưa đúng',
    );
    expect(titleOf(nameWhose(error, { first: 'Lê Đức Toản' }))).toBe('Cụm mật khẩu chưa đúng');
    expect(titleOf(nameWhose({ code: 'busy', params: {} }, { first: 'Lê Đức Toản' }))).toBe(
      titleOf({ code: 'busy', params: {} }),
    );
  });

  it('name the book, the series or the codes that wait for the paper after a restoration', () => {
    const titleOf = (params: Record<string, string | number>): string =>
      errorWords(translators.vi, { code: 'numbers-unconfirmed', params }).title;
    const book = titleOf({ what: 'book', book: 'classified-incoming', year: 2026 });
    expect(book).toMatch(/^Sổ BMNN đến 2026: chưa cấp số/);
    expect(titleOf({ what: 'series', type: 'all' })).toMatch(/^Số văn bản đi, mọi loại văn bản:/);
    expect(titleOf({ what: 'series', type: 'Công văn' })).toMatch(/^Số văn bản đi, Công văn:/);
    expect(titleOf({ what: 'receipts', label: 'PA/2026' })).toMatch(/^Mã biên nhận PA\/2026:/);
    const waiting = { what: 'waiting', type: 'Kế hoạch', count: 2 };
    expect(titleOf(waiting)).toMatch(/^Số văn bản đi, Kế hoạch: chưa cấp số.* còn 2 số chờ ghi lại/);
    const { next } = errorWords(translators.vi, { code: 'numbers-unconfirmed', params: waiting });
    expect(next).toContain('ghi lại các số đang chờ');
  });

  it('of a refused update give the reason, and none where it is not known', () => {
    const titleOf = (params: Record<string, string>): string =>
      errorWords(translators.vi, { code: 'update-refused', params }).title;
    expect(titleOf({ reason: 'replayed' })).toBe(
      'Không nhận bản cập nhật: cũ hơn bản đã từng đưa tới máy này',
    );
    expect(titleOf({ reason: 'form' })).toBe('Không nhận bản cập nhật: tệp không đọc được');
    expect(titleOf({})).toBe('Không nhận bản cập nhật'); // as an obstacle tells it, without its facts
  });

  it('of an error read as words whatever the error says of itself, and name what it says', async () => {
    await loadWords('en');
    for (const language of ['vi', 'en'] as const) {
      const t = translators[language];
      for (const code of Object.keys(ERROR_SEVERITY) as ErrorCode[]) {
        const { title, next } = errorWords(t, { code, params: {} });
        expect(`${title} ${next}`, code).not.toMatch(/[{}]|undefined/);
      }
      const known = errorWords(t, { code: 'table-not-readable', params: { line: 7 } });
      expect(known.next).toContain('7');
    }
  });

  it('collide in no two area files', () => {
    const areas = ['renderer/i18n/vi', 'shared/words/vi'].flatMap((folder) =>
      fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
    );
    const seen = new Map<string, string>();
    for (const area of areas) {
      const text = fs.readFileSync(path.join(root, area), 'utf8');
      for (const [, key = ''] of text.matchAll(/^ {2}'([^']+)':/gm)) {
        expect(seen.get(key), `${key} in ${area}`).toBeUndefined();
        seen.set(key, area);
      }
    }
    expect(seen.size).toBe(keys.length);
  });
});

describe('figures, dates, hours', () => {
  const format = formatterFor('vi');

  it('are written as the office writes them', () => {
    expect(format.date('2026-02-03')).toBe('03/02/2026');
    expect(format.dayMonth('2026-11-25')).toBe('25/11');
    expect(format.weekdayDate('2026-11-25')).toBe('Thứ Tư, 25/11/2026');
    expect(format.weekdayDate('2026-11-22')).toBe('Chủ nhật, 22/11/2026');
    expect(format.number(1234.5)).toBe('1.234,5');
    expect(format.bytes(1_468_006)).toBe('1,4 MB');
  });

  it('are those of Hà Nội whatever the zone of the machine', () => {
    const lateEvening = Date.UTC(2026, 10, 24, 17, 30); // 00:30 on the 25th
    expect(format.dayOf(lateEvening)).toBe('2026-11-25');
    expect(format.dateTime(lateEvening)).toBe('25/11/2026 00:30');
    expect(format.timeWithSeconds(lateEvening)).toBe('00:30:00');
    expect(format.moment(lateEvening, lateEvening + 3_600_000)).toBe('00:30');
    expect(format.moment(lateEvening, lateEvening + 86_400_000)).toBe('25/11');
  });
});
