import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import { valueOf } from '../db/statements.ts';
import { personInForce, rosterInForce } from '../roster/guard.ts';
import { personAt } from '../roster/history.ts';
import type { RosterPerson } from '../roster/body.ts';
import { wordOver } from './signers.ts';
import { provedSession } from './statements.ts';
import { coveredTable, rowOf } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;
type Key = readonly (string | number)[];

/** A word that a row stands for. */
interface Word {
  /** the column in which the person stands whose word it is */
  readonly by: string;
  /** the entries by which it is given */
  readonly acts: readonly string[];
  /** the operations by which it is given: the person had the right to one of them then, by the signed list */
  readonly ops: readonly OpName[];
}
interface Believed {
  /** the subject of those entries */
  readonly about: (row: Row) => readonly [kind: string, id: unknown];
  readonly words: Readonly<Record<string, Word>>;
}

const one =
  (kind: string, column: string): Believed['about'] =>
  (row) => [kind, row[column]];
const ofSubject = (row: Row): readonly [string, unknown] =>
  row['document_id'] === null ? ['book', row['book_id']] : ['document', row['document_id']];

/**
 * **Whoever an act believes from a row stands here**: of each table on whose rows another act rests, whose word the row is, how it
 * is given and who may give it. An act asks with `believe`; who only reads the column believes whoever holds the database key.
 */
export const BELIEVED = {
  book_handover: {
    about: one('handover', 'id'),
    words: { offered: { by: 'giver_id', acts: ['handover.offered'], ops: ['registers.handOver'] } },
  },
  copy: {
    about: ofSubject,
    words: {
      spoiled: {
        by: 'moved_by',
        acts: ['copy.spoiled', 'copy.print-cancelled'],
        ops: ['copies.spoil', 'copies.jobDone'],
      },
    },
  },
  copy_permit: {
    about: ofSubject,
    words: {
      asked: { by: 'asked_by', acts: ['copy.permit-asked'], ops: ['copies.askPermit'] },
      granted: {
        by: 'decided_by',
        acts: ['copy.permit-granted'],
        ops: ['copies.decidePermit', 'copies.permitAtOnce'],
      },
    },
  },
  data_request: {
    about: one('submission', 'submission_id'),
    words: { asked: { by: 'by_id', acts: ['sender.data-asked'], ops: ['privacy.ask'] } },
  },
  delegation: {
    about: one('delegation', 'id'),
    words: { entered: { by: 'entered_by', acts: ['delegation.added'], ops: ['delegations.add'] } },
  },
  inspection: {
    about: one('person', 'inspector_id'),
    words: { opened: { by: 'opened_by', acts: ['inspection.opened'], ops: ['inspection.open'] } },
  },
  level_proposal: {
    about: one('document', 'document_id'),
    words: {
      proposed: {
        by: 'proposed_by',
        acts: ['level.proposed'],
        ops: ['protection.propose', 'protection.proposeSeveral'],
      },
    },
  },
  register_request: {
    about: one('book', 'book_id'),
    words: {
      asked: {
        by: 'asked_by',
        acts: ['number.insert-asked', 'number.back-date-asked', 'number.start-asked'],
        ops: ['registers.ask', 'registers.askStart'],
      },
      approved: {
        by: 'decided_by',
        acts: ['number.insert-approved', 'number.back-date-approved'],
        ops: ['registers.decide'],
      },
    },
  },
  signature: {
    about: one('proposal', 'proposal_id'),
    words: {
      signed: { by: 'by_id', acts: ['proposal.signed', 'proposal.signed-on-paper'], ops: ['proposals.sign'] },
    },
  },
  submission_answer: {
    about: one('submission', 'submission_id'),
    words: {
      submitted: {
        by: 'by_id',
        acts: ['submission.answer-submitted'],
        ops: ['submissions.draftAnswer'],
      },
      approved: {
        by: 'decided_by',
        acts: ['submission.answer-approved'],
        ops: ['submissions.decideAnswer', 'submissions.approveAndSign'],
      },
    },
  },
  submission_extension: {
    about: one('submission', 'submission_id'),
    words: {
      asked: { by: 'asked_by', acts: ['submission.extension-asked'], ops: ['submissions.askExtension'] },
    },
  },
  // a slip stands for the copy of a document or of a book: whoever asks says of which
  carry_out: {
    about: () => ['', ''],
    words: {
      asked: { by: 'holder_id', acts: ['copy.carry-asked'], ops: ['copies.askCarryOut'] },
      permitted: { by: 'decided_by', acts: ['copy.carry-permitted'], ops: ['copies.decideCarryOut'] },
    },
  },
  // entries about the whole station
  office_correction: {
    about: () => ['', ''],
    words: {
      asked: { by: 'asked_by', acts: ['station.correction-asked'], ops: ['office.askCorrection'] },
    },
  },
} as const satisfies Record<string, Believed>;
type Table = keyof typeof BELIEVED;
type WordOf<T extends Table> = keyof (typeof BELIEVED)[T]['words'];

