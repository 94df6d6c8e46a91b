import fs from 'node:fs';
import path from 'node:path';
import { appendAct } from '../audit/appendAct.ts';
import { beginSaying, refuseUntold } from '../knowing/statements.ts';
import type { WriteDb } from '../db/handles.ts';
import { withSavepoint } from '../db/savepoint.ts';
import type { Ports } from '../ports.ts';
import type { OpenSession } from '../sessionPorts.ts';
import { keepBehind, nextBookBehind } from '../registers/booksBehind.ts';
import { inSealedTransaction, type Sealing } from '../seals/seal.ts';
import { vaultPaths } from '../disk/layout.ts';
import { removeOldCopies } from '../updates/oldCopies.ts';
import { nextBehind, sealBehind } from './wordsBehind.ts';

/**
 * What older versions of the program left behind (`words_behind`, `book_behind`), made up for beside the work of a session: first the
 * books, then the words of classified documents. Each is one short transaction that leaves no trace when it is cut off and
 * an entry in the ledger when it is done; the next sign-in goes on where this one stopped.
 */
const SLICE_MS = 40;
const REST_MS = 160;
const FIRST_MS = 3_000;

type Opened = Pick<OpenSession, 'db' | 'ports' | 'sealing'>;
type Report = (cause: unknown) => void;
type Lane = readonly [next: (db: Ports['db'], after: string) => string | null, work: Works];
type Works = (ports: Ports, id: string) => void;
const LANES: readonly Lane[] = [
  [nextBookBehind, keepBehind],
  [nextBehind, sealBehind],
];

/**
 * One pass over what is behind, for one session. What fails (damage) is told and left as it was.
 * @returns does about `budgetMs` of it, at least one step, and says whether this person can do no more
 */
export function catchUp(
  { db, ports: session, sealing }: Opened,
  report: Report,
): (budgetMs: number) => boolean {
  const ports: Ports = {
    ...session,
    door: 'inside',
    append: (draft) => appendAct(db, session, { ...draft, clock: 'any' }),
    attempt: (run) => withSavepoint(db, run),
    sealNow: () => undefined, // each step is sealed at its end
    announce: () => undefined,
    progress: () => undefined,
  };
  let [lane, after] = [0, ''];
  return (budgetMs) => {
    const end = performance.now() + budgetMs;
    do {
      const [next, work] = LANES[lane] ?? [];
      if (next === undefined || work === undefined) return true;
      const id = next(ports.db, after);
      if (id === null) [lane, after] = [lane + 1, ''];
      else {
        after = id;
        one(db, sealing, () => work(ports, id), report);
      }
      if (lane === LANES.length) forgetCopies(ports);
    } while (performance.now() < end);
    return lane === LANES.length;
  };
}

/** Cells that held open words are overwritten. */
function one(db: WriteDb, sealing: Sealing, work: () => void, report: Report): void {
  const wasSecure = db.prepare('PRAGMA secure_delete').pluck().get();
  db.prepare('PRAGMA secure_delete = ON').get();
  try {
    inSealedTransaction(db, sealing, () => {
      beginSaying(db);
      work();
      refuseUntold(db);
    });
  } catch (cause) {
    report(cause);
  } finally {
    if (wasSecure !== 1) db.prepare('PRAGMA secure_delete = FAST').get();
  }
}

/** A copy of the database as it was before these steps holds the words open: it goes once they are sealed here. */
const COPY_WITH_WORDS = /\.v([1-9]|[1-4]\d|50)\.bak$/;

function forgetCopies({ db, dir }: Ports): void {
  const folder = path.dirname(vaultPaths(dir).database);
  if (!fs.readdirSync(folder).some((name) => COPY_WITH_WORDS.test(name))) return;
  const isBehind = db.prepare('SELECT 1 FROM words_behind').get() !== undefined;
  const wasSealed = db.prepare("SELECT 1 FROM ledger WHERE act = 'document.words-sealed'").get();
  if (!isBehind && wasSealed !== undefined) removeOldCopies(dir);
}

/** Runs a pass in slices. @param isOpen whether the session still lasts */
export function catchUpBeside(session: Opened, isOpen: () => boolean, report: Report): void {
  const step = catchUp(session, report);
  const again = (ms: number): void =>
    void setTimeout(() => {
      if (isOpen() && !step(SLICE_MS)) again(REST_MS);
    }, ms).unref();
  again(FIRST_MS);
}
