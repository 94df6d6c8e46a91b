import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { balances, medianOf, NO_COUNTS, qualityOf } from '../../../shared/domain/figures/figure.ts';
import {
  ordinalOf,
  PERIOD_KINDS,
  periodAfter,
  periodBefore,
  periodOf,
  periodsUpTo,
  seriesUpTo,
} from '../../../shared/domain/figures/period.ts';
import { type CaseEntry, replayFigures } from '../../../shared/domain/figures/replay.ts';
import { hideSmall, hideSmallCounts } from '../../../shared/domain/figures/suppress.ts';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2022-01-01', days));
const anyKind = fc.constantFrom(...PERIOD_KINDS);

describe('periods', () => {
  test('are those an office reports by', () => {
    expect(periodOf('week', '2026-11-25')).toEqual({ kind: 'week', from: '2026-11-23', to: '2026-11-29' });
    expect(periodOf('month', '2028-02-10')).toEqual({ kind: 'month', from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('quarter', '2026-11-25')).toMatchObject({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodOf('half', '2026-06-30')).toMatchObject({ from: '2026-01-01', to: '2026-06-30' });
    expect(periodOf('year', '2026-11-25')).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
    expect(seriesUpTo(periodOf('year', '2026-11-25')).map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-30'],
      ['2026-07-01', '2026-09-30'],
      ['2026-10-01', '2026-12-31'],
    ]);
    expect(seriesUpTo(periodOf('month', '2026-11-25'))).toEqual(
      periodsUpTo(periodOf('month', '2026-11-25'), 6),
    );
    expect(ordinalOf(periodOf('quarter', '2026-11-25'))).toEqual({ number: 4, year: 2026 });
    expect(ordinalOf(periodOf('week', '2027-01-02'))).toEqual({ number: 53, year: 2026 });
    expect(ordinalOf(periodOf('week', '2026-01-01'))).toEqual({ number: 1, year: 2026 });
  });

  test('follow each other without a gap or an overlap', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const period = periodOf(kind, day);
        expect(period.from <= day && day <= period.to).toBe(true);
        expect(periodOf(kind, period.from)).toEqual(period);
        expect(daysBetween(period.to, periodAfter(period).from)).toBe(1);
        expect(periodAfter(periodBefore(period))).toEqual(period);
        expect(periodsUpTo(period, 6).at(-1)).toEqual(period);
      }),
    );
  });
});

/** Any acts at all on a few cases, also such as no workflow allows: the ledger may be what it may be. */
const ACTS = [
  'submission.accepted',
  'submission.assigned',
  'submission.supplement-asked',
  'submission.refusal-approved',
  'submission.transferred',
  'submission.transfer-returned',
  'submission.merged',
  'submission.unmerged',
  'submission.withdrawn',
  'submission.answer-approved',
  'submission.answer-delivered',
  'submission.answer-told',
  'submission.reopened',
  'submission.closed',
  'submission.closed-untold',
];
const anyLedger = fc
  .array(
    fc.record({
      subject: fc.integer({ min: 0, max: 5 }),
      act: fc.constantFrom(...ACTS),
      wait: fc.nat(20),
      // entries of before senders were counted have no such fact
      facts: fc.constantFrom({}, { waits: 1 }),
    }),
    {
      maxLength: 60,
    },
  )
  .map((steps): CaseEntry[] => {
    let atMs = Date.UTC(2026, 0, 5, 3);
    const entries: CaseEntry[] = [0, 1, 2, 3, 4, 5].map((subject) => ({
      act: 'submission.registered',
      subjectId: String(subject),
      atMs,
      facts: { kind: subject % 2 === 0 ? 'phan-anh' : 'sang-kien', receivedOn: '2026-01-05' },
    }));
    for (const { subject, act, wait, facts } of steps) {
      atMs += wait * DAY_MS;
      entries.push({ act, subjectId: String(subject), atMs, facts: { dueOn: '2026-03-01', ...facts } });
    }
    return entries;
  });

describe('figures told from a ledger', () => {
  test('balance in every period, and one period begins as the one before ended', () => {
    fc.assert(
      fc.property(anyLedger, anyKind, fc.constantFrom('pakn', 'skgp', 'all'), (ledger, kind, group) => {
        let closing = 0;
        for (
          let period = periodOf(kind, '2026-01-01');
          period.from < '2027-01-01';
          period = periodAfter(period)
        ) {
          const counts = { ...NO_COUNTS, ...replayFigures(ledger, period, group) };
          expect(balances(counts)).toBe(true);
          expect(counts.opening).toBe(closing);
          closing = counts.closing;
        }
      }),
    );
  });

  test('of both groups add up to those of all', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const period = periodOf('quarter', '2026-02-01');
        const [pakn, skgp, all] = (['pakn', 'skgp', 'all'] as const).map((group) =>
          replayFigures(ledger, period, group),
        );
        for (const [name, value] of Object.entries(all ?? {}))
          expect(value).toBe(
            (pakn?.[name as keyof typeof pakn] ?? 0) + (skgp?.[name as keyof typeof skgp] ?? 0),
          );
      }),
    );
  });
});

