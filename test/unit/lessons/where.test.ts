import { expect, it } from 'vitest';
import { PACK } from '../../../electron/vault/lessons/coursePack.ts';
import { PAGES as PAGE_NAMES } from '../../../renderer/data/router.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { vi } from '../../../renderer/i18n/vi.ts';

const PAGES = Object.entries(vi)
  .filter(([key]) => /^nav\.\w+$/.test(key) && key !== 'nav.key')
  .map(([, name]) => name);

it.each(
  PACK.lessons.flatMap(({ id, steps }) => steps.map(({ where }, index) => [id, index, where] as const)),
)('the task %s, step %s names the page on which to work', (_id, _index, where) => {
  const named = PAGES.some((page) => where.includes(page));
  expect(
    named || where.startsWith('Ở trang nào cũng được') || where.startsWith('Ở kho tập huấn'),
    where,
  ).toBe(true);
});

it('the way to a step is a page of this build, and what is ringed has words in both languages', () => {
  const steps = PACK.lessons.flatMap(({ steps: all }) => all);
  expect(steps.filter(({ way }) => way !== undefined).length).toBeGreaterThan(steps.length * 0.8);
  for (const { way, ring } of steps) {
    if (way !== undefined) expect(PAGE_NAMES).toContain(way.page);
    for (const name of ring) {
      expect(Object.keys(vi)).toContain(name);
      expect(Object.keys(en)).toContain(name);
    }
  }
});
