import { mayReadFiles } from '../knowing/needToKnow.ts';
import { noteSearch } from '../knowing/looks.ts';
import { type Ports, handlers, watched } from '../ports.ts';
import { searchedProposals } from '../proposals/searched.ts';
import { findByWords } from '../search/find.ts';
import { readerOf } from '../search/readerOf.ts';
import { sealedSearch } from '../search/sealed.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';

export const shownSearch = handlers({
  'search.query': watched((ports, input) => {
    const found = findByWords(ports.db, {
      words: input.words,
      limit: input.limit,
      reader: readerOf(ports),
      sealed: sealedSearch(ports),
      ...proposalsOf(ports),
      readsFiles: (id) => mayReadFiles(ports, id),
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
});

const proposalsOf = (ports: Ports) =>
  mayCall('proposals.get', ports.actor.roles) ? { proposals: searchedProposals(ports) } : {};
