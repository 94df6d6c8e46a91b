import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { arrived, balances, ended, FIGURES } from '../../../shared/domain/figures/figure.ts';
import { PERIOD_KINDS, periodBefore, periodOf } from '../../../shared/domain/figures/period.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { runs } from '../../support/soak.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
const STEPS = runs(170, 300);
const clock = { nowMs: Date.UTC(2026, 7, 3, 2) };
const ALL = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien'],
    nowMs: () => clock.nowMs,
  });
});
afterAll(() => vault.remove());

const today = (): string => civilDateAt(clock.nowMs);

/** Numbers that are the same in every run (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below) | 0;
  };
}

const DELIVERY = { channel: 'post', documentCode: '', note: '' } as const;
const CLASSIFY = { reasonCode: null, note: '', transferTo: null };
/** What anybody may try on a case; what its state does not allow is refused and changes nothing. */
const TRIES: readonly ((one: CaseHands, cases: readonly CaseHands[]) => Promise<string>)[] = [
  (one) => one.refused('tiepnhan', 'submissions.classify', { ...CLASSIFY, decision: 'accept' }),
  (one) =>
    one.refused('tiepnhan', 'submissions.classify', {
      ...CLASSIFY,
      decision: 'ask-supplement',
      reasonCode: 'L3',
    }),
  (one) => one.refused('tiepnhan', 'submissions.supplement', { text: 'Bổ sung mã hồ sơ.' }),
  (one) =>
    one.refused('chuyenvien', 'submissions.askSender', {
      reasonCode: 'L3',
      note: 'Ở phòng nào?',
      files: [],
      documents: [],
    }),
  (one) =>
    one.refused('tiepnhan', 'submissions.classify', {
      ...CLASSIFY,
      decision: 'propose-refusal',
      reasonCode: 'L1',
    }),
  (one) => one.refused('lanhdao', 'submissions.decideRefusal', { approve: true, note: '' }),
  (one) =>
    one.refused('tiepnhan', 'submissions.classify', {
      ...CLASSIFY,
      decision: 'transfer',
      reasonCode: 'L10',
      transferTo: 'UBND xã',
    }),
  (one) =>
    one.refused('tiepnhan', 'submissions.settleTransfer', {
      outcome: 'returned',
      reference: '',
      note: 'Không nhận',
    }),
  (one) => one.refused('lanhdao', 'submissions.assign', assignment()),
  (one) => one.refused('lanhdao', 'submissions.assign', assignment()),
  (one) => one.refused('chuyenvien', 'submissions.startWork', {}),
  (one) => one.refused('chuyenvien', 'submissions.draftAnswer', { text: 'Kính gửi ông/bà.', submit: true }),
  (one) => one.refused('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' }),
  async (one) => {
    const { deliveries, duplicates } = await one.see('tiepnhan');
    const given = deliveries.map(({ receiptId }) => receiptId);
    const receiptId = [one.id, ...duplicates.map(({ id }) => id)].find((id) => !given.includes(id)) ?? one.id;
    return one.refused('tiepnhan', 'submissions.deliver', { ...DELIVERY, receiptId });
  },
  (one) => one.refused('tiepnhan', 'submissions.rate', { rating: 4, comment: '' }),
  (one) =>
    one.refused('tiepnhan', 'submissions.close', {
      rating: null,
      note: 'Người gửi không còn ở địa chỉ đã ghi',
    }),
  (one) => one.refused('lanhdao', 'submissions.reopen', { note: 'Người gửi bổ sung tình tiết' }),
  (one) => one.refused('tiepnhan', 'submissions.withdraw', { why: 'sender', note: '' }),
  (one, cases) => one.refused('tiepnhan', 'submissions.merge', { masterId: cases[0]?.id ?? '', note: '' }),
  (one) => one.refused('tiepnhan', 'submissions.unmerge', { note: '' }),
];
const assignment = () => ({ leadId: vault.ids['chuyenvien'] ?? '', supportIds: [], dueOn: null, text: '' });

async function overview(
  period: Input<'figures.overview'>['period'],
  filter = {},
): Promise<Output<'figures.overview'>> {
  return (await vault.as('lanhdao')).ok('figures.overview', { period, filter: { ...ALL, ...filter } });
}

