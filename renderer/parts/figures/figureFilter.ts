import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import { SOURCES } from '../cases/caseWords.ts';

/** a choice that narrows nothing */
export const ANY = 'any';
/** Also what came from other offices, which nobody types in. */
export const FIGURE_SOURCES = [...SOURCES, 'envelope'] as const;
export const FIGURE_GROUPS = ['all', 'pakn', 'skgp'] as const;

type Params = Readonly<Record<string, string>>;

const chosen = (text: string | undefined, otherwise: string | null = null): string | null =>
  text === ANY ? null : (text ?? otherwise);

/** Which cases the figures count, from a route; `ownId` where nobody chose a holder. */
export function filterOfRoute(params: Params, ownId: string | null): FigureFilter {
  return {
    group: FIGURE_GROUPS.find((group) => group === params['group']) ?? 'all',
    kind: null,
    source: FIGURE_SOURCES.find((source) => source === params['source']) ?? null,
    field: chosen(params['field']),
    holderId: chosen(params['holder'], ownId),
    unitId: chosen(params['unit']),
  };
}

/** The same, for the route of the list behind a number. */
export function routeOfFilter({ group, source, field, holderId, unitId }: FigureFilter): Params {
  return {
    group,
    source: source ?? ANY,
    field: field ?? ANY,
    holder: holderId ?? ANY,
    unit: unitId ?? ANY,
  };
}
