import { expect, it } from 'vitest';
import { PACK } from '../../../electron/vault/lessons/coursePack.ts';
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
