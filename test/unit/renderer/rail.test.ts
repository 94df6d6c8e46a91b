import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/domain/people/roles.ts';
import { navigationFor, type Post } from '../../../renderer/parts/navigation/navigation.ts';
import { RAIL_MOST, railFor } from '../../../renderer/parts/navigation/rail.ts';

const session = (roles: Post['roles'], training = false): Post => ({
  roles,
  training,
  holds: { full: training ? ['none', 'mat'] : ['none'], registerOnly: [] },
});
const pages = (of: Post) => railFor(of).groups.flatMap(({ items }) => items.map(({ page }) => page));

describe.each(ROLES)('the rail of %s', (role) => {
  it.each([false, true])('has at most nine entries, and every page once (training: %s)', (training) => {
    const of = session([role], training);
    const { rest } = railFor(of);
    const shown = pages(of);
    expect(shown.length + (rest.length > 0 ? 1 : 0)).toBeLessThanOrEqual(RAIL_MOST);
    const all = navigationFor(of).flatMap(({ items }) => items.map(({ page }) => page));
    expect([...shown, ...rest.map(({ page }) => page)].sort()).toEqual([...all].sort());
  });
});

it('begins with what a post works with', () => {
  const counter = session(['intake'], true);
  expect(pages(counter)).toContain('submissions');
  expect(pages(counter)).not.toContain('classifiedIn');
  expect(pages(session(['clerk'], true)).slice(0, 3)).toEqual(['desk', 'proposals', 'classifiedIn']);
  expect(pages(session(['leader'], true))).toContain('lessons');
});

it.each(ROLES)('no two entries of the rail of %s look alike', (role) => {
  const icons = navigationFor(session([role], true))
    .flatMap(({ items }) => items)
    .map(({ icon }) => icon);
  expect(icons.filter((icon, index) => icons.indexOf(icon) !== index)).toEqual([]);
});