test('a case is answered on the day its last sender was told, not on the day of the approval', () => {
  const at = (on: string): number => Date.parse(`${on}T03:00:00Z`);
  const of = (act: string, on: string, facts: CaseEntry['facts'] = {}): CaseEntry => ({
    act: `submission.${act}`,
    subjectId: 'a',
    atMs: at(on),
    facts,
  });
  const begun = [
    of('registered', '2026-01-05', { kind: 'phan-anh', receivedOn: '2026-01-05' }),
    of('answer-approved', '2026-01-20', { dueOn: '2026-01-31', waits: 2 }),
    of('answer-delivered', '2026-01-21'),
  ];
  const counted = (entries: readonly CaseEntry[], month: string) =>
    replayFigures(entries, periodOf('month', month), 'all');
  expect(counted(begun, '2026-01-01')).toMatchObject({ closing: 1, answeredOnTime: 0, answeredLate: 0 });
  const told = [...begun, of('answer-told', '2026-02-02', { dueOn: '2026-01-31' })];
  expect(counted(told, '2026-01-01')).toMatchObject({ closing: 1, answeredOnTime: 0 });
  expect(counted(told, '2026-02-01')).toMatchObject({ opening: 1, closing: 0, answeredLate: 1 });
  const untold = [...begun, of('closed-untold', '2026-01-25')];
  expect(counted(untold, '2026-01-01')).toMatchObject({ closing: 0, answeredOnTime: 0, answeredLate: 1 });
  const before = [begun[0], of('answer-approved', '2026-01-20', { dueOn: '2026-01-31' })];
  expect(
    counted(
      before.flatMap((one) => one ?? []),
      '2026-01-01',
    ),
  ).toMatchObject({ answeredOnTime: 1 });
});

test('the median is a value that occurred', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([{ value: 11, count: 1 }])).toBe(11);
  expect(
    medianOf([
      { value: 20, count: 1 },
      { value: 3, count: 2 },
      { value: 9, count: 1 },
    ]),
  ).toBe(3);
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 1 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      expect(medianOf(values.map((value) => ({ value, count: 1 })))).toBe(
        sorted[Math.floor((sorted.length - 1) / 2)],
      );
    }),
  );
});

test('a hidden number can not be worked out from its total', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 2, max: 5 }),
      (column, least) => {
        const shown = hideSmall(column, least);
        shown.forEach((value, index) => {
          if (value === null) return;
          expect(value).toBe(column[index]);
          expect(value === 0 || value >= least).toBe(true);
        });
        expect(shown.filter((value) => value === null).length).not.toBe(1);
      },
    ),
  );
});

test('numbers that their sum alone would tell have one more hidden with them', () => {
  // three hidden with a sum of three are one each
  expect(hideSmall([1, 9, 1, 20, 1], 5)).toEqual([null, null, null, 20, null]);
  expect(hideSmall([4, 0, 4, 20, 4], 5)).toEqual([null, null, null, 20, null]);
  expect(hideSmall([1, 9, 2, 20, 1], 5)).toEqual([null, 9, null, 20, null]);
});

test('quality is told in percent, and not at all where too few would tell of a sender', () => {
  const counts = { ...NO_COUNTS, answeredOnTime: 15, answeredLate: 5 };
  const ratings = [
    { value: 5, count: 3 },
    { value: 4, count: 1 },
    { value: 2, count: 2 },
  ];
  expect(qualityOf(counts, { reopened: 1, ratings }, 5)).toEqual({ reopened: 5, late: 25, satisfied: 67 });
  const few = { ...NO_COUNTS, answeredLate: 4 };
  expect(qualityOf(few, { reopened: 1, ratings: ratings.slice(0, 2) }, 5)).toEqual({
    reopened: null,
    late: null,
    satisfied: null,
  });
});

describe('a report of a part of the office', () => {
  const given = { ...NO_COUNTS, opening: 12, received: 20, transferred: 2, answeredOnTime: 9, closing: 21 };

  test('hides what is small, and the line from which the balance would tell it', () => {
    const told = hideSmallCounts({ ...given, accepted: 3, overdue: 8 }, 5);
    expect(told).toMatchObject({ transferred: null, accepted: null, overdue: 8 });
    const hidden = Object.entries(told).filter(([name, count]) => name !== 'accepted' && count === null);
    expect(hidden.map(([name]) => name)).toHaveLength(2);
  });

  test('hides nothing where nothing is small', () => {
    const large = { ...given, transferred: 0, closing: 23 };
    expect(hideSmallCounts(large, 5)).toEqual(large);
  });
});
