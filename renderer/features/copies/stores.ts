import type { Output } from '../../../shared/ipc/contract.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

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

export type Counts = Output<'copies.counts'>;
export type MusterReport = Output<'copies.muster'>;
