import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledger } from '../../../renderer/i18n/vi/ledger.ts';
import { type LearnerAct, LessonPack, progressOf } from '../../../shared/domain/lessons/lesson.ts';
import lessons from '../../../shared/lessons/lessons-2026.json' with { type: 'json' };

const pack = LessonPack.parse(lessons);
const act = (name: string, facts: LearnerAct['facts'] = {}): LearnerAct => ({ act: name, facts });
const two = {
  steps: [
    { text: 'a', where: 'a', done: { acts: ['x.a'], facts: { level: 'none' } } },
    { text: 'b', where: 'b', done: { acts: ['x.b', 'x.c'], facts: {} } },
  ],
};

describe('progress of a guided task', () => {
  it('counts steps in their order, by act and fact', () => {
    const done = (...acts: LearnerAct[]) => progressOf(two, acts, ['x.mend']);
    expect(done()).toEqual({ done: 0, mistakes: 0 });
    expect(done(act('x.b'), act('x.a', { level: 'mat' }))).toEqual({ done: 0, mistakes: 0 });
    expect(done(act('x.a', { level: 'none' }), act('x.mend'), act('x.c'))).toEqual({ done: 2, mistakes: 1 });
  });

  it('never goes back, whatever else is done', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('x.a', 'x.b', 'x.c', 'x.mend', 'y.z'),
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
  const sentences = new Set(Object.keys(ledger).map((key) => key.replace(/^ledger\./, '')));
  const wanted = [
    ...pack.lessons.flatMap(({ steps }) => steps.flatMap(({ done }) => done.acts)),
    ...pack.mistakes,
  ];
  expect(wanted.filter((name) => !sentences.has(name))).toEqual([]);
});
