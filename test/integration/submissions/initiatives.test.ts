import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { saveReport } from '../../support/papers.ts';
import { type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import type { Given } from '../../support/shown.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const GOOD = { novelty: 8, feasible: 9, benefit: 9, spread: 7, fit: 8 };
let vault: TestVault;
let one: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien'],
    nowMs: () => nowMs,
  });
  one = await takeInCase(vault, {
    kind: 'sang-kien',
    title: 'Bản đồ số các điểm trường',
    field: 'Chuyển đổi số',
  });
  await underWay(vault, one);
});
afterAll(() => vault.remove());

const id = (who: string): string => vault.ids[who] ?? '';
const get = async (who: string): Promise<Output<'initiatives.get'>> =>
  (await vault.as(who)).ok('initiatives.get', { id: one.id });

type StepOp = Extract<OpName, `initiatives.${string}`>;
/** An act as that person sees the case now: its error code, or 'ok'. */
async function tries<K extends StepOp>(who: string, op: K, rest: object): Promise<string> {
  const { revision } = await get(who);
  const reply = await (
    await vault.as(who)
  ).call(op, { ...rest, id: one.id, revision } as unknown as Given<K>);
  return reply.ok ? 'ok' : reply.error.code;
}
async function gives(
  who: string,
  op: 'initiatives.declare' | 'initiatives.score',
  rest: object,
): Promise<string> {
  const reply = await (await vault.as(who)).call(op, { ...rest, id: one.id } as Input<typeof op>);
  return reply.ok ? 'ok' : reply.error.code;
}
const score = (vote: string, scores: object = GOOD) => ({ scores, vote, remark: '' });

