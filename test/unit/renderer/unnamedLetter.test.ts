import { expect, test } from 'vitest';
import { isUnnamed } from '../../../renderer/features/submissions/entry/useTelling.ts';

const ALL = ['fullName', 'address', 'phoneOrEmail'] as const;

test.each([
  ['a letter that says nothing of its sender', 'letter', false, ALL, true],
  ['one with an address', 'letter', false, ['fullName', 'phoneOrEmail'], false],
  ['one with a name', 'letter', false, ['address', 'phoneOrEmail'], false],
  ['one that somebody hands in, and takes a slip for', 'letter', true, ALL, false],
  ['what came by the portal, which answers by itself', 'portal', false, ALL, false],
] as const)('nobody is written to where nobody is named: %s', (_what, source, atCounter, lacks, unnamed) => {
  expect(isUnnamed({ source, atCounter, lacks, party: 'person' })).toBe(unnamed);
});

test('a letter that is said to name nobody is told nothing, whatever else it says', () => {
  const letter = { source: 'letter', lacks: ['fullName'], party: 'unnamed' } as const;
  expect(isUnnamed({ ...letter, atCounter: false })).toBe(true);
  expect(isUnnamed({ ...letter, atCounter: true })).toBe(false);
});
