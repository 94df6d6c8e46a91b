import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vi } from '../../../renderer/i18n/vi.ts';
import { type LearnerAct, LessonPack, progressOf } from '../../../shared/domain/lessons/lesson.ts';
import lessons from '../../../shared/lessons/lessons-2026.json' with { type: 'json' };

const pack = LessonPack.parse(lessons);
const act = (name: string, facts: LearnerAct['facts'] = {}, more: Partial<LearnerAct> = {}): LearnerAct => ({
  act: name,
  facts,
  subjectId: 's',
  inTime: null,
  ...more,
});
const plain = { ofFirst: false, inTime: false };
const two = {
  steps: [
    { done: { ...plain, acts: ['x.a'], facts: { level: 'none' } } },
    { done: { ...plain, acts: ['x.b', 'x.c'], facts: {} } },
  ],
} satisfies Parameters<typeof progressOf>[0];

describe('progress of a guided task', () => {
  it('counts steps in their order, by act and fact', () => {
    const done = (...acts: LearnerAct[]) => progressOf(two, acts, ['x.mend']);
    expect(done()).toEqual({ done: 0, mistakes: 0 });
    expect(done(act('x.b'), act('x.a', { level: 'mat' }))).toEqual({ done: 0, mistakes: 0 });
    expect(done(act('x.a', { level: 'none' }), act('x.mend'), act('x.c'))).toEqual({ done: 2, mistakes: 1 });
  });

  it('asks that a later step is about the same record, and that a case is not overdue', () => {
    const done = { acts: ['x.b'], facts: {}, ofFirst: true, inTime: true };
    const steps = [...two.steps.slice(0, 1), { text: 'b', where: 'b', done }];
    const first = act('x.a', { level: 'none' }, { subjectId: 'mine' });
    const after = (more: Partial<LearnerAct>) =>
      progressOf({ steps }, [first, act('x.b', {}, more)], []).done;
    expect(after({ subjectId: 'other', inTime: true })).toBe(1);
    expect(after({ subjectId: 'mine', inTime: false })).toBe(1);
    expect(after({ subjectId: 'mine', inTime: null })).toBe(1);
    expect(after({ subjectId: 'mine', inTime: true })).toBe(2);
  });

  it('does not call a mistake what the step asked for', () => {
    const steps = [{ done: { ...plain, acts: ['x.mend'], facts: {} } }];
    expect(progressOf({ steps }, [act('x.mend')], ['x.mend'])).toEqual({ done: 1, mistakes: 0 });
    expect(progressOf({ steps }, [act('x.mend'), act('x.mend')], ['x.mend'])).toEqual({
      done: 1,
      mistakes: 1,
    });
  });

  it('never goes back, whatever else is done', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('x.a', 'x.b', 'x.c', 'x.mend', 'y.z'),
        subjectId: fc.constantFrom('s', 't'),
        inTime: fc.constantFrom(null, true, false),
        facts: fc.record({ level: fc.constantFrom('none', 'mat') }),
      }),
    );
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const first = progressOf(two, before, []).done;
        const second = progressOf(two, [...before, ...after], []).done;
        expect(second).toBeGreaterThanOrEqual(first);
        expect(second).toBeLessThanOrEqual(two.steps.length);
      }),
    );
  });
});

it('every task waits for acts that the product writes', () => {
  const sentences = new Set(
    Object.keys(vi)
      .filter((key) => key.startsWith('ledger.'))
      .map((key) => key.replace(/^ledger\./, '')),
  );
  const wanted = [
    ...pack.lessons.flatMap(({ steps }) => steps.flatMap(({ done }) => done.acts)),
    ...pack.mistakes,
  ];
  expect(wanted.filter((name) => !sentences.has(name))).toEqual([]);
});
