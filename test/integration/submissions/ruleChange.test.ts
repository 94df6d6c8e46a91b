import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { createRuleBook, type RuleBook } from '../../../electron/vault/rules/ruleBook.ts';
import type { RulePack } from '../../../shared/domain/rules/schema.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội. */
const nowMs = Date.UTC(2026, 10, 25, 2, 41);
const today = (): string => new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
/** a build carries this one; a newer build carries another */
let book: RuleBook = loadRules();
let vault: TestVault;

/** The process of this build with ten days for an answer, in force before the cases were received. */
function withShorterAnswer(): RuleBook {
  const packs = loadRules().packs;
  const [old] = packs.filter((pack) => pack.pack === 'submission');
  if (old === undefined) throw new Error('no pack');
  const rules = old.rules.map((rule) =>
    rule.kind === 'clock' && rule.clock === 'answer'
      ? { ...rule, period: { amount: 10, unit: 'days' as const } }
      : rule,
  );
  const next: RulePack = { ...old, version: '2026.2', effectiveFrom: '2026-11-01', rules };
  return createRuleBook([...packs, next]);
}

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
    rules: () => book,
  });
});
afterAll(() => vault.remove());

describe('a newer version of the process', () => {
  test('changes no open case by itself; the difference is shown, and taken over by a leader who saw it', async () => {
    const old = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, old);
    const fresh = await takeInCase(vault, { receivedOn: today() });
    const before = await old.see('lanhdao');
    expect(before.rulePack).toContain('submission@2026.1');
    const nothing = await (await vault.as('lanhdao')).ok('rules.caseDiff', {});
    expect(nothing).toMatchObject({ pack: 'submission@2026.1', total: 0, cases: [] });

    book = withShorterAnswer();
    const pinned = await old.see('lanhdao');
    expect(pinned.dueOn).toBe(before.dueOn);
    expect(pinned.clocks).toEqual(before.clocks);
    const leader = await vault.as('lanhdao');
    const diff = await leader.ok('rules.caseDiff', {});
    expect(diff).toMatchObject({ pack: 'submission@2026.2', total: 2, moved: 1, unfit: 0 });
    expect(diff.cases[0]).toMatchObject({ id: old.id, before: before.dueOn, after: '2026-12-07' });
    expect(diff.cases[1]).toMatchObject({ id: fresh.id });

    const stale = { pack: 'submission@2026.1', ids: [old.id] };
    expect(await leader.call('rules.takeOverCases', stale)).toMatchObject({
      error: { code: 'stale-revision' },
    });
    const clerk = await vault.as('vanthu');
    const take = { pack: diff.pack, ids: [old.id] };
    expect(await clerk.call('rules.takeOverCases', take)).toMatchObject({ error: { code: 'not-permitted' } });
    const again = await vault.as('lanhdao');
    expect(await again.ok('rules.takeOverCases', take)).toEqual({ taken: 1, moved: 1 });
    const after = await old.see('lanhdao');
    expect(after).toMatchObject({ dueOn: '2026-12-07', rulePack: 'submission@2026.2' });
    const told = after.timeline.find(({ act }) => act === 'submission.rules-taken-over');
    expect(told?.facts).toEqual({ pack: 'submission@2026.2', before: before.dueOn, after: '2026-12-07' });
    expect(await (await vault.as('lanhdao')).ok('rules.caseDiff', {})).toMatchObject({ total: 1, moved: 0 });
    // what comes in from now on is under the new version from the start
    const next = await takeInCase(vault, { receivedOn: today() });
    expect((await next.see('vanthu')).rulePack).toContain('submission@2026.2');
  });
});
