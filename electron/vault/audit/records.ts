import { z } from 'zod';
import { Level } from '../../../shared/ipc/schemas.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { oneOf } from '../db/statements.ts';
import { NUMBER_OF_KEY, SUFFIX_OF_KEY } from '../tables/entryKey.ts';
import { readsBooks } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';

export type LedgerRecord = Output<'ledger.list'>['items'][number]['record'];

const Line = z.object({
  book: z.string(),
  number: z.int(),
  suffix: z.string(),
  code: z.string(),
  level: Level,
  subject: z.string().nullable(),
});

type Kind = NonNullable<LedgerRecord>['kind'];

/**
 * What the record of an entry is called. The title stands beside it only where it lies in clear, that is for level
 * none: the title of a classified record opens on its own page, for its readers, and leaves a trace there. Whoever reads
 * no books (the administrator) is told the book and the number, neither title nor code.
 */
export function recordNamer(ports: Ports): (subject: { kind: string; id: string }) => LedgerRecord {
  const rules = ports.rules.asOf(ports.today());
  const reads = readsBooks(ports.actor);
  const books = new Map<string, string>(rules.books.map(({ book, name }) => [book, inSentence(name)]));
  return ({ kind, id }) => {
    switch (kind) {
      case 'document': {
        const line = documentLine(ports.db, id);
        if (line === null) return null;
        const label = `${books.get(line.book) ?? line.book}, ${line.number}${line.suffix}${line.code === '' || !reads ? '' : ` (${line.code})`}`;
        const title = reads && line.level === 'none' ? line.subject : null;
        return { kind, id, book: line.book, label, title, level: line.level };
      }
      case 'submission':
        return named(ports.db, kind, 'SELECT receipt_code AS label FROM submission WHERE id = ?', id);
      case 'person':
        return named(ports.db, kind, 'SELECT full_name AS label FROM person WHERE id = ?', id);
      case 'peer':
        return named(
          ports.db,
          kind,
          'SELECT office_name AS label FROM peer_card WHERE station_id = ? ORDER BY read_ms DESC LIMIT 1',
          id,
        );
      default:
        return null;
    }
  };
}

/** Books bear their names in capitals; a line of the ledger is read. */
const inSentence = (name: string): string => name.charAt(0) + name.slice(1).toLocaleLowerCase('vi');

const documentLine = oneOf(Line)<[id: string]>(`
  SELECT l.book_kind AS book, ${NUMBER_OF_KEY} AS number, ${SUFFIX_OF_KEY} AS suffix, l.code, l.level,
         CASE WHEN l.level = 'none' AND l.subject NOT LIKE 'sealed:%' THEN l.subject END AS subject
    FROM doc_list l WHERE l.document_id = ?`);

function named(db: Db, kind: Kind, sql: string, id: string): LedgerRecord {
  const row = db.prepare(sql).get(id);
  if (row === undefined) return null;
  const { label } = z.object({ label: z.string() }).parse(row);
  return { kind, id, book: null, label, title: null, level: 'none' };
}
