import type { Output } from '../../../shared/ipc/contract.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

export interface CopyFilter {
  readonly view: 'mine' | 'all' | 'outside' | 'ended';
  readonly words: string;
}

export const useCopies = createPages<CopyFilter, Copy>({
  ask: async (filter, after, limit) => {
    const reply = await call('copies.list', { ...filter, personId: null, placeId: null, after, limit });
    return reply.ok ? { ok: true, value: { ...reply.value, total: null } } : reply;
  },
  topics: ['copies.changed', 'documents.changed'],
});
export const useCopyCounts = createQuery('copies.counts', ['copies.changed']);
export const usePermits = createQuery('copies.permits', ['copies.changed']);
export const useTransfers = createQuery('copies.transfers', ['copies.changed']);
export const useTransfer = createQuery('copies.transfer', ['copies.changed']);
export const useCarryOuts = createQuery('copies.carryOuts', ['copies.changed']);
export const useKeepers = createQuery('people.choices', ['people.changed']);
export const useMusters = createQuery('copies.musters', ['copies.changed']);
export const useMuster = createQuery('copies.muster', ['copies.changed']);
export const useLeaving = createQuery('copies.leavingList', ['copies.changed', 'documents.changed']);

export type Counts = Output<'copies.counts'>;
export type MusterReport = Output<'copies.muster'>;
