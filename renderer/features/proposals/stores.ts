import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

export type ProposalRow = Output<'proposals.list'>['rows'][number];
export type Proposal = Output<'proposals.get'>;
export type Box = Input<'proposals.list'>['box'];
export type ProposalChoices = Output<'proposals.choices'>;
export type Delegation = Output<'delegations.list'>['delegations'][number];

export const useProposals = createPages<{ box: Box }, ProposalRow>({
  ask: (filter, after, limit) => call('proposals.list', { ...filter, after, limit }),
  topics: ['proposals.changed'],
});
