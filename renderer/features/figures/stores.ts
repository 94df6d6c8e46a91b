import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

export type Overview = Output<'figures.overview'>;
export type FigureRow = Output<'figures.cases'>['rows'][number];
export type FigureAsk = Omit<Input<'figures.cases'>, 'after' | 'limit'>;
export const useFigureCases = createPages<FigureAsk, FigureRow>({
  ask: (asked, after, limit) => call('figures.cases', { ...asked, after, limit }),
  topics: ['submissions.changed'],
});
