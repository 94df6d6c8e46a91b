import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildCounters, wrongCounters } from '../../../electron/vault/examine/derived.ts';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';
import { countersOf, countersOfReader, countOverdue } from '../../../electron/vault/documents/listCounts.ts';
import {
  insertLine,
  type ListQuery,
  listLines,
  listStatement,
  type NewLine,
} from '../../../electron/vault/documents/listStore.ts';
import { sortKeyOf } from '../../../electron/vault/tables/entryKey.ts';
import { addReaders, visibleLines } from '../../../electron/vault/knowing/needToKnow.ts';
import { insertDocument } from '../../../electron/vault/tables/documents.ts';

const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };
const [READER, OTHER] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const STATES = ['registered', 'presented', 'directed', 'closed', 'answered'] as const;
const BOOK = 'classified-incoming';
const AT = { date: '2026-11-15', time: '09:00' };
const OWN = { allLines: 0, reader: READER } as const;
const WHOLE: ListQuery = {
  book: BOOK,
  year: null,
  from: null,
  to: null,
  issuer: null,
  typeId: null,
  level: null,
  state: null,
  readsAs: null,
  personId: null,
  open: false,
  overdueAt: null,
  before: null,
  limit: 1_000,
};

const DUE_TRIGGERS = ['reader_due_counted', 'reader_due_uncounted', 'reader_due_recounted'] as const;

const idOf = (number: number): string => number.toString(16).padStart(32, '0');

function lineOf(number: number): NewLine {
  return {
    id: idOf(number),
    book: BOOK,
    sortKey: sortKeyOf(2026, number),
    bookId: 'c'.repeat(32),
    state: STATES[number % STATES.length] ?? 'closed',
    level: number % 3 === 0 ? 'toi-mat' : 'mat',
    urgency: 'thuong',
    holderId: number % 2 === 0 ? READER : null,
    dueOn: number % 2 === 0 ? `2026-11-${String(1 + (number % 28)).padStart(2, '0')}` : null,
    dueTime: number % 6 === 0 ? '08:00' : null,
    enteredOn: '2026-11-24',
    enteredMs: number,
    issuer: 'Tỉnh ủy Sơn Hà',
    code: `${number}-CV/TU`,
    documentDate: null,
    typeId: 'cong-van',
    subject: `sealed:${number}`,
    files: 0,
  };
}

function writeDocument(db: WriteDb, number: number): void {
  const { id, state, level, urgency, issuer, code, subject, holderId, dueOn } = lineOf(number);
  insertDocument(db, {
    id,
    state,
    level,
    urgency,
    issuer,
    code,
    subject,
    holderId,
    dueOn,
    direction: 'in',
    codeKey: code,
    documentDate: null,
    typeId: 'cong-van',
    signer: '',
    recipients: [],
    pages: 1,
    copies: 1,
    note: '',
    namedPerson: null,
    namedPersonId: null,
    dueTime: null,
    protectionUntil: null,
    seriesId: null,
    seriesNumber: null,
    rulePack: '',
    createdMs: number,
    createdBy: OTHER,
  });
}

