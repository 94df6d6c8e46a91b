import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';
import type { LedgerGroup } from '../../../shared/domain/ledgerGroups.ts';
import type { Output } from '../../../shared/ipc/contract.ts';

export type LedgerItem = Output<'ledger.list'>['items'][number];

export interface LedgerChoice {
  readonly actorId: string | null;
  readonly group: LedgerGroup | null;
  readonly from: string | null;
  readonly to: string | null;
  /** `document:<id>` */
  readonly subject: string | null;
}
export const EVERYTHING: LedgerChoice = { actorId: null, group: null, from: null, to: null, subject: null };

const TOPICS = [
  'documents.changed',
  'submissions.changed',
  'exchange.changed',
  'people.changed',
  'settings.changed',
] as const;

export const useLedger = createPages<LedgerChoice, LedgerItem>({
  ask: async (filter, after, limit) => {
    const before = after === null ? null : Number(after);
    const reply = await call('ledger.list', { ...filter, act: null, before, limit });
    if (!reply.ok) return reply;
    const { items } = reply.value;
    const last = items.at(-1)?.seq ?? 1;
    return {
      ok: true,
      value: { rows: items, next: items.length === limit && last > 1 ? String(last) : null },
    };
  },
  topics: TOPICS,
});
