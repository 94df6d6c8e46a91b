import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLevel } from '../../../shared/domain/levels/determine.ts';
import { LEVELS, levelRank, maxLevel } from '../../../shared/domain/levels/level.ts';
import { extensionFault, untilAfterAdjustment } from '../../../shared/domain/levels/protection.ts';
import {
  findItem,
  listsInForce,
  type SecretList,
  SecretListFile,
  searchItems,
} from '../../../shared/domain/levels/secretList.ts';
import { addDays, addYears } from '../../../shared/domain/calendar/civilDate.ts';
import sample from '../../../shared/rules/secretLists-sample.json' with { type: 'json' };

const SAMPLES = SecretListFile.parse(sample).lists;
const real = (change: Partial<SecretList> = {}): SecretList => ({
  ...(SAMPLES[0] as SecretList),
  id: 'that-2026',
  sample: false,
  effectiveFrom: '2026-03-01',
  ...change,
});

describe('danh mục', () => {
  it('finds items without marks, in any order of words, by field and list as well', () => {
    const texts = (words: string) => searchItems(SAMPLES, words).map(({ item }) => item.id);
    expect(texts('ky luat bien ban')).toEqual(['3.b']);
    expect(texts('BIÊN BẢN KỶ LUẬT')).toEqual(['3.b']);
    expect(texts('mau-02 thanh tra')).toContain('3');
    expect(texts('chuyện không có')).toEqual([]);
  });

  it('samples stand in only while no real list is in force', () => {
    const ids = (date: string, lists: SecretList[]) => listsInForce(lists, date).map(({ id }) => id);
    expect(ids('2026-02-01', [real(), ...SAMPLES])).toEqual(SAMPLES.map(({ id }) => id));
    expect(ids('2026-04-01', [real(), ...SAMPLES])).toEqual(['that-2026']);
    expect(ids('2027-04-01', [real({ effectiveTo: '2026-12-31' }), ...SAMPLES])).not.toContain('that-2026');
    expect(findItem([real(), ...SAMPLES], 'mau-dang-2026/3.a', '2026-04-01')).toBeNull();
    expect(findItem([real(), ...SAMPLES], 'that-2026/3.a', '2026-04-01')?.item.level).toBe('mat');
  });

  it('refuses what is unbounded, unknown or doubled', () => {
    const file = (list: unknown) =>
      SecretListFile.safeParse({ format: 'an-thu/danh-muc-bmnn', version: 1, lists: [list] }).success;
    expect(file(real())).toBe(true);
    expect(file({ ...real(), more: 1 })).toBe(false);
    expect(file(real({ effectiveTo: '2020-01-01' }))).toBe(false);
    const [first] = real().items;
    expect(file(real({ items: first ? [first, first] : [] }))).toBe(false);
    expect(file(real({ items: [] }))).toBe(false);
    expect(file({ ...real(), items: [{ ...first, level: 'noi-bo' }] })).toBe(false);
  });
});

const anyLevel = fc.constantFrom(...LEVELS);

describe('the level of a document', () => {
  it('is that of the item, raised to what it quotes, never more and never less', () => {
    fc.assert(
      fc.property(anyLevel, fc.option(anyLevel), fc.array(anyLevel), (level, itemLevel, sources) => {
        const answer = checkLevel({ level, itemLevel, sources });
        const least = maxLevel(sources);
        if (levelRank(level) < levelRank(least)) {
          expect(answer.ok).toBe(false);
        } else if (level !== 'none') {
          expect(answer.ok).toBe(itemLevel !== null && level === maxLevel([itemLevel, least]));
        } else expect(answer.ok).toBe(true);
      }),
    );
  });
});

describe('the protection period', () => {
  const MAT = { id: 'BM-02', level: 'mat', name: 'Mật', mark: 'C', years: 10 } as const;
  const rule = { ...MAT, envelopes: 1, keepsSubject: true, keepsFile: true };
  it('is extended before its end, in time or with a document of the head, by one term at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: -10, max: 5000 }),
        fc.boolean(),
        (left, more, head) => {
          const today = '2026-11-24';
          const until = addDays(today, left);
          const to = addDays(until, more);
          const fault = extensionFault(rule, { until, to, today, headDocument: head }, 60);
          if (left < 0) expect(fault).toBe('ended');
          else if (left < 60 && !head) expect(fault).toBe('late');
          else if (more <= 0) expect(fault).toBe('not-longer');
          else expect(fault).toBe(to > addYears(until, 10) ? 'too-long' : null);
        },
      ),
    );
  });

  it('stays after an adjustment unless the pack says otherwise', () => {
    const dates = { until: '2031-01-01', determinedOn: '2021-01-01', decidedOn: '2026-11-24' };
    expect(untilAfterAdjustment('keep', rule, dates)).toBe('2031-01-01');
    expect(untilAfterAdjustment('keep', rule, { ...dates, until: null })).toBe('2036-11-24');
    expect(untilAfterAdjustment('from-determination', rule, dates)).toBe('2031-01-01');
    expect(untilAfterAdjustment('from-decision', rule, dates)).toBe('2036-11-24');
  });
});
