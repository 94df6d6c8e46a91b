import { mayCall } from '../../../shared/ipc/permissions.ts';
import { noteSearch } from '../knowing/looks.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { type Ports, watched } from '../ports.ts';
import { findByWords } from './find.ts';
import { sealedSearch } from './sealed.ts';
import type { Reader } from './store.ts';

export const searchQueries = {
  'search.query': watched<'search.query'>((ports, input) => {
    const found = findByWords(ports.db, {
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
    });
    noteSearch(ports, found.hits);
    return found;
  }),
};

export function readerOf(ports: Pick<Ports, 'actor'>): Reader {
  const { actor } = ports;
  return {
    personId: actor.id,
    seesRegisters: seesAllLines(actor),
    seesSubmissions: mayCall('submissions.list', actor.roles),
  };
}