describe('an initiative from the sift to its use', () => {
  test('only what is an initiative in scope is judged', async () => {
    const letter = await takeInCase(vault);
    const reply = await (await vault.as('lanhdao')).call('initiatives.get', { id: letter.id });
    expect(reply.ok ? 'ok' : reply.error.code).toBe('not-found');
    expect((await get('vanthu')).state).toBe('sifting');
  });

  test('nothing is left out, and a council is whole', async () => {
    const council = (...members: [string, string][]) => ({
      code: '12-QĐ/ĐU',
      decidedOn: '2026-11-25',
      members: members.map(([who, role]) => ({ personId: id(who), role })),
    });
    expect(await tries('lanhdao', 'initiatives.setCouncil', council(['bithu', 'chair']))).toBe(
      'illegal-transition',
    );
    expect(await tries('chuyenvien', 'initiatives.sift', { pass: true, note: 'Mới, làm được' })).toBe('ok');
    expect(await tries('chuyenvien', 'initiatives.setCouncil', council(['bithu', 'chair']))).toBe(
      'not-permitted',
    );
    for (const members of [
      [
        ['bithu', 'chair'],
        ['vanthu', 'secretary'],
      ],
      [
        ['bithu', 'chair'],
        ['vanthu', 'secretary'],
        ['vanthu', 'member'],
      ],
      [
        ['bithu', 'chair'],
        ['vanthu', 'member'],
        ['tiepnhan', 'member'],
      ],
    ] as [string, string][][])
      expect(await tries('lanhdao', 'initiatives.setCouncil', council(...members))).toBe(
        'council-incomplete',
      );
    const whole = council(
      ['bithu', 'chair'],
      ['vanthu', 'secretary'],
      ['tiepnhan', 'member'],
      ['chuyenvien', 'member'],
    );
    expect(await tries('lanhdao', 'initiatives.setCouncil', whole)).toBe('ok');
  });

  test('a member declares first; who has an interest neither scores nor votes', async () => {
    expect(await gives('bithu', 'initiatives.score', score('adopt'))).toBe('conflict-not-declared');
    expect(await gives('chuyenvien', 'initiatives.declare', { conflict: true, note: '' })).toBe('bad-input');
    expect(await gives('chuyenvien', 'initiatives.declare', { conflict: true, note: 'Đồng tác giả' })).toBe(
      'ok',
    );
    expect(await gives('chuyenvien', 'initiatives.score', score('adopt'))).toBe('conflict-of-interest');
    expect(await gives('chuyenvien', 'initiatives.declare', { conflict: false, note: '' })).toBe(
      'already-scored',
    );
    expect(await gives('lanhdao', 'initiatives.declare', { conflict: false, note: '' })).toBe(
      'not-permitted',
    );
  });

  test('scores are sealed until all have given theirs, and never given twice', async () => {
    expect(await gives('bithu', 'initiatives.declare', { conflict: false, note: '' })).toBe('ok');
    expect(await gives('bithu', 'initiatives.score', score('adopt', { ...GOOD, novelty: 11 }))).toBe(
      'bad-input',
    );
    expect(await gives('bithu', 'initiatives.score', score('adopt', { novelty: 8 }))).toBe('bad-input');
    expect(await gives('bithu', 'initiatives.score', score('adopt'))).toBe('ok');
    expect(await gives('bithu', 'initiatives.score', score('reject'))).toBe('already-scored');
    const sealed = await get('vanthu');
    const chair = sealed.council?.members.find(({ person }) => person.id === id('bithu'));
    expect(chair).toMatchObject({ scored: true, scores: null, total: null, vote: null, remark: null });
    expect(sealed).toMatchObject({
      state: 'scoring',
      score: null,
      votes: null,
      suggestion: null,
      waitsForMe: true,
    });
    expect(JSON.stringify(sealed.criteria.map(({ mean }) => mean))).toBe('[null,null,null,null,null]');
    const own = (await get('bithu')).council?.members.find(({ person }) => person.id === id('bithu'));
    expect(own?.scores).toEqual(GOOD);

    expect(await tries('vanthu', 'initiatives.closeScoring', {})).toBe('council-quorum');
    expect(await tries('lanhdao', 'initiatives.closeScoring', {})).toBe('not-permitted');
    for (const who of ['vanthu', 'tiepnhan']) {
      expect(await gives(who, 'initiatives.declare', { conflict: false, note: '' })).toBe('ok');
      expect(await gives(who, 'initiatives.score', score('pilot', { ...GOOD, benefit: 5 }))).toBe('ok');
    }
    const open = await get('lanhdao');
    expect(open).toMatchObject({ state: 'scored', votes: { adopt: 1, pilot: 2, reject: 0 } });
    // 8·20 + 9·25 + 9·25 + 7·15 + 8·15 = 83.5; with benefit 5: 73.5; mean 76.8
    expect(open.score).toBe(76.8);
    expect(open.suggestion).toEqual({ vote: 'adopt', rule: 'SK-20' });
    expect(open.council?.members.map(({ total }) => total)).toEqual([83.5, 73.5, 73.5, null]);
    expect(await gives('tiepnhan', 'initiatives.score', score('adopt'))).toBe('illegal-transition');
  });

  test('minutes by the secretary, a pilot within its limit, then adoption and what came of it', async () => {
    const decided = { code: '15-QĐ/ĐU', decidedOn: '2026-11-25', note: 'Theo biên bản' };
    expect(await tries('lanhdao', 'initiatives.adopt', { ...decided, unit: 'UBND xã' })).toBe(
      'illegal-transition',
    );
    const minutes = {
      code: '01-BB/HĐ',
      metOn: '2026-11-25',
      place: 'Phòng họp số 2',
      opinions: 'Nhất trí',
      conclusion: 'Cho thí điểm',
    };
    expect(await tries('bithu', 'initiatives.recordMinutes', minutes)).toBe('not-permitted');
    expect(await tries('vanthu', 'initiatives.recordMinutes', minutes)).toBe('ok');
    const pilot = { ...decided, unit: 'Trường THCS Nà Lạn' };
    expect(
      await tries('lanhdao', 'initiatives.pilot', {
        ...pilot,
        pilotUntil: '2027-11-26',
        followUpOn: '2027-03-01',
      }),
    ).toBe('pilot-too-long');
    expect(
      await tries('lanhdao', 'initiatives.pilot', {
        ...pilot,
        pilotUntil: '2027-05-30',
        followUpOn: '2027-06-01',
      }),
    ).toBe('date-invalid');
    expect(await tries('lanhdao', 'initiatives.reject', { ...decided, reasonCode: 'R9' })).toBe(
      'reason-required',
    );
    expect(
      await tries('lanhdao', 'initiatives.pilot', {
        ...pilot,
        pilotUntil: '2027-05-30',
        followUpOn: '2027-03-01',
      }),
    ).toBe('ok');
    expect((await get('vanthu')).followUpOn).toBe('2027-03-01');
    const result = { unit: 'Trường THCS Nà Lạn', on: '2026-11-25', result: 'Giảm 30 phút mỗi lượt tra cứu' };
    expect(await tries('chuyenvien', 'initiatives.follow', result)).toBe('ok');
    expect(await tries('lanhdao', 'initiatives.reward', { code: '', note: 'Giấy khen' })).toBe(
      'illegal-transition',
    );
    expect(await tries('lanhdao', 'initiatives.adopt', { ...decided, unit: 'Toàn xã' })).toBe('ok');
    expect(await tries('lanhdao', 'initiatives.reward', { code: '20-QĐ/ĐU', note: 'Giấy khen' })).toBe('ok');
    const end = await get('lanhdao');
    expect(end).toMatchObject({
      state: 'adopted',
      reward: { code: '20-QĐ/ĐU' },
      minutes: { code: '01-BB/HĐ' },
    });
    // the case says so too, though its own state stands still until its sender is answered
    const shown = await (await vault.as('lanhdao')).ok('submissions.get', { id: one.id });
    expect(shown).toMatchObject({ council: 'adopted', awaitsReceipt: false });
    expect(end.decisions.map(({ outcome }) => outcome)).toEqual(['pilot', 'adopt']);
    expect(end.follows).toHaveLength(1);
    const period = { kind: 'month', on: '2026-11-25' } as const;
    const filter = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
    const { initiatives } = await (await vault.as('lanhdao')).ok('figures.overview', { period, filter });
    expect(initiatives).toEqual({ adopted: 1, piloted: 1, rejected: 0 });
  });
});

