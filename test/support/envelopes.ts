import type { Output } from '../../shared/ipc/contract.ts';
import type { Caller } from './vault.ts';

type Page = Output<'exchange.list'>;

/** Every row of a box, in pages. */
export async function everyEnvelope(caller: Caller, box: 'in' | 'out'): Promise<Page['rows']> {
  const rows: Page['rows'] = [];
  let after: Page['next'] = null;
  do {
    const page: Page = await caller.ok('exchange.list', { box, after, limit: 200 });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