const serialNamed = valueOf(z.int())<[vaultId: string, seq: number]>(`
  SELECT json_extract(facts, '$.serial') FROM ledger
   WHERE subject_kind = 'roster' AND subject_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`);

/** Whose word it is, as the signed list knew that person when it was given, and as it does now. */
export interface Giver {
  readonly personId: string;
  readonly then: readonly RosterPerson[];
}

const may =
  (ops: readonly OpName[]) =>
  (person: RosterPerson | undefined): person is RosterPerson =>
    person !== undefined && ops.some((op) => mayCall(op, person.roles));

/** Whether somebody has the right to one of these operations, or had it by the list that the ledger named before an entry. */
export function hadRightAt(db: Db, personId: string, ops: readonly OpName[], seq: number): boolean {
  const has = may(ops);
  if (has(personInForce(db, { id: personId }))) return true;
  const serial = serialNamed(db, rosterInForce(db).vaultId, seq);
  return serial !== null && has(personAt(db, serial, personId));
}

/**
 * The word stands in the row as its person gave it, who had the right to it then or has it now.
 * @param about the subject, where the row does not say it
 * @returns null where nobody, or somebody without the right, gave it
 */
export function givenWord<T extends Table>(
  db: Db,
  table: T,
  word: WordOf<T>,
  key: Key,
  about: readonly [kind: string, id: string] | null = null,
): Giver | null {
  const declared: Believed = BELIEVED[table];
  const { by, acts, ops } = declared.words[String(word)] ?? raise('internal', { at: 'believed' });
  const covered = coveredTable(db, table) ?? raise('internal', { at: 'believed', table });
  const row = rowOf(db, covered, JSON.stringify(key));
  const personId = row[by];
  const [kind, id] = about ?? declared.about(row);
  if (typeof personId !== 'string' || typeof id !== 'string') return null;
  const given = wordOver(db, personId, { table, key }, { kind, id, acts });
  if (given === null) return null;
  const has = may(ops);
  const now = personInForce(db, { id: personId });
  const then = (serial: number | null | undefined): RosterPerson[] => {
    const person = serial == null ? undefined : personAt(db, serial, personId);
    return has(person) ? [person] : [];
  };
  // the list may have become another during a session
  const known = [
    ...(has(now) ? [now] : []),
    ...then(provedSession(db, given.session)?.roster),
    ...then(serialNamed(db, rosterInForce(db).vaultId, given.to)),
  ];
  return known.length === 0 ? null : { personId, then: known };
}

/** @throws AppError `request-unsigned`: what is done on the word of another is not done on a row alone */
export function believe<T extends Table>(...asked: Parameters<typeof givenWord<T>>): Giver {
  return givenWord(...asked) ?? raise('request-unsigned', { table: asked[1] });
}
