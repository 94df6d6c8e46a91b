import type { Output } from '../../../../shared/ipc/contract.ts';
import { peersOf } from '../../peers/peers.ts';
import { revocationDemanded } from '../../policy/store.ts';
import type { Ports } from '../../ports.ts';

type Finding = Output<'health.check'>['findings'][number];
type State = Output<'exchange.peers'>['peers'][number]['list']['state'];

/**
 * Lists of revoked certificates of the offices that are trusted here: one that does not read, one that is past its day,
 * and one that is missing where the policy of the superior asks for it. Nothing is said where there is no list to judge.
 */
export function listFindings(ports: Pick<Ports, 'db' | 'nowMs'>): Finding[] {
  const states = peersOf(ports)
    .filter(({ trusted }) => trusted)
    .map(({ list }) => list.state);
  const count = (wanted: State): number => states.filter((state) => state === wanted).length;
  const tell = (state: Finding['state'], tells: State): Finding[] => [
    { part: 'lists', state, tells, count: count(tells), repair: null, params: {} },
  ];
  if (count('unreadable') > 0) return tell('bad', 'unreadable');
  if (count('stale') > 0) return tell('warn', 'stale');
  if (count('none') > 0 && revocationDemanded(ports.db) !== 'when-present') return tell('warn', 'none');
  return count('fresh') > 0 ? tell('good', 'fresh') : [];
}