describe('figures of an office that worked for a while', () => {
  test(
    'a long random walk of real commands: every period balances and agrees with the ledger',
    { timeout: 240_000 },
    async () => {
      const random = generator(20261125);
      const kinds = ['phan-anh', 'kien-nghi', 'sang-kien', 'giai-phap'] as const;
      const sources = ['letter', 'portal', 'email'] as const;
      const cases: CaseHands[] = [];
      let done = 0;
      for (let step = 0; step < STEPS; step += 1) {
        if (random(5) === 0) clock.nowMs += (1 + random(2)) * DAY_MS;
        if (cases.length < 28 && random(6) === 0) {
          const kind = kinds[random(4)] ?? 'phan-anh';
          const source = sources[random(3)] ?? 'letter';
          const back = new Date(clock.nowMs - random(5) * DAY_MS);
          cases.push(
            await takeInCase(vault, {
              kind,
              source,
              receivedOn: civilDateAt(back.getTime()),
              title: `Việc số ${step}`,
            }),
          );
          continue;
        }
        const one = cases[random(cases.length)];
        const attempt = TRIES[random(TRIES.length)];
        if (one === undefined || attempt === undefined) continue;
        if ((await attempt(one, cases)) === 'ok') done += 1;
      }
      expect(done).toBeGreaterThan(STEPS / 9); // the walk got somewhere
      for (const kind of PERIOD_KINDS)
        for (let period = periodOf(kind, today()); period.to >= '2026-07-20'; period = periodBefore(period)) {
          const asked = { kind, on: period.from };
          const { counts, parts } = await overview(asked);
          expect(balances(counts), `${kind} ${period.from}`).toBe(true);
          for (const by of ['kind', 'source', 'field', 'holder'] as const)
            for (const name of FIGURES)
              expect(parts[by]?.reduce((sum, row) => sum + (row.counts[name] ?? 0), 0)).toBe(counts[name]);
          for (const group of ['pakn', 'skgp', 'all'] as const)
            expect(
              await (await vault.as('lanhdao')).ok('figures.recount', { period: asked, group }),
            ).toMatchObject({
              equal: true,
              differing: [],
            });
        }
      const { counts } = await overview({ kind: 'year', on: today() });
      expect(arrived(counts)).toBeGreaterThan(cases.length - 1);
      expect(ended(counts)).toBeGreaterThan(5);
    },
  );

  test('every figure opens the list that makes it up, page by page', async () => {
    const period = { kind: 'half', on: today() } as const;
    const { counts, parts } = await overview(period);
    const reader = await vault.as('lanhdao');
    for (const figure of FIGURES) {
      const seen = new Set<string>();
      let after: string | null = null;
      do {
        const page: Output<'figures.cases'> = await reader.ok('figures.cases', {
          period,
          filter: ALL,
          figure,
          part: null,
          after,
          limit: 7,
        });
        expect(page.total).toBe(counts[figure]);
        page.rows.forEach((row) => seen.add(row.key));
        after = page.next;
      } while (after !== null);
      expect(seen.size, figure).toBe(counts[figure]);
    }
    for (const row of parts.source ?? []) {
      const part = { by: 'source', value: row.value } as const;
      const page = await reader.ok('figures.cases', {
        period,
        filter: ALL,
        figure: 'received',
        part,
        after: null,
        limit: 50,
      });
      expect(page.total).toBe(row.counts.received);
      expect(page.rows.every((line) => line.row.source === row.value)).toBe(true);
    }
  });

  test('a filter narrows the figures; a leader sees what one person holds', async () => {
    const period = { kind: 'year', on: today() } as const;
    const all = await overview(period);
    const pakn = await overview(period, { group: 'pakn' });
    const skgp = await overview(period, { group: 'skgp' });
    expect((pakn.counts.received ?? 0) + (skgp.counts.received ?? 0)).toBe(all.counts.received);
    const mine = await overview(period, { holderId: vault.ids['chuyenvien'] ?? '' });
    const held = all.parts.holder?.find((row) => row.person?.id === vault.ids['chuyenvien']);
    expect(mine.counts.closing).toBe(held?.counts.closing);
    const none = await overview(period, { field: 'Lĩnh vực không có' });
    expect(none.counts).toMatchObject({ received: 0, opening: 0, closing: 0 });
  });
});

