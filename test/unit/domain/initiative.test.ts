import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import {
  allGiven,
  councilScore,
  INITIATIVE_STATES,
  type InitiativeAct,
  initiativeActs,
  initiativeAfter,
  type InitiativeState,
  mayClose,
  scoreFault,
  scoresNeeded,
  seatFault,
  suggested,
  weighted,
} from '../../../shared/domain/submission/initiative.ts';

const rules = loadRules().asOf('2026-11-25').initiatives;
const anyScores = fc.record(
  Object.fromEntries(rules.criteria.map(({ code, most }) => [code, fc.integer({ min: 0, max: most })])),
);

describe('judging of initiatives', () => {
  test('five criteria whose weights make a hundred; every value is marked as not verified', () => {
    expect(rules.criteria).toHaveLength(5);
    expect(rules.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(rules.verified).toBe(false);
    expect(loadRules().ground('SK-11')?.verified).toBe(false);
  });

  test('no way leads to a decision past sift, council, scores and minutes', () => {
    const needed: readonly InitiativeAct[] = ['pass', 'setCouncil', 'closeScoring', 'recordMinutes'];
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (choices) => {
        let state: InitiativeState = 'sifting';
        const done: InitiativeAct[] = [];
        for (const choice of choices) {
          const acts = initiativeActs(state);
          const act = acts[choice % Math.max(1, acts.length)];
          if (act === undefined) break;
          const next = initiativeAfter(state, act);
          expect(next.ok).toBe(true);
          if (next.ok) state = next.value;
          done.push(act);
        }
        if (['adopted', 'piloting', 'rejected'].includes(state))
          expect(needed.every((act) => done.includes(act))).toBe(true);
        expect(INITIATIVE_STATES).toContain(state);
      }),
    );
    expect(initiativeAfter('rejected', 'adopt').ok).toBe(false);
    expect(initiativeAfter('scored', 'score').ok).toBe(false);
  });

  test('a score lies between nought and a hundred, the mean between the lowest and the highest', () => {
    fc.assert(
      fc.property(fc.array(anyScores, { minLength: 1, maxLength: 9 }), (all) => {
        const totals = all.map((scores) => weighted(scores, rules.criteria));
        const mean = councilScore(all, rules.criteria) ?? -1;
        expect(Math.min(...totals)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...totals)).toBeLessThanOrEqual(100);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...totals) - 0.1);
        expect(mean).toBeLessThanOrEqual(Math.max(...totals) + 0.1);
        all.forEach((scores) => expect(scoreFault(scores, rules.criteria)).toBeNull());
      }),
    );
    expect(scoreFault({ novelty: 1 }, rules.criteria)).toBe('feasible');
    expect(scoreFault({ other: 1 }, rules.criteria)).toBe('other');
    expect(suggested(75, rules.thresholds)).toBe('adopt');
    expect(suggested(74.9, rules.thresholds)).toBe('pilot');
    expect(suggested(54.9, rules.thresholds)).toBe('reject');
  });

  test('a quorum is a share of all members, those with a conflict too', () => {
    const judge = (conflict: boolean | null, scored: boolean) => ({ conflict, scored });
    expect(scoresNeeded(3, rules.council)).toBe(2);
    expect(scoresNeeded(7, rules.council)).toBe(5);
    const three = [judge(false, true), judge(false, true), judge(true, false)];
    expect(allGiven(three)).toBe(true);
    expect(mayClose(three, rules.council)).toBe(true);
    expect(allGiven([judge(false, true), judge(null, false)])).toBe(false);
    expect(mayClose([judge(false, true), judge(true, false), judge(true, false)], rules.council)).toBe(false);
    const seat = (personId: string, role: 'chair' | 'secretary' | 'member') => ({ personId, role });
    expect(
      seatFault([seat('a', 'chair'), seat('b', 'secretary'), seat('c', 'member')], rules.council),
    ).toBeNull();
    expect(seatFault([seat('a', 'chair'), seat('b', 'chair'), seat('c', 'secretary')], rules.council)).toBe(
      'no-chair',
    );
  });
});
