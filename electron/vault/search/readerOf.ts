import { mayCall } from '../../../shared/ipc/permissions.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import type { Reader } from './store.ts';

/** Who searches, by what this person may know of. */
export function readerOf(ports: Pick<Ports, 'actor'>): Reader {
  const { actor } = ports;
  return {
    personId: actor.id,
    seesRegisters: seesAllLines(actor),
    seesSubmissions: mayCall('submissions.list', actor.roles),
  };
}
