import path from 'node:path';
import type { Input, OpName, Output } from '../../../../shared/ipc/contract.ts';
import type { Partner } from './places.ts';

/** One person's calls, each through the dispatcher. */
export type Call = <K extends OpName>(op: K, input: Input<K>) => Promise<Output<K>>;

const COMPARED = 'Đọc các từ của thẻ qua điện thoại với văn thư bên đó';

/** Cards are carried and their words compared, both ways, as two clerks do it. */
export async function introduce(home: Call, { id, desks }: Partner, medium: string): Promise<void> {
  const partner: Call = (op, input) => desks.call('vanthu', op, input);
  const place = (name: string): string => path.join(medium, `${id}-${name}.card`);
  await oneWay(home, partner, place('a'));
  await oneWay(partner, home, place('b'));
}

async function oneWay(from: Call, to: Call, card: string): Promise<void> {
  const { fingerprint } = await from('exchange.writeCard', { path: card });
  const { officeCode, stationId } = await to('exchange.readCard', { path: card });
  await to('exchange.trustPeer', { officeCode, stationId, fingerprint, comparedHow: COMPARED });
}
