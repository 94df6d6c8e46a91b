import { describe, expect, test } from 'vitest';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import { findMark } from '../../../shared/domain/secrecy/marks.ts';
import type { ScreenRule } from '../../../shared/domain/submission/screenRule.ts';
import { HELD_OUT_MARKS, TUNED_MARKS } from '../../support/disguisedMarks.ts';
import { HELD_OUT_INNOCENT, TUNED_INNOCENT } from '../../support/innocentTexts.ts';

const RULES = screening.rules as readonly ScreenRule[];

describe.each([
  ['the tuned half', TUNED_MARKS, TUNED_INNOCENT],
  ['the held-out half', HELD_OUT_MARKS, HELD_OUT_INNOCENT],
])('%s', (_half, marked, innocent) => {
  test('of at least a hundred disguised marks, 98 in a hundred are found, with their level', () => {
    const missed = marked.filter(({ text, level }) => findMark(text, RULES)?.level !== level);
    expect(marked.length).toBeGreaterThan(100);
    expect(
      missed.length / marked.length,
      missed.map(({ id, text }) => `${id}: ${JSON.stringify(text.slice(0, 160))}`).join('\n'),
    ).toBeLessThanOrEqual(0.02);
  });

  test('of at least two hundred innocent texts, one in a hundred is stopped at most', () => {
    const stopped = innocent.filter(({ text }) => findMark(text, RULES) !== null);
    expect(innocent.length).toBeGreaterThan(200);
    expect(
      stopped.length / innocent.length,
      stopped.map(({ id, text }) => `${id}: ${JSON.stringify(text.slice(0, 300))}`).join('\n'),
    ).toBeLessThanOrEqual(0.01);
  });
});
