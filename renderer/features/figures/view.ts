import { type FigureName, type MadeOf, FIGURES, MADE_OF } from '../../../shared/domain/figures/figure.ts';
import { UNIT_FLOWS, type UnitFlow } from '../../../shared/domain/figures/unitBalance.ts';
import { type Period, PERIOD_KINDS, type PeriodKind } from '../../../shared/domain/figures/period.ts';
import type { FigureFilter, FigurePart } from '../../../shared/ipc/contract/figures.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { ANY, filterOfRoute } from '../../parts/figures/figureFilter.ts';

export const PARTS = [
  'unit',
  'holder',
  'state',
  'field',
  'source',
  'kind',
] as const satisfies readonly FigurePart[];

/** Opens the list behind a figure: of one value of a part, of another period than the one that is shown. */
export type OpenFigure = (figure: FigureName, value?: string, of?: Period) => void;

/** Opens the list behind a number of a unit's balance: what moved, or what lay there. */
export type OpenUnit = (unitId: string, of: { flow: UnitFlow } | { figure: 'opening' | 'closing' }) => void;

/** What the page shows; it stands in the route, so that going back finds it as it was. */
export interface View {
  readonly kind: PeriodKind;
  /** any day of the period; empty for today */
  readonly on: string;
  readonly filter: FigureFilter;
  readonly by: (typeof PARTS)[number];
  readonly table: boolean;
  readonly tab: 'office' | 'offices';
  readonly figure: FigureName | null;
  /** of the figure, only this value of `by` */
  readonly value: string | null;
  /** of the unit that `value` names, a movement instead of the figure */
  readonly flow: UnitFlow | null;
  /** what makes up a median or a share, instead of the figure */
  readonly made: MadeOf | null;
}

type Params = Readonly<Record<string, string>>;

function oneOf<T extends string>(values: readonly T[], text: string | undefined, otherwise: T): T {
  return values.find((value) => value === text) ?? otherwise;
}

function viewOf(params: Params, ownId: string | null): View {
  return {
    kind: oneOf(PERIOD_KINDS, params['kind'], 'month'),
    on: params['on'] ?? '',
    filter: filterOfRoute(params, ownId),
    by: oneOf(PARTS, params['by'], ownId === null ? 'holder' : 'state'),
    table: params['table'] === 'yes',
    tab: params['tab'] === 'offices' ? 'offices' : 'office',
    figure: FIGURES.find((name) => name === params['figure']) ?? null,
    value: params['value'] ?? null,
    flow: UNIT_FLOWS.find((flow) => flow === params['flow']) ?? null,
    made: MADE_OF.find((made) => made === params['made']) ?? null,
  };
}

function plain(params: Params): Params {
  const { value: _value, flow: _flow, made: _made, ...rest } = params;
  return rest;
}

/** The view and how to change it; an officer begins with the own work, everybody else with the office. */
export function useView(): {
  view: View;
  change: (part: Params) => void;
  open: OpenFigure;
  /** the list behind a number of a unit's balance */
  openUnit: OpenUnit;
  /** the list behind a median or a share */
  openMade: (made: MadeOf) => void;
} {
  const { params } = useRoute();
  const { roles, userId } = useOpenSession();
  const replace = useRouter((state) => state.replace);
  const go = useRouter((state) => state.go);
  const own = roles.includes('specialist') && !roles.includes('leader') && !roles.includes('clerk');
  return {
    view: viewOf(params, own ? userId : null),
    change: (part) => replace({ params: { ...params, ...part } }),
    open: (figure, value, of) => {
      const period = of === undefined ? {} : { kind: of.kind, on: of.from };
      const what = { ...(value === undefined ? {} : { value }), ...period };
      go('figures', { params: { ...plain(params), figure, ...what } });
    },
    openMade: (made) => go('figures', { params: { ...plain(params), figure: 'received', made } }),
    openUnit: (value, of) => {
      const what = 'flow' in of ? { flow: of.flow, figure: 'received' } : { figure: of.figure };
      const office = { holder: ANY, unit: ANY, by: 'unit' };
      go('figures', { params: { ...plain(params), ...office, ...what, value } });
    },
  };
}
