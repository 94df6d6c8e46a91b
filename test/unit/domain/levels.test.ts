import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../../electron/vault/rules/loader.ts';
import { gate, holding, NO_RULE } from '../../../shared/domain/levels/gate.ts';
import {
  CHANNELS,
  isClassified,
  type Level,
  LEVELS,
  levelRank,
  maxLevel,
  PROFILES,
  withinCeiling,
} from '../../../shared/domain/levels/level.ts';
import { protectedUntil } from '../../../shared/domain/levels/protection.ts';
import { levelOfMark, protectionState } from '../../support/protectionState.ts';

const rules = loadRules().asOf('2026-11-24');
const levels = fc.constantFrom<Level>(...LEVELS);

describe('levels', () => {
  test('the highest prevails', () => {
    expect(maxLevel([])).toBe('none');
    expect(maxLevel(['mat', 'tuyet-mat', 'none'])).toBe('tuyet-mat');
    fc.assert(
      fc.property(fc.array(levels), (list) => {
        for (const level of list) expect(levelRank(maxLevel(list))).toBeGreaterThanOrEqual(levelRank(level));
      }),
    );
  });

  test('A, B, C and the periods 30, 20, 10', () => {
    expect(LEVELS.map((level) => [rules.level(level).mark, rules.level(level).years])).toEqual([
      [null, null],
      ['C', 10],
      ['B', 20],
      ['A', 30],
    ]);
    expect(levelOfMark(rules.levels, ' b ')).toBe('toi-mat');
    expect(levelOfMark(rules.levels, 'D')).toBe(null);
    expect(protectedUntil(rules.level('mat'), '2026-03-18')).toBe('2036-03-18');
    expect(protectedUntil(rules.level('tuyet-mat'), '2024-02-29')).toBe('2054-03-01');
    expect(protectedUntil(rules.level('none'), '2026-03-18')).toBe(null);
  });

  test('protection ends with a person, not by itself', () => {
    expect(protectionState(null, '2026-11-24', 180)).toBe('open-ended');
    expect(protectionState('2030-01-01', '2026-11-24', 180)).toBe('protected');
    expect(protectionState('2026-12-24', '2026-11-24', 180)).toBe('ending');
    expect(protectionState('2026-11-23', '2026-11-24', 180)).toBe('ended');
  });

  test('no post of a commune permits copying Tuyệt mật', () => {
    const commune = rules.authorities.filter((rule) => rule.unit === 'commune');
    expect(commune.some((rule) => withinCeiling('tuyet-mat', rule.ceiling))).toBe(false);
    const secretary = rules.authorities.find((rule) => rule.titles.includes('Bí thư Đảng ủy'));
    expect(withinCeiling('toi-mat', secretary?.ceiling ?? 'none')).toBe(true);
  });
});

describe('gate', () => {
  test('Tuyệt mật goes through no channel but paper, and no station keeps it in full', () => {
    for (const profile of PROFILES) {
      for (const channel of CHANNELS)
        expect(rules.gate(profile, channel, 'tuyet-mat').allowed).toBe(channel === 'paper');
      for (const approved of [false, true])
        expect(rules.holding(profile, 'tuyet-mat', approved).holding).toBe('register-only');
    }
    expect(rules.level('tuyet-mat')).toMatchObject({ keepsSubject: false, keepsFile: false });
  });

  test('a connected machine keeps and sends level none only, whatever document it has', () => {
    for (const level of LEVELS.filter(isClassified)) {
      expect(rules.holding('connected', level, true).holding).not.toBe('full');
      for (const channel of ['folder', 'relay', 'edxml'] as const)
        expect(rules.gate('connected', channel, level).allowed).toBe(false);
    }
    expect(rules.holding('connected', 'none')).toEqual({ holding: 'full', ruleId: 'KN-01' });
    expect(rules.holding('connected', 'mat')).toEqual({ holding: 'refused', ruleId: 'KN-01' });
    expect(rules.gate('connected', 'folder', 'none')).toMatchObject({ allowed: true, needsApproval: false });
  });

  test('above none every electronic channel asks for an approving document', () => {
    for (const profile of PROFILES) {
      for (const channel of CHANNELS.filter((name) => name !== 'paper')) {
        for (const level of LEVELS.filter(isClassified)) {
          const answer = rules.gate(profile, channel, level);
          if (answer.allowed) expect(answer.needsApproval).toBe(true);
        }
      }
    }
  });

  test('machines without a network have no relay', () => {
    expect(rules.gate('standalone', 'relay', 'none').allowed).toBe(false);
    expect(rules.gate('standalone', 'folder', 'toi-mat')).toMatchObject({
      allowed: true,
      needsApproval: true,
    });
    expect(rules.gate('independent-lan', 'edxml', 'none').allowed).toBe(false);
    expect(rules.holding('independent-lan', 'toi-mat').holding).toBe('full');
    expect(rules.holding('party-wan', 'mat').holding).toBe('refused');
    expect(rules.holding('party-wan', 'mat', true).holding).toBe('full');
  });

  test('what is not written is refused, and every answer names a rule with its ground', () => {
    const empty = { holdings: [], channels: [] };
    expect(gate(empty, 'standalone', 'folder', 'none')).toEqual({ allowed: false, ruleId: NO_RULE });
    expect(holding(empty, 'standalone', 'none')).toEqual({ holding: 'refused', ruleId: NO_RULE });
    const book = loadRules();
    expect(book.ground(NO_RULE)?.title).toBeTruthy();
    for (const profile of PROFILES) {
      for (const level of LEVELS) {
        expect(book.ground(rules.holding(profile, level).ruleId)?.ground).toBeTruthy();
        for (const channel of CHANNELS) {
          const { ruleId } = rules.gate(profile, channel, level);
          expect(ruleId).not.toBe(NO_RULE);
          expect(book.ground(ruleId)?.ground).toBeTruthy();
        }
      }
    }
  });
});
