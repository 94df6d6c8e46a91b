import { expect, it } from 'vitest';
import { newId } from '../../electron/vault/ids.ts';

const AT_MS = Date.UTC(2026, 11, 2);

it('an identifier is a UUIDv7: the time, its version and variant, and 74 bits that are never the same', () => {
  const ids = Array.from({ length: 1_000 }, () => newId(AT_MS));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(ids.every((id) => Number.parseInt(id.slice(0, 12), 16) === AT_MS)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  // every digit that is drawn takes every value
  for (const at of [13, 14, 15, ...Array.from({ length: 15 }, (_, place) => 17 + place)])
    expect(new Set(ids.map((id) => id.charAt(at))).size).toBe(16);
});

it('identifiers sort by their time', () => {
  expect(newId(9) < newId(AT_MS)).toBe(true);
  expect(newId(AT_MS) < newId(AT_MS + 1)).toBe(true);
});
