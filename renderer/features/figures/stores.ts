import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

export type Overview = Output<'figures.overview'>;
export type FigureRow = Output<'figures.cases'>['rows'][number];
export type FigureAsk = Omit<Input<'figures.cases'>, 'after' | 'limit'>;

export const useOverview = createQuery('figures.overview', ['submissions.changed', 'figures.changed']);
export const useStatusLag = createQuery('figures.statusLag', ['submissions.changed']);
export const useUnitBalance = createQuery('figures.units', [
  'submissions.changed',
  'figures.changed',
  'people.changed',
]);
export const useFigureCases = createPages<FigureAsk, FigureRow>({
  ask: (asked, after, limit) => call('figures.cases', { ...asked, after, limit }),
  topics: ['submissions.changed'],
});
export const useOffices = createQuery('figures.offices', ['figures.changed', 'exchange.changed']);