describe("a reader's own list of a classified book", () => {
  let dir: string;
  let db: WriteDb;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-own-'));
    db = openEncrypted(path.join(dir, 'vault.db'), KEY, { create: true });
    migrate(db);
    db.transaction(() => {
      for (const [at, id] of [READER, OTHER].entries())
        db.prepare(
          `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
           VALUES (?, 1, ?, 'Nguyễn Văn A', 'Chuyên viên', 'active', 0, 0)`,
        ).run(id, `user${at}`);
      for (let number = 1; number <= 200; number += 1) {
        writeDocument(db, number);
        const readers = [...(number % 4 === 0 ? [READER] : []), ...(number % 5 === 0 ? [OTHER] : [])];
        // in either order: the line first, or the readers first
        if (number % 8 === 0) addReaders(db, idOf(number), readers, 0);
        insertLine(db, lineOf(number));
        if (number % 8 !== 0) addReaders(db, idOf(number), readers, 0);
      }
    }).immediate();
  });
  afterEach(() => {
    db.close();
    fs.rmSync(dir, { recursive: true });
  });

  /** The same question to the whole book, sifted line by line. */
  const sifted = (where: string): string[] =>
    db
      .prepare(
        `SELECT document_id FROM doc_list l WHERE book_kind = '${BOOK}' AND ${visibleLines('l')} AND ${where} ORDER BY sort_key DESC`,
      )
      .pluck()
      .all(OWN) as string[];
  const own = (filter: Partial<ListQuery>): string[] =>
    listLines(db, { ...WHOLE, ...filter }, OWN).map((line) => line.id);
  const OPEN = "state IN ('registered','presented','directed','in-progress','unopened')";

  const compare = (): void => {
    expect(own({})).toEqual(sifted('1'));
    expect(own({ state: 'presented' })).toEqual(sifted("state = 'presented'"));
    expect(own({ state: 'answered' })).toEqual(sifted("state = 'answered'"));
    expect(own({ open: true })).toEqual(sifted(OPEN));
    expect(own({ personId: READER })).toEqual(sifted(`holder_id = '${READER}'`));
    expect(own({ level: 'toi-mat' })).toEqual(sifted("level = 'toi-mat'"));
    const late = `due_on < '${AT.date}' OR (due_on = '${AT.date}' AND due_time < '${AT.time}')`;
    expect(countOverdue(db, BOOK, AT, OWN)).toBe(sifted(`${OPEN} AND (${late})`).length);
    expect(wrongCounters(db)).toBe(0);
    const total = countersOfReader(db, BOOK, READER).reduce((sum, { n }) => sum + n, 0);
    expect(total).toBe(sifted('1').length);
    for (const { state, level, holderId, n } of countersOfReader(db, BOOK, READER))
      expect(n).toBe(
        sifted(`state = '${state}' AND level = '${level}' AND ifnull(holder_id, '') = '${holderId}'`).length,
      );
  };

  it('is what the whole book shows of it, through every change', () => {
    expect(own({})).toHaveLength(50);
    compare();
    db.prepare("UPDATE doc_list SET state = 'closed', holder_id = NULL WHERE sort_key % 3 = 0").run();
    compare();
    db.prepare("UPDATE doc_list SET level = 'mat' WHERE sort_key % 7 = 0").run();
    compare();
    // a day moved, a time given to the day of today, reopened, a deadline taken away
    db.prepare("UPDATE doc_list SET due_on = '2026-11-01' WHERE sort_key % 5 = 0").run();
    compare();
    db.prepare("UPDATE doc_list SET due_on = '2026-11-15', due_time = '08:30' WHERE sort_key % 2 = 0").run();
    compare();
    db.prepare("UPDATE doc_list SET state = 'in-progress'").run();
    expect(countOverdue(db, BOOK, AT, OWN)).toBeGreaterThan(0);
    compare();
    db.prepare('UPDATE doc_list SET due_on = NULL, due_time = NULL WHERE sort_key % 3 = 0').run();
    compare();
    addReaders(db, idOf(1), [READER], 0);
    compare();
    db.prepare('DELETE FROM document_reader WHERE document_id = ? AND person_id = ?').run(idOf(8), READER);
    compare();
    expect(own({})).not.toContain(idOf(8));
    expect(countersOf(db, BOOK).reduce((sum, { n }) => sum + n, 0)).toBe(200);
  });

  it('has its counts made again where they are wrong', () => {
    db.exec('UPDATE reader_due SET n = n + 1');
    expect(wrongCounters(db)).toBeGreaterThan(0);
    rebuildCounters(db);
    compare();
  });

  /** A made-up step: the table and its triggers as they are today, filled from what is there. */
  function comesToIt(old: WriteDb): void {
    const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
    for (const name of ['reader_due', ...DUE_TRIGGERS]) old.exec(String(sql.get(name)));
    old.exec(`INSERT INTO reader_due SELECT person_id, book_kind, due_on, ifnull(due_time, ''), count(*) FROM reader_list
      WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened') GROUP BY 1, 2, 3, 4`);
  }

  it('is counted from the records when an older vault comes to it, and not missed in an older backup', () => {
    const old = openEncrypted(path.join(dir, 'old.db'), KEY, { create: true });
    migrate(old);
    for (const name of DUE_TRIGGERS) old.exec(`DROP TRIGGER ${name}`);
    old.exec('DROP TABLE reader_due');
    old.exec(
      `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
         VALUES ('${READER}', 1, 'x', 'Nguyễn Văn A', 'Chuyên viên', 'active', 0, 0), ('${OTHER}', 1, 'y', 'Nguyễn Văn B', 'Chuyên viên', 'active', 0, 0)`,
    );
    for (const number of [2, 4, 6, 8, 10]) {
      writeDocument(old, number);
      insertLine(old, lineOf(number));
      addReaders(old, idOf(number), [READER], 0);
    }
    expect(wrongCounters(old)).toBe(0);
    comesToIt(old);
    expect(wrongCounters(old)).toBe(0);
    expect(countOverdue(old, BOOK, { date: '2026-12-01', time: '00:00' }, OWN)).toBe(
      [2, 4, 6, 8, 10].filter((number) => lineOf(number).state.match(/registered|presented|directed/)).length,
    );
    old.close();
  });

  it('is read from nothing but itself', () => {
    for (const filter of [{}, { state: 'presented' }, { state: 'closed' }, { open: true }] as const) {
      const { sql, params } = listStatement({ ...WHOLE, ...filter }, OWN);
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      const steps = plan.map(({ detail }) => detail).join('\n');
      expect(steps).toContain('person_id=? AND book_kind=?');
      expect(steps).not.toMatch(/doc_list|document_reader|TEMP B-TREE|SCAN l/);
    }
  });

  it('can hold no line of someone who takes no part, and lose none of someone who does', () => {
    const copy = db.prepare(
      `INSERT INTO reader_list SELECT ?, l.* FROM (SELECT book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on,
         due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files FROM doc_list WHERE document_id = ?) l`,
    );
    expect(() => copy.run(READER, idOf(1))).toThrow('only who takes part');
    expect(() => db.exec('DELETE FROM reader_list')).toThrow('keeps the line');
    expect(() => db.exec(`UPDATE reader_list SET person_id = '${OTHER}'`)).toThrow('fixed');
    expect(() => db.exec(`UPDATE document_reader SET person_id = '${OTHER}'`)).toThrow('fixed');
  });
});