test('an answer after its date is late, and the past stays as it was', async () => {
  const one = await takeInCase(vault, { receivedOn: today(), title: 'Việc trả lời muộn' });
  await one.does('tiepnhan', 'submissions.classify', { ...CLASSIFY, decision: 'accept' });
  await one.does('lanhdao', 'submissions.assign', assignment());
  const before = await overview({ kind: 'year', on: today() });
  clock.nowMs += 30 * DAY_MS;
  const late = await overview({ kind: 'year', on: today() });
  expect(late.counts.overdue).toBeGreaterThan(before.counts.overdue ?? 0);
  await one.does('chuyenvien', 'submissions.startWork', {});
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Kính gửi ông/bà.', submit: true });
  await one.does('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' });
  const approved = await overview({ kind: 'year', on: today() });
  expect(approved.counts).toEqual(late.counts); // an answer that lies in the office is none
  await one.does('tiepnhan', 'submissions.deliver', { ...DELIVERY, receiptId: one.id });
  const after = await overview({ kind: 'year', on: today() });
  expect(after.counts.answeredLate).toBe((late.counts.answeredLate ?? 0) + 1);
  expect(after.counts.overdue).toBe((late.counts.overdue ?? 0) - 1);
  const past = periodBefore(periodBefore(periodOf('month', today())));
  const told = await overview({ kind: 'month', on: past.from });
  expect(balances(told.counts as Parameters<typeof balances>[0])).toBe(true);
});

test('on time is the day the answer reached its sender; closed untold is never on time', async () => {
  const year = () => overview({ kind: 'year', on: today() });
  const [sent, kept, untold] = await Promise.all(
    ['Gửi đúng hạn', 'Gửi sau hạn', 'Không gửi được'].map((title) =>
      takeInCase(vault, { receivedOn: today(), title }),
    ),
  );
  if (sent === undefined || kept === undefined || untold === undefined) throw new Error('no cases');
  for (const one of [sent, kept, untold]) await answered(vault, one, 'Kính gửi ông/bà.');
  const before = await year();
  await sent.does('tiepnhan', 'submissions.deliver', { ...DELIVERY, receiptId: sent.id });
  const first = await year();
  expect(first.counts.answeredOnTime).toBe((before.counts.answeredOnTime ?? 0) + 1);
  await untold.does('tiepnhan', 'submissions.close', { rating: null, note: 'Bưu điện trả lại thư' });
  const second = await year();
  expect(second.counts.answeredOnTime).toBe(first.counts.answeredOnTime);
  expect(second.counts.answeredLate).toBe((first.counts.answeredLate ?? 0) + 1);
  clock.nowMs += 40 * DAY_MS; // approved in time, and sent after the date
  const overdue = (await overview({ kind: 'half', on: today() })).counts.overdue ?? 0;
  await kept.does('tiepnhan', 'submissions.deliver', { ...DELIVERY, receiptId: kept.id });
  const { counts } = await overview({ kind: 'half', on: today() });
  expect(counts.overdue).toBe(overdue - 1);
  const period = { kind: 'half', on: today() } as const;
  expect(await (await vault.as('lanhdao')).ok('figures.recount', { period, group: 'all' })).toMatchObject({
    equal: true,
  });
  const listed = await (
    await vault.as('lanhdao')
  ).ok('figures.cases', {
    period,
    filter: ALL,
    figure: 'answeredLate',
    part: null,
    after: null,
    limit: 50,
    unitFlow: null,
  });
  expect(listed.rows.map(({ row }) => row.title)).toContain('Gửi sau hạn');
});

test('who keeps no submissions sees no figures', async () => {
  expect(
    (
      await (
        await vault.as('quantri')
      ).call('figures.overview', { period: { kind: 'month', on: today() }, filter: ALL })
    ).ok,
  ).toBe(false);
});

test('the database refuses to rewrite where a case stood', async () => {
  await vault.close();
  const raw = await openRaw(vault.dir);
  try {
    for (const sql of [
      'DELETE FROM submission_stay',
      "UPDATE submission_stay SET state = 'answered'",
      'UPDATE submission_stay SET from_day = from_day - 1',
      'UPDATE submission_stay SET to_day = to_day - 1 WHERE to_day <> 999999',
    ])
      expect(() => raw.prepare(sql).run(), sql).toThrow(/stays|fixed/);
  } finally {
    raw.close();
  }
});
