import { openEncrypted, toAppError } from '../../electron/vault/db/handles.ts';

/**
 * A process whose disk takes no more than so much of a file (`ulimit -f`): writes rows until one is refused, and says
 * with which error, how many were acknowledged before, and how many can still be read after.
 */
const [file = ''] = process.argv.slice(2);
const db = openEncrypted(
  file,
  { key: new Uint8Array(32).fill(7), salt: new Uint8Array(16).fill(9) },
  { create: true },
);
db.exec('CREATE TABLE entries (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT');
let acknowledged = 0;
let refused = '';
while (refused === '') {
  try {
    db.prepare('INSERT INTO entries (words) VALUES (?)').run('chữ '.repeat(2000));
    acknowledged += 1;
  } catch (error) {
    refused = toAppError(error).code;
  }
}
const read = db.prepare('SELECT count(*) FROM entries').pluck().get();
console.log(JSON.stringify({ refused, acknowledged, read }));
