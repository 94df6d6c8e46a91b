import { expect, it } from 'vitest';
import { openInMemory, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';
import { withSavepoint } from '../../../electron/vault/db/savepoint.ts';
import {
  forgetTouched,
  renew,
  requireWatched,
  touchedRows,
  watchWrites,
} from '../../../electron/vault/seals/watch.ts';

const ID = 'a'.repeat(32);
const addPerson = (db: WriteDb): void =>
  void db
    .prepare(
      `INSERT INTO person (id, revision, username, full_name, position, state, must_change_passphrase, created_ms)
       VALUES (?, 1, 'bithu', 'Nguyễn Văn An', 'Bí thư', 'active', 0, 0)`,
    )
    .run(ID);
const undone = new Error('undone');

function watched(): WriteDb {
  const db = openInMemory();
  migrate(db);
  watchWrites(db);
  return db;
}

/** As a session does it: the triggers that went are made again before anything is written. */
function touchedIn(db: WriteDb): string[] {
  return db
    .transaction(() => {
      renew(db);
      addPerson(db);
      requireWatched(db);
      return touchedRows(db).map(({ t, k }) => `${t} ${k}`);
    })
    .immediate();
}

it('what a transaction was to note goes with it when it is undone, and is made again', () => {
  const db = watched();
  expect(() =>
    db
      .transaction(() => {
        renew(db);
        addPerson(db); // makes the triggers of the table
        requireWatched(db);
        throw undone;
      })
      .immediate(),
  ).toThrow(undone);
  expect(touchedIn(db)).toEqual([`person ["${ID}"]`]);
  db.close();
});

it('the same where a part of it is undone', () => {
  const db = watched();
  const part = (): void =>
    withSavepoint(db, () => {
      addPerson(db);
      throw undone;
    });
  db.transaction(() => {
    renew(db);
    expect(part).toThrow(undone);
    addPerson(db);
    requireWatched(db);
    expect(touchedRows(db)).toHaveLength(1);
    forgetTouched(db);
  }).immediate();
  db.close();
});

it('a trigger that is missing stops the act', () => {
  const db = watched();
  touchedIn(db);
  db.exec('DROP TRIGGER temp."seal_INSERT_person"');
  expect(() => requireWatched(db)).toThrow(expect.objectContaining({ code: 'internal' }));
  db.close();
});

it('a row that is written several times is noted once, whatever a statement does about a conflict of its own', () => {
  const db = watched();
  db.transaction(() => {
    renew(db);
    addPerson(db);
    for (const end of ['ROLLBACK', 'FAIL', 'REPLACE'])
      db.prepare(`UPDATE OR ${end} person SET position = ? WHERE id = ?`).run(end, ID);
    requireWatched(db);
    expect(touchedRows(db)).toEqual([{ t: 'person', k: JSON.stringify([ID]) }]);
  }).immediate();
  db.close();
});
