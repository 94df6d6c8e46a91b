import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

export type CaseRow = Output<'submissions.list'>['rows'][number];
export type Case = Output<'submissions.get'>;
export type CaseFilter = Omit<Input<'submissions.list'>, 'after' | 'limit'>;

export const useCases = createPages<CaseFilter, CaseRow>({
  ask: (filter, after, limit) => call('submissions.list', { ...filter, after, limit }),
  topics: ['submissions.changed'],
});
export type DataRequest = Output<'privacy.requests'>['requests'][number];
