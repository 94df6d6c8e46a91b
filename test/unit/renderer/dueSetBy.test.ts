import { expect, it } from 'vitest';
import { dueSetBy } from '../../../renderer/features/submissions/words.ts';

type Timeline = Parameters<typeof dueSetBy>[0]['timeline'];
const after = (...acts: readonly [act: string, dueOn?: string][]) =>
  dueSetBy({
    timeline: acts.map(([act, dueOn], seq) => ({
      seq,
      act: `submission.${act}`,
      atMs: seq,
      actor: '',
      facts: dueOn === undefined ? {} : { dueOn },
    })) as Timeline,
  })?.how ?? null;

it('says how the day of an answer came to be set: by the last word of a leader, not by the first', () => {
  expect(after(['registered'])).toBeNull();
  expect(after(['assigned'])).toBeNull();
  expect(after(['assigned', '2026-12-15'])).toBe('set');
  expect(after(['assigned', '2026-12-15'], ['extension-asked'], ['extension-approved'])).toBe('extended');
  expect(after(['assigned'], ['extension-asked'], ['extension-rejected'])).toBeNull();
  expect(after(['assigned'], ['extension-approved'], ['assigned', '2026-12-20'])).toBe('set');
  expect(after(['assigned', '2026-12-15'], ['extension-approved'], ['reopened'])).toBeNull();
});
