import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

export type ProposalRow = Output<'proposals.list'>['rows'][number];
export type Proposal = Output<'proposals.get'>;
export type Box = Input<'proposals.list'>['box'];
export type ProposalChoices = Output<'proposals.choices'>;
export type Delegation = Output<'delegations.list'>['delegations'][number];

export const useProposals = createPages<{ box: Box }, ProposalRow>({
  ask: (filter, after, limit) => call('proposals.list', { ...filter, after, limit }),
  topics: ['proposals.changed'],
});
export const useProposalCounts = createQuery('proposals.counts', ['proposals.changed']);
export const useProposal = createQuery('proposals.get', ['proposals.changed', 'documents.changed']);
export const useLayout = createQuery('proposals.layout', ['proposals.changed', 'settings.changed']);
export const useProposalChoices = createQuery('proposals.choices', ['people.changed', 'settings.changed']);
export const useDelegations = createQuery('delegations.list', ['settings.changed']);
