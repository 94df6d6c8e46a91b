import { beforeAll, expect, it } from 'vitest';
import {
  ANY,
  FIGURE_SOURCES,
  filterOfRoute,
  routeOfFilter,
} from '../../../renderer/parts/figures/figureFilter.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { nameOfPeriod } from '../../../renderer/features/figures/periodWords.ts';
import { periodOf, periodsUpTo } from '../../../shared/domain/figures/period.ts';

beforeAll(() => loadWords('en'));

it('what came from other offices can be filtered by, though nobody types it in', () => {
  expect(FIGURE_SOURCES).toContain('envelope');
  expect(filterOfRoute({ source: 'envelope' }, null).source).toBe('envelope');
  expect(filterOfRoute({ source: 'app' }, null).source).toBeNull(); // an obstacle is no case of the figures
  expect(translators.vi('submissions.source.envelope')).toBe('Cơ quan khác chuyển');
});

it('the list behind a number is narrowed as the number was', () => {
  const filter = filterOfRoute({ group: 'skgp', source: 'letter', field: 'Đất đai', unit: 'u1' }, 'p1');
  expect(filter).toEqual({
    group: 'skgp',
    kind: null,
    source: 'letter',
    field: 'Đất đai',
    holderId: 'p1',
    unitId: 'u1',
  });
  expect(filterOfRoute(routeOfFilter(filter), null)).toEqual(filter);
  const everybody = filterOfRoute({ holder: ANY }, 'p1');
  expect(everybody.holderId).toBeNull();
  expect(filterOfRoute(routeOfFilter(everybody), 'p1')).toEqual(everybody);
});

it('no two bars of a chart are called alike, whatever the period: six quarters run over two years', () => {
  for (const language of ['vi', 'en'] as const)
    for (const kind of ['week', 'month', 'quarter', 'half', 'year'] as const) {
      const names = periodsUpTo(periodOf(kind, '2026-11-29'), 6).map((period) =>
        nameOfPeriod(translators[language], period, 'short'),
      );
      expect(new Set(names).size, names.join(', ')).toBe(6);
    }
  const quarters = periodsUpTo(periodOf('quarter', '2026-11-29'), 6);
  expect(quarters.map((period) => nameOfPeriod(translators.vi, period, 'short'))).toEqual([
    'III/2025',
    'IV/2025',
    'I/2026',
    'II/2026',
    'III/2026',
    'IV/2026',
  ]);
});
