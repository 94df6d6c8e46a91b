import { performance } from 'node:perf_hooks';
import { countersOf, countersOfReader, countOverdue } from '../../electron/vault/documents/listCounts.ts';
import { insertLine, listLines } from '../../electron/vault/documents/listStore.ts';
import { sortKeyOf } from '../../electron/vault/tables/entryKey.ts';
import { addReaders } from '../../electron/vault/knowing/needToKnow.ts';
import { insertDocument } from '../../electron/vault/tables/documents.ts';
import { BOOK, PERSONS, prepareOffice, randomFrom, sampleOf } from './documents.ts';
import type { Engine, Pair } from './engines.ts';
import { interleave, ratioOf, type Result } from './measure.ts';

const KIND = 'classified-incoming';
const YEAR = 2026;
const BATCH = 1_000;
const PAGE = 50;
const ROUNDS = 400;
/** Of the classified book, a person takes part in two of three documents, or in one of a hundred. */
const OFTEN = PERSONS[1] ?? '';
const SELDOM = PERSONS[2] ?? '';
const AT = { date: '2026-11-25', time: '09:41' };
const REGISTER = { allLines: 1, reader: PERSONS[0] ?? '' } as const;
const EVERYTHING = {
  book: KIND,
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  readsAs: null,
  personId: null,
  overdueAt: null,
  open: false,
} as const;

/** A classified book of as many lines: the register's view of it, and that of someone who may know only some. */
export function needToKnow({ ours }: Pair, rows: number): Result[] {
  const people = ours.db.prepare('SELECT count(*) FROM person').pluck().get();
  if (people === 0) ours.db.transaction(() => prepareOffice(ours.db)).immediate();
  fillClassified(ours, rows);
  return [
    ...sideBySide(ours, 'often', OFTEN, rows),
    ...sideBySide(ours, 'seldom', SELDOM, rows),
    ...openingWithManyReaders(ours, rows),
  ];
}

function fillClassified(side: Engine, rows: number): void {
  const batch = side.db.transaction((first: number, last: number) => {
    for (let number = first; number <= last; number += 1) writeClassified(side, number);
  });
  for (let first = 1; first <= rows; first += BATCH)
    batch.immediate(first, Math.min(rows, first + BATCH - 1));
}

const idOf = (number: number): string => `c${number.toString(16).padStart(31, '0')}`;
/** Length of a sealed trích yếu of nine words. */
const SEALED = `sealed:${'x'.repeat(120)}`;

function writeClassified(side: Engine, number: number): void {
  const sample = sampleOf(number);
  const { issuer, code, state, holderId, dueOn, enteredOn, enteredMs } = sample;
  const id = idOf(number);
  const level: 'mat' | 'toi-mat' = number % 4 === 0 ? 'toi-mat' : 'mat';
  const shared = {
    id,
    state,
    level,
    issuer,
    code,
    typeId: 'cong-van',
    subject: SEALED,
    holderId,
    dueOn,
    dueTime: null,
    documentDate: enteredOn,
    urgency: 'thuong',
  } as const;
  insertDocument(side.db, {
    ...shared,
    direction: 'in',
    codeKey: code,
    signer: '',
    recipients: [],
    pages: 3,
    copies: 1,
    note: '',
    namedPerson: null,
    namedPersonId: null,
    protectionUntil: null,
    seriesId: null,
    seriesNumber: null,
    rulePack: 'bench',
    createdMs: enteredMs,
    createdBy: PERSONS[0] ?? '',
  });
  insertLine(side.db, {
    ...shared,
    book: KIND,
    bookId: BOOK,
    sortKey: sortKeyOf(YEAR, number),
    enteredOn,
    enteredMs,
    files: 0,
  });
  addReaders(
    side.db,
    id,
    [...(number % 3 === 0 ? [] : [OFTEN]), ...(number % 100 === 0 ? [SELDOM] : [])],
    enteredMs,
  );
}

function sideBySide(side: Engine, who: string, reader: string, rows: number): Result[] {
  const random = randomFrom(11);
  const starts = Array.from({ length: ROUNDS + 50 }, () => sortKeyOf(YEAR, 1 + Math.floor(random() * rows)));
  const own = { allLines: 0, reader } as const;
  const page = (state: 'presented' | null, scope: { allLines: 0 | 1; reader: string }) => (round: number) =>
    void listLines(side.db, { ...EVERYTHING, state, before: starts[round] ?? 1, limit: PAGE }, scope);
  const counts = (restricted: boolean) => () => {
    if (restricted) countersOfReader(side.db, KIND, reader);
    else countersOf(side.db, KIND);
  };
  const overdue = (scope: { allLines: 0 | 1; reader: string }) => () =>
    void countOverdue(side.db, KIND, AT, scope);
  return [
    ratioOf(`know-list-${who}`, rows, interleave(ROUNDS, page(null, own), page(null, REGISTER)), 'ms', 1.15),
    ratioOf(
      `know-inbox-${who}`,
      rows,
      interleave(ROUNDS, page('presented', own), page('presented', REGISTER)),
      'ms',
      1.15,
    ),
    ratioOf(`know-counts-${who}`, rows, interleave(ROUNDS, counts(true), counts(false)), 'ms', 1.15),
    ratioOf(`know-overdue-${who}`, rows, interleave(20, overdue(own), overdue(REGISTER)), 'ms', 1.15),
  ];
}

/** One document that two hundred people may know of: what a change of its state costs, against one with two readers. */
function openingWithManyReaders(side: Engine, rows: number): Result[] {
  const many = Array.from({ length: 200 }, (_, i) => `d${i.toString(16).padStart(31, '0')}`);
  const person = side.db.prepare(
    `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
     VALUES (?, 1, ?, 'Nguyễn Văn A', 'Chuyên viên', 'active', 0, 0)`,
  );
  const id = idOf(1);
  side.db
    .transaction(() => {
      many.forEach((one, i) => person.run(one, `many${i}`));
      addReaders(side.db, id, many, 0);
    })
    .immediate();
  const change = side.db.prepare('UPDATE doc_list SET state = ? WHERE document_id = ?');
  const timeOf = (document: string): number => {
    const taken = Array.from({ length: 40 }, (_, i) => {
      const from = performance.now();
      side.db.transaction(() => change.run(i % 2 === 0 ? 'directed' : 'presented', document)).immediate();
      return performance.now() - from;
    });
    return taken.sort((a, b) => a - b)[20] ?? Number.NaN;
  };
  const times = { ours: timeOf(id), anchor: timeOf(idOf(2)) };
  return [ratioOf('know-change-200-readers', rows, times, 'ms', null)];
}
