import type { Db, WriteDb } from '../db/handles.ts';
import { valuesOf } from '../db/statements.ts';
import { z } from 'zod';
import { mayReadProposal, type ProposalScope, proposalScope, REACHED } from '../knowing/mayReadProposal.ts';
import type { Ports } from '../ports.ts';
import type { Search } from '../search/find.ts';
import { emptyIndex } from '../search/sealed.ts';
import { indexRecord, type Shown } from '../search/store.ts';
import { findProposal, stepsOf } from './store.ts';
import { levelOfWords, noteOf, remarkOf, subjectOf } from './words.ts';

/**
 * Finding a phiếu trình by its words and by what was remarked on it. Only those whom it has reached know of it, so that
 * no index on the disk has it: the first search of a session indexes in memory what has reached this person.
 */
interface ProposalIndex {
  readonly db: WriteDb;
  /** proposals that changed since */
  readonly late: Set<string>;
  rows: number;
}

const indexes = new WeakMap<Ports['keys'], ProposalIndex>();

/** So many are searched, the newest. */
const MOST = 5_000;
/** Below every row of the index on the disk: what is on its way comes after what was entered. */
const FIRST_ROW = -(2 ** 40);

const reached = valuesOf(z.string())<ProposalScope & { most: number }>(
  `SELECT id FROM (SELECT p.id, p.changed_ms FROM proposal p WHERE ${REACHED}
     ORDER BY p.changed_ms DESC, p.id DESC LIMIT :most + 0) ORDER BY changed_ms, id`,
);

/** A proposal was written: the next search reads it again. */
export function searchLater(ports: Pick<Ports, 'keys'>, id: string): void {
  indexes.get(ports.keys)?.late.add(id);
}

/** What `findByWords` needs to find proposals as well. */
export function searchedProposals(ports: Ports): NonNullable<Search['proposals']> {
  return { db: upToDate(ports), show: (id) => shownProposal(ports, id) };
}

function upToDate(ports: Ports): Db {
  const known = indexes.get(ports.keys);
  const index = known ?? { db: emptyIndex(), late: new Set<string>(), rows: 0 };
  const ids =
    known === undefined ? reached(ports.db, { ...proposalScope(ports.actor), most: MOST }) : index.late;
  if (known === undefined) indexes.set(ports.keys, index);
  const due = [...ids];
  if (due.length > 0) index.db.transaction(() => due.forEach((id) => add(ports, index, id)))();
  index.late.clear();
  return index.db;
}

function add(ports: Ports, index: ProposalIndex, id: string): void {
  const shown = shownProposal(ports, id);
  if (shown === null) return;
  index.rows += 1;
  index.db
    .prepare(
      `INSERT INTO search_key (rowid, kind, subject_id, restricted) VALUES (:rowid, 'proposal', :id, 1) ON CONFLICT DO NOTHING`,
    )
    .run({ rowid: FIRST_ROW + index.rows, id });
  const body = [shown.body, ...shown.said].join('\n');
  indexRecord(index.db, {
    kind: 'proposal',
    id,
    restricted: true,
    number: '',
    subject: shown.title,
    issuer: '',
    body,
  });
}

/** As whoever searches may see it now; null when it has not reached this person. */
function shownProposal(ports: Ports, id: string): Shown | null {
  const proposal = findProposal(ports.db, id);
  if (proposal === null || !mayReadProposal(ports.db, id, proposalScope(ports.actor))) return null;
  return {
    number: '',
    code: '',
    title: subjectOf(ports, proposal),
    issuer: '',
    date: null,
    level: levelOfWords(ports, proposal),
    book: null,
    body: [noteOf(ports, proposal), ...proposal.recipients].join('\n'),
    said: stepsOf(ports.db, id).flatMap((step) => remarkOf(ports, id, step) || []),
    hasFileWords: false,
    became: proposal.documentId,
  };
}
