import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRules, readPacks } from '../../../electron/vault/rules/loader.ts';
import { createRuleBook } from '../../../electron/vault/rules/ruleBook.ts';
import { weekday } from '../../../shared/domain/calendar/civilDate.ts';
import { isWorkingDay, workCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { BOOK_KINDS } from '../../../shared/domain/document/bookKinds.ts';
import { type PackKind, type RulePack } from '../../../shared/domain/rules/schema.ts';
import { packAsOf, packById, packId, rulesAsOf } from '../../../shared/domain/rules/select.ts';
import { AppError } from '../../../shared/errors.ts';

const PACK_KINDS = [
  'levels',
  'document-types-party',
  'document-types-state',
  'urgency',
  'books',
  'authorities',
  'signing',
  'gates',
  'holidays',
  'submission',
  'initiatives',
  'screening',
  'abbreviations',
  'papers',
  'plan',
  'layout-party',
  'layout-state',
] as const satisfies readonly PackKind[];

const book = loadRules();
const today = book.asOf('2026-11-24');

describe('shipped packs', () => {
  test('one of every kind, every rule with title, ground, source and mark', () => {
    expect(new Set(book.packs.map((pack) => pack.pack))).toEqual(new Set(PACK_KINDS));
    for (const ground of book.grounds('2026-11-24')) {
      expect(ground.title.length).toBeGreaterThan(3);
      expect(ground.ground.length).toBeGreaterThan(3);
      expect(ground.source.length).toBeGreaterThan(3);
      expect(typeof ground.verified).toBe('boolean');
      for (const text of [ground.title, ground.ground, ground.source])
        expect(text).toBe(text.normalize('NFC'));
    }
  });

  test('rule ids are unique within a day', () => {
    for (const date of ['2021-05-01', '2026-02-28', '2026-11-24']) {
      const ids = book.grounds(date).map((ground) => ground.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('everything that decides about submissions is marked as not compared', () => {
    const grounds = book.grounds('2026-11-24').filter((ground) => ground.pack.startsWith('submission@'));
    expect(grounds.length).toBeGreaterThan(15);
    expect(grounds.every((ground) => !ground.verified)).toBe(true);
  });

  test('BM-07 says its ground of today and of its day', () => {
    expect(book.ground('BM-07')).toMatchObject({
      pack: 'levels@2026.1',
      effectiveFrom: '2026-03-01',
      nature: 'law',
    });
    expect(book.ground('BM-07')?.ground).toContain('Sổ BMNN đến, cột 7');
    expect(book.ground('BM-07', '2025-06-01')?.pack).toBe('levels@2020.1');
    expect(book.ground('BM-06', '2025-06-01')?.pack).toBe('levels@2026.1'); // only the newer pack has it
    expect(book.ground('XX-99')).toBe(null);
  });
});

describe('selection by date', () => {
  const pack = (version: string, effectiveFrom: string, effectiveTo: string | null): RulePack => ({
    pack: 'abbreviations',
    version,
    effectiveFrom,
    effectiveTo,
    title: 't',
    rules: [
      {
        id: 'VT-01',
        title: 't',
        ground: 'g',
        source: 's',
        verified: false,
        nature: 'office',
        pairs: [{ short: 'A', full: 'an' }],
      },
    ],
  });
  const packs = [
    pack('2026.1', '2026-03-01', null),
    pack('2020.1', '2020-01-01', '2026-02-28'),
    pack('2026.2', '2026-03-01', '2026-06-30'),
  ];
  const at = (date: string): string => packAsOf(packs, 'abbreviations', date)?.version ?? '';

  test('in force, last begun, else the nearest', () => {
    expect(at('2021-01-01')).toBe('2020.1');
    expect(at('2026-02-28')).toBe('2020.1');
    expect(at('2026-03-01')).toBe('2026.2');
    expect(at('2026-07-01')).toBe('2026.1');
    expect(at('1999-01-01')).toBe('2020.1');
    expect(packAsOf(packs, 'levels', '2026-01-01')).toBe(null);
    expect(rulesAsOf(packs, '2021-01-01').map(packId)).toEqual(['abbreviations@2020.1']);
    expect(packById(packs, 'abbreviations@2026.1')?.version).toBe('2026.1');
    expect(packById(packs, 'abbreviations@2099.1')).toBe(null);
  });

  test('a record remembers what applied', () => {
    expect(today.appliedId('levels', 'books')).toBe('levels@2026.1 books@2026.1');
    expect(book.asOf('2025-01-01').appliedId('levels')).toBe('levels@2020.1');
    expect(book.asOf('2026-11-24')).toBe(today);
  });

  test('a missing kind is an error that names it, not an empty answer', () => {
    expect(() => createRuleBook(packs).asOf('2026-01-01')).toThrow(AppError);
  });
});

describe('reading packs', () => {
  const read = (name: string): Record<string, unknown> =>
    JSON.parse(
      readFileSync(new URL(`../../../shared/rules/${name}.json`, import.meta.url), 'utf8'),
    ) as Record<string, unknown>;
  const levels = read('levels-2026');
  const rules = levels['rules'] as Record<string, unknown>[];
  test.each([
    ['unknown key', { ...levels, extra: 1 }],
    ['unknown key in a rule', { ...levels, rules: [{ ...rules[0], extra: 1 }] }],
    ['unknown kind', { ...levels, pack: 'taxes' }],
    ['no such day', { ...levels, effectiveFrom: '2026-02-30' }],
    ['ends before it begins', { ...levels, effectiveTo: '2025-01-01' }],
    ['no source', { ...levels, rules: [{ ...rules[0], source: '' }] }],
    ['two rules with one id', { ...levels, rules: [rules[0], rules[0]] }],
    ['no rules', { ...levels, rules: [] }],
    ['not an object', 'levels'],
  ])('refuses %s', (_name, document) => {
    expect(() => readPacks([document])).toThrow(expect.objectContaining({ code: 'rule-pack-invalid' }));
  });
  test('refuses the same pack twice', () => expect(() => readPacks([levels, levels])).toThrow(AppError));
});

describe('books', () => {
  test('ten columns in order, a cover, and the form that a book remembers', () => {
    for (const kind of BOOK_KINDS) {
      const form = today.book(kind);
      expect(form.columns.map((column) => column.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(form.cover.map((line) => line.field)).toContain('volume');
      expect(book.form(form.formId)).toEqual(form);
    }
    expect(today.book('classified-incoming').columns[6]?.field).toBe('typeAndSubject');
    expect(today.book('classified-outgoing').columns[3]?.field).toBe('typeAndSubject');
    expect(book.form('none')).toBe(null);
  });
});

describe('types of documents', () => {
  test('Party 25 and 8, two of them written QĐ; State công văn without a symbol', () => {
    expect(today.documentTypes('party').filter((type) => type.group === 'document').length).toBe(25);
    expect(today.documentTypes('party').filter((type) => type.group === 'paper').length).toBe(8);
    expect(
      today
        .documentTypes('party')
        .filter((type) => type.symbol === 'QĐ')
        .map((type) => type.id),
    ).toEqual(['quyet-dinh', 'quy-dinh']);
    expect(today.documentType('state', 'cong-van')?.symbol).toBe(null);
    expect(today.documentType('party', 'nope')).toBe(null);
    for (const style of ['party', 'state'] as const) {
      const ids = today.documentTypes(style).map((type) => type.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(today.numberRule('party').per).toBe('type-and-term');
  });
});

describe('holidays', () => {
  interface Lists {
    holidays: { date: string }[];
    in_lieu: string[];
    swaps: { day_off: string; work_day: string }[];
  }
  const cases = JSON.parse(
    readFileSync(new URL('../../fixtures/calendar/deadlines.json', import.meta.url), 'utf8'),
  ) as { calendars: Record<string, Lists> };
  const pack = packAsOf(book.packs, 'holidays', '2026-11-24');

  test('the years 2025 to 2027 are those that were announced or assumed', () => {
    const lists = cases.calendars['chung'];
    if (!lists || !pack) throw new Error('fixture');
    const known = workCalendar({
      holidays: lists.holidays.map((day) => day.date),
      inLieu: lists.in_lieu,
      swaps: lists.swaps.map((swap) => ({ dayOff: swap.day_off, workDay: swap.work_day })),
    });
    const differ: string[] = [];
    for (let ms = Date.UTC(2025, 0, 1); ms < Date.UTC(2028, 0, 1); ms += 86_400_000) {
      const date = new Date(ms).toISOString().slice(0, 10);
      if (isWorkingDay(known, date) !== isWorkingDay(today.calendar, date)) differ.push(date);
    }
    expect(differ).toEqual([]);
  });

  test('every year 2024 to 2036 has its days, and a weekend holiday its day in lieu', () => {
    const years = pack?.rules ?? [];
    expect(years.map((rule) => rule.year)).toEqual(Array.from({ length: 13 }, (_, i) => 2024 + i));
    for (const rule of years) {
      expect(rule.holidays.length).toBe(rule.year < 2026 ? 11 : 12);
      const weekend = rule.holidays.filter((day) => weekday(day.date) > 5).length;
      expect(rule.inLieu.length).toBe(weekend);
      for (const day of rule.inLieu) {
        expect(weekday(day)).toBeLessThan(6);
        expect(rule.holidays.some((holiday) => holiday.date === day)).toBe(false);
        expect(isWorkingDay(today.calendar, day)).toBe(false);
      }
      for (const day of [...rule.holidays.map((holiday) => holiday.date), ...rule.inLieu])
        expect(day.slice(0, 4)).toBe(String(rule.year));
    }
  });

  test('a swapped day can be set by the office', () => {
    expect(isWorkingDay(today.calendar, '2026-08-22')).toBe(true);
    expect(isWorkingDay(today.calendarWith([{ date: '2026-08-22', kind: 'off' }]), '2026-08-22')).toBe(false);
  });
});

test('abbreviations are looked up without marks', () => {
  expect(today.abbreviations.get('cds')).toEqual(['chuyển đổi số']);
  expect(today.screening.find((rule) => rule.id === 'SM-01')?.phrases).toContain('TUYỆT MẬT');
});
