import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { createRuleBook, type RuleBook } from '../../../electron/vault/rules/ruleBook.ts';
import type { RulePack } from '../../../shared/domain/rules/schema.ts';
import { replayPages, type ReplaySum } from '../../../renderer/features/office/replayPages.ts';
import { REPLAY_PAGE } from '../../../shared/ipc/contract/caseRules.ts';
import { answered, type CaseHands, submission, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const days = (n: number): void => {
  nowMs += n * 86_400_000;
};
const SENT = { channel: 'post', documentCode: '', note: '' } as const;
const WITHDRAWN = { why: 'sender', note: 'Người gửi xin rút' } as const;
let book: RuleBook = loadRules();
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
    rules: () => book,
  });
});
afterAll(() => vault.remove());

/** The process of this build with other days for an answer, and without the step by which intake accepts. */
function nextVersion(amount: number): RuleBook {
  const packs = loadRules().packs;
  const [old] = packs.filter((pack) => pack.pack === 'submission');
  if (old === undefined) throw new Error('no pack');
  const rules = old.rules.map((rule) => {
    if (rule.kind === 'clock' && rule.clock === 'answer')
      return { ...rule, period: { amount, unit: 'days' as const } };
    if (rule.kind !== 'workflow') return rule;
    return { ...rule, edges: rule.edges.filter(({ from, act }) => from !== 'received' || act !== 'accept') };
  });
  const next: RulePack = { ...old, version: '2026.2', effectiveFrom: '2026-11-01', rules };
  return createRuleBook([...packs, next]);
}

async function closed(title: string, wait: number): Promise<CaseHands> {
  const one = await takeInCase(vault, { title });
  await answered(vault, one, 'Kính gửi ông/bà.');
  days(wait);
  await one.does('tiepnhan', 'submissions.deliver', { ...SENT, receiptId: one.id });
  await one.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  return one;
}
const replay = async (after: { day: number; line: number } | null = null) =>
  (await vault.as('lanhdao')).ok('rules.caseReplay', { after });

test('cases that are over are told again under the newer version, and nothing of them changes', async () => {
  const soon = await closed('Xong trong ngày', 0);
  const slow = await closed('Gửi sau mười lăm ngày', 15);
  const late = await closed('Gửi sau hai mươi lăm ngày', 25);
  const unsent = await takeInCase(vault, { title: 'Chưa gửi' });
  await answered(vault, unsent, 'Kính gửi ông/bà.');
  expect(await replay()).toMatchObject({ looked: 3, moved: 0, toLate: 0, steps: 0, cases: [], next: null });

  book = nextVersion(10);
  const before = await slow.see('lanhdao');
  const { cases } = await (await vault.as('lanhdao')).ok('rules.caseDiff', {});
  expect(cases.find(({ id }) => id === unsent.id)?.state).toBe('approved'); // not sent, so not answered
  const shorter = await replay();
  expect(shorter).toMatchObject({
    pack: 'submission@2026.2',
    looked: 3,
    moved: 3,
    toLate: 1,
    toOnTime: 0,
    steps: 3,
    unread: 0,
    since: '2026-01-04',
  });
  expect(shorter.cases.map(({ id, turned, acts }) => [id, turned, acts])).toEqual([
    [late.id, null, ['accept']],
    [slow.id, 'late', ['accept']],
    [soon.id, null, ['accept']],
  ]);
  expect(shorter.cases[1]).toMatchObject({ receiptCode: slow.receiptCode, before: '2026-12-15' });
  expect(await slow.see('lanhdao')).toEqual(before); // it looks only

  book = nextVersion(40);
  expect(await replay()).toMatchObject({ toLate: 0, toOnTime: 1 });
  expect((await replay()).cases.find(({ turned }) => turned === 'on-time')?.id).toBe(late.id);
});

test('a page begins where the one before ended; what ended more than a year ago is left out', async () => {
  expect(await replay({ day: 0, line: 0 })).toMatchObject({ looked: 0, next: null });
  days(330); // fifteen days after the first and the second ended, the third is of this year still
  expect(await replay()).toMatchObject({ looked: 2 });
  days(60);
  expect(await replay()).toMatchObject({ looked: 0 });
  const clerk = await vault.as('quantri');
  expect(await clerk.call('rules.caseReplay', { after: null })).toMatchObject({
    error: { code: 'not-permitted' },
  });
});

test('stopped after a page: what was looked at is told as a part, begun again it is told whole', async () => {
  book = loadRules();
  const more = REPLAY_PAGE * 2 + 3;
  const intake = await vault.as('tiepnhan');
  for (let n = 0; n < more; n += 1) {
    const words = { title: `Rút lại số ${String(n)}`, body: `Việc số ${String(n)} đã tự xong` };
    const { id } = await intake.ok('submissions.register', submission(words));
    const { revision } = await intake.ok('submissions.get', { id });
    await intake.ok('submissions.withdraw', { id, revision, ...WITHDRAWN });
  }
  book = nextVersion(10);
  const leader = await vault.as('lanhdao');
  const ask = (after: { day: number; line: number } | null) => leader.call('rules.caseReplay', { after });
  const stopAfter = async (pages: number): Promise<ReplaySum[]> => {
    const sums: ReplaySum[] = [];
    const told = { onSum: (sum: ReplaySum) => sums.push(sum), isStopped: () => sums.length >= pages };
    expect(await replayPages(ask, told)).toEqual({ ok: true, value: null });
    return sums;
  };
  expect((await stopAfter(1)).map(({ looked, done }) => [looked, done])).toEqual([[REPLAY_PAGE, false]]);
  const whole = await stopAfter(Infinity);
  expect(whole.map(({ done }) => done)).toEqual([false, false, true]);
  expect(whole.at(-1)).toMatchObject({ looked: more });
  expect(new Set(whole.at(-1)?.cases.map(({ id }) => id)).size).toBe(whole.at(-1)?.cases.length);
  const admin = await vault.as('quantri');
  const told = { onSum: () => undefined, isStopped: () => false };
  const refused = await replayPages((after) => admin.call('rules.caseReplay', { after }), told);
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
});