test('the number of what was decided in a period opens as a list of as many, whatever became of them later', async () => {
  const leader = await vault.as('lanhdao');
  const filter = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
  const { initiatives } = await leader.ok('figures.overview', {
    period: { kind: 'month', on: '2026-11-25' },
    filter,
  });
  const listed = async (
    outcome: 'adopt' | 'pilot' | 'reject',
    days = { from: '2026-11-01', to: '2026-11-30' },
  ) => {
    const ask = { state: null, mine: false, limit: 50, decided: { outcome, ...days } };
    return (await leader.ok('initiatives.list', ask)).rows.map((row) => row.id);
  };
  expect(await listed('pilot')).toEqual([one.id]); // adopted since
  expect(await listed('adopt')).toEqual([one.id]);
  expect(await listed('reject')).toEqual([]);
  expect(initiatives).toEqual({ adopted: 1, piloted: 1, rejected: 0 });
  expect(await listed('adopt', { from: '2026-10-01', to: '2026-10-31' })).toEqual([]);
});

test('the numbers of what was decided obey the filters of the figures, and so does the list behind each', async () => {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const narrowed = async (part: Partial<Input<'figures.overview'>['filter']>) => {
    const leader = await vault.as('lanhdao');
    const filter = {
      group: 'all' as const,
      kind: null,
      source: null,
      field: null,
      holderId: null,
      unitId: null,
      ...part,
    };
    const { initiatives } = await leader.ok('figures.overview', {
      period: { kind: 'month', on: '2026-11-25' },
      filter,
    });
    const listed = await Promise.all(
      (['adopt', 'pilot', 'reject'] as const).map(async (outcome) => {
        const decided = { outcome, ...days, filter };
        return (await leader.ok('initiatives.list', { state: null, mine: false, limit: 50, decided })).rows
          .length;
      }),
    );
    const counted = [initiatives.adopted, initiatives.piloted, initiatives.rejected];
    expect(listed, JSON.stringify(part)).toEqual(counted);
    return counted;
  };
  const all = [1, 1, 0];
  const none = [0, 0, 0];
  expect(await narrowed({})).toEqual(all);
  expect(await narrowed({ group: 'skgp' })).toEqual(all);
  expect(await narrowed({ group: 'pakn' })).toEqual(none);
  expect(await narrowed({ kind: 'sang-kien' })).toEqual(all);
  expect(await narrowed({ kind: 'giai-phap' })).toEqual(none);
  expect(await narrowed({ field: 'Chuyển đổi số' })).toEqual(all);
  expect(await narrowed({ field: 'Đất đai' })).toEqual(none);
  const { source } = await (await vault.as('lanhdao')).ok('submissions.get', { id: one.id });
  expect(await narrowed({ source })).toEqual(all);
  expect(await narrowed({ source: 'phone' })).toEqual(none);
  expect(await narrowed({ holderId: id('chuyenvien') })).toEqual(all); // who led it on the day
  expect(await narrowed({ holderId: id('bithu') })).toEqual(none);
  const admin = await vault.as('quantri');
  const [office, other] = await Promise.all(
    ['Văn phòng', 'Ban Tuyên giáo'].map((name) =>
      admin.ok('units.save', { id: null, name, fromOn: '2026-08-01', toOn: null }),
    ),
  );
  await admin.ok('units.assign', {
    personId: id('chuyenvien'),
    unitId: office?.id ?? '',
    fromOn: '2026-08-01',
  });
  expect(await narrowed({ unitId: office?.id ?? '' })).toEqual(all);
  expect(await narrowed({ unitId: other?.id ?? '' })).toEqual(none);
});

