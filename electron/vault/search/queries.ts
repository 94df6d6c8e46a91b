import { mayCall } from '../../../shared/ipc/permissions.ts';
import { type Ports, query } from '../ports.ts';
import { findByWords } from './find.ts';
import type { Reader } from './store.ts';

export const searchQueries = {
  'search.query': query<'search.query'>((ports, input) =>
    findByWords(ports.db, {
      words: input.words,
      limit: input.limit,
      reader: readerOf(ports),
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

/** The registers' lines of classified books are shown to clerks and to the inspector; everybody else is named or not. */
export function readerOf(ports: Ports): Reader {
  const { roles, id } = ports.actor;
  return {
    personId: id,
    seesRegisters: roles.includes('clerk') || roles.includes('inspector'),
    seesSubmissions: mayCall('submissions.list', roles),
  };
}
