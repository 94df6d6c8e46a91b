import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

export type CaseRow = Output<'submissions.list'>['rows'][number];
export type Case = Output<'submissions.get'>;
export type CaseFilter = Omit<Input<'submissions.list'>, 'after' | 'limit'>;

export const useCases = createPages<CaseFilter, CaseRow>({
  ask: (filter, after, limit) => call('submissions.list', { ...filter, after, limit }),
  topics: ['submissions.changed'],
});
export const useCaseCounts = createQuery('submissions.counts', ['submissions.changed']);
export const useCase = createQuery('submissions.get', ['submissions.changed']);
/** The other side of a comparison; the case on screen keeps its own store. */
export const useOtherCase = createQuery('submissions.get', ['submissions.changed']);
export const useDuties = createQuery('submissions.duties', ['submissions.changed']);
export const useAnswerSignatures = createQuery('submissions.signatures', ['submissions.changed']);
export const usePublicationCounts = createQuery('publications.counts', ['submissions.changed']);
export const useDataRequests = createQuery('privacy.requests', ['submissions.changed']);
/** Those of every case that wait. */
export const useWaitingRequests = createQuery('privacy.requests', ['submissions.changed']);
export type DataRequest = Output<'privacy.requests'>['requests'][number];
export const useRetentionDue = createQuery('privacy.retentionDue', ['submissions.changed']);
export const useTemplates = createQuery('submissions.templates', []);
export const useCaseWorkers = createQuery('people.choices', ['people.changed']);
export const useSupporters = createQuery('people.choices', ['people.changed']);