test('the database refuses what the commands would never do', async () => {
  await vault.close();
  const raw = await openRaw(vault.dir);
  const member = raw.prepare('SELECT person_id FROM initiative_member WHERE conflict = 1').pluck().get();
  try {
    for (const sql of [
      "UPDATE initiative_score SET vote = 'reject'",
      'DELETE FROM initiative_score',
      'UPDATE initiative_member SET conflict = 0 WHERE conflict = 1',
      'DELETE FROM initiative_member',
      "UPDATE initiative SET state = 'scoring'",
      "UPDATE initiative_decision SET outcome = 'reject'",
      'DELETE FROM initiative_decision',
      "UPDATE initiative_minutes SET conclusion = 'khác'",
      "UPDATE initiative_follow SET result = 'khác'",
      'DELETE FROM initiative',
      `INSERT INTO initiative_score SELECT submission_id, '${String(member)}', scores, vote, remark, salt, seal, at_ms FROM initiative_score LIMIT 1`,
    ])
      expect(() => raw.prepare(sql).run(), sql).toThrow(/fixed|stays|closed|left out|without a conflict/);
  } finally {
    raw.close();
  }
});

test('the list finds one under what its line reads as, as many as it counts', async () => {
  const other = await takeInCase(vault, { kind: 'giai-phap', title: 'Sổ hẹn tiếp dân dùng chung' });
  const accept = { ...ACCEPTED } as const;
  await other.does('tiepnhan', 'submissions.classify', accept);
  const { revision } = await (await vault.as('vanthu')).ok('initiatives.get', { id: other.id });
  const found = async (): Promise<string[]> => {
    const clerk = await vault.as('vanthu');
    const under: string[] = [];
    for (const state of ['received', 'classifying', 'to-assign', 'council'] as const) {
      const { rows, total } = await clerk.ok('submissions.list', {
        group: 'skgp',
        state,
        personId: null,
        overdue: false,
        words: null,
        after: null,
        limit: 50,
      });
      expect(total).toBe(rows.length);
      if (rows.some((row) => row.id === other.id)) under.push(state);
    }
    return under;
  };
  expect(await found()).toEqual(['to-assign']);
  const sift = { id: other.id, revision, pass: true, note: 'Mới, làm được' };
  await (await vault.as('vanthu')).ok('initiatives.sift', sift);
  expect(await found()).toEqual(['council']);

  // wherever else the case stands it reads the same: on the desk, behind a figure, beside its duplicate
  const copy = await takeInCase(vault, { kind: 'giai-phap', title: 'Sổ hẹn tiếp dân dùng chung các xã' });
  await copy.does('tiepnhan', 'submissions.merge', { masterId: other.id, note: '' });
  const clerk = await vault.as('vanthu');
  const desk = await clerk.ok('desk.summary', { scope: 'office' });
  const lines = [
    ...desk.firstItems,
    ...desk.lateItems,
    ...desk.othersItems,
    ...desk.todayItems,
    ...desk.waitingItems,
  ];
  expect(lines.find(({ id }) => id === other.id)).toMatchObject({ state: 'classifying', council: 'sifted' });
  expect((await copy.see('vanthu')).master).toMatchObject({ state: 'classifying', council: 'sifted' });
  const councils = async (figure: 'closing' | 'received', on: string) => {
    const filter = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
    const ask = { filter, part: null, unitFlow: null, after: null, limit: 50 } as const;
    const leader = await vault.as('lanhdao');
    const { rows } = await leader.ok('figures.cases', { ...ask, figure, period: { kind: 'month', on } });
    return rows.filter(({ row }) => row.id === other.id).map(({ council }) => council);
  };
  expect(await councils('closing', '2026-11-25')).toEqual(['sifted']);
  // when it came in, no council had it
  expect(await councils('received', '2026-11-25')).toEqual([null]);

  // a leader decides of it before the council is set up, and by its minutes; not of one that is not sent there
  const decide = async () =>
    (await (await vault.as('lanhdao')).ok('desk.summary', { scope: 'mine' })).toDo.decide;
  const before = await decide();
  const dropped = await takeInCase(vault, { kind: 'sang-kien', title: 'Sổ tay điện tử của tổ dân phố' });
  await dropped.does('tiepnhan', 'submissions.classify', accept);
  expect(await decide()).toBe(before + 1);
  const { revision: now } = await (await vault.as('vanthu')).ok('initiatives.get', { id: dropped.id });
  await (
    await vault.as('vanthu')
  ).ok('initiatives.sift', { id: dropped.id, revision: now, pass: false, note: 'Đã có' });
  expect(await decide()).toBe(before);

  // and so it reads in the workbook, and among the quiet ones later
  const filter = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
  const reporter = await vault.as('vanthu');
  const { reportId } = await reporter.ok('figures.report', {
    scope: 'office',
    published: false,
    format: 'xlsx',
    filter,
    period: { kind: 'month', on: '2026-11-25' },
  });
  const file = path.join(vault.dir, 'so-lieu.xlsx');
  await saveReport(reporter, reportId, file);
  const sheets = await readXlsxFile(file);
  const rows = (sheets.at(-1)?.data ?? []).map((row) => [row[5], row[6]]);
  expect(rows).toContainEqual([
    'Sổ tay điện tử của tổ dân phố',
    'Không đưa ra hội đồng, chưa trả lời người gửi',
  ]);
  nowMs += 30 * 86_400_000;
  const { cases } = await (await vault.as('lanhdao')).ok('figures.statusLag', {});
  expect(cases.find(({ id }) => id === dropped.id)).toMatchObject({
    state: 'classifying',
    council: 'dropped',
  });
});
