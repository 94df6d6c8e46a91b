import { describe, expect, it } from 'vitest';
import { isJudged, stagesOf } from '../../../renderer/features/submissions/words.ts';

type Case = Parameters<typeof stagesOf>[0];
const line = (state: Case['state'], acts: readonly string[], waitsFor: Case['waitsFor'] = null): string[] => {
  const timeline = acts.map((act, seq) => ({
    seq,
    act: `submission.${act}`,
    atMs: seq,
    actor: '',
    facts: {},
  }));
  return stagesOf({
    state,
    waitsFor,
    lead: null,
    timeline: timeline as Case['timeline'],
  }).map(({ at }) => at);
};
const UNDER_WAY = ['registered', 'accepted', 'assigned', 'work-started'] as const;

describe('the steps of a case in one line', () => {
  it('stand at the assignment for one that was given back and waits for the next hand', () => {
    const given = line('classifying', [...UNDER_WAY, 'sent-back'], 'to-assign');
    expect(given.slice(0, 4)).toEqual(['done', 'done', 'now', 'ahead']);
  });

  it('stop where the sender took the words back: what had been done stays done', () => {
    expect(line('withdrawn', [...UNDER_WAY, 'withdrawn']).slice(0, 5)).toEqual([
      ...['done', 'done', 'done', 'stopped', 'ahead'],
    ]);
    expect(line('refused', ['registered', 'refusal-proposed', 'refusal-approved']).slice(0, 3)).toEqual([
      ...['done', 'stopped', 'ahead'],
    ]);
  });

  it('go on elsewhere where the case was transferred: that is no refusal', () => {
    expect(line('transferred', ['registered', 'transferred']).slice(0, 3)).toEqual([
      ...['done', 'moved', 'ahead'],
    ]);
  });
});

it('leads to the page of its council from the day that an initiative is accepted', () => {
  const way = (over: object): boolean =>
    isJudged({ kind: 'giai-phap', state: 'classifying', waitsFor: null, council: null, ...over });
  expect(way({})).toBe(false); // not accepted yet
  expect(way({ waitsFor: 'to-assign' })).toBe(true); // waits to be sifted
  expect(way({ council: 'sifted' })).toBe(true);
  expect(way({ state: 'in-progress' })).toBe(true);
  expect(way({ kind: 'kien-nghi', waitsFor: 'to-assign' })).toBe(false);
});
