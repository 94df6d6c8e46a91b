import { expect, it } from 'vitest';
import { mayGrow } from '../../../renderer/focus/fields.ts';

it('waits for another digit only where a field has such a number', () => {
  expect(mayGrow('', 12)).toBe(true);
  expect(mayGrow('1', 12)).toBe(true);
  expect(mayGrow('1', 9)).toBe(false);
  expect(mayGrow('2', 12)).toBe(false);
  expect(mayGrow('2', 24)).toBe(true);
  expect(mayGrow('12', 24)).toBe(false);
  expect(mayGrow('0', 24)).toBe(false);
});
