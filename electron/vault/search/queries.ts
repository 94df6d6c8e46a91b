import { mayCall } from '../../../shared/ipc/permissions.ts';
import { seesAllLines } from '../documents/needToKnow.ts';
import { type Ports, query } from '../ports.ts';
import { findByWords } from './find.ts';
import { sealedSearch } from './sealed.ts';
import type { Reader } from './store.ts';

export const searchQueries = {
  'search.query': query<'search.query'>((ports, input) =>
    findByWords(ports.db, {
      words: input.words,
      limit: input.limit,
      reader: readerOf(ports),
      sealed: sealedSearch(ports),
      options: {
        prefix: input.prefix,
        iy: true,
        zero: true,
        abbreviations: ports.rules.asOf(ports.today()).abbreviations,
        inQuotes: false,
      },
    }),
  ),
};

export function readerOf(ports: Pick<Ports, 'actor'>): Reader {
  const { actor } = ports;
  return {
    personId: actor.id,
    seesRegisters: seesAllLines(actor),
    seesSubmissions: mayCall('submissions.list', actor.roles),
  };
}
