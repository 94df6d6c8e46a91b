import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { sha256Hex, sha256OfText } from '../crypto/primitives.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { theValue } from '../db/statements.ts';
import { headOfLedger, insertSeal, lastSeal, newestEntry, type SealRow } from './sealStore.ts';
import type { SessionKey } from './sessionKey.ts';
import { insertSession, isSessionKnown } from './sessionStore.ts';
import { signStatement } from './statements.ts';
import { coveredTable, digestNow, partsOf } from './tables.ts';
import { forgetTouched, isTouched, renew, requireWatched, type TouchedRow, touchedRows } from './watch.ts';

/** What a seal says; an array, so that a script needs nothing but JSON to read it. */
const Statement = z.tuple([
  z.literal('an-thu/seal/1'),
  z.string(),
  z.string(),
  z.int().positive(),
  z.string().nullable(),
  z.enum(['act', 'first']),
  z.int().positive(),
  z.int().positive(),
  z.int().nonnegative(),
  z.string(),
  z.string(),
]);

export interface SealStatement {
  readonly vaultId: string;
  /** identifier of the session whose key signs it */
  readonly session: string;
  readonly number: number;
  /** SHA-256 of the statement before, hexadecimal; null for the first */
  readonly previous: string | null;
  /** `act`: what one transaction wrote; `first`: what stood there when sealing began, or after the schema changed */
  readonly kind: 'act' | 'first';
  /** version of the schema, by which the rows are written down */
  readonly schema: number;
  /** first and last entry of the ledger; an empty span (`to` = `from` − 1) where rows were written without an entry */
  readonly from: number;
  readonly to: number;
  /** hash of the newest entry, hexadecimal */
  readonly lastHash: string;
  /** SHA-256 of the text of the rows, hexadecimal */
  readonly rows: string;
}

/** Of each table the digests and keys of its rows: `{"document": [["…", "id"], [null, "id of one that is gone"]]}`. */
export type SealedRows = Readonly<
  Record<string, readonly (readonly [digest: string | null, ...key: unknown[]])[]>
>;

export function readSeal({ statement }: Pick<SealRow, 'statement'>): SealStatement | null {
  const parsed = Statement.safeParse(JSON.parse(statement));
  if (!parsed.success) return null;
  const [, vaultId, session, number, previous, kind, schema, from, to, lastHash, rows] = parsed.data;
  return { vaultId, session, number, previous, kind, schema, from, to, lastHash, rows };
}

export interface NewestSeal {
  readonly number: number;
  /** SHA-256 of its statement, hexadecimal */
  readonly hash: string;
  readonly said: SealStatement | null;
}
const newest = new WeakMap<Db, { readonly statement: string; readonly seal: NewestSeal }>();

/** The newest seal, read anew where its words are others than at the last call; null where there is none. */
export function newestSeal(db: Db): NewestSeal | null {
  const row = lastSeal(db);
  if (row === null) return null;
  const before = newest.get(db);
  if (before?.statement === row.statement && before.seal.number === row.number) return before.seal;
  const hash = sha256OfText(row.statement);
  const seal = { number: row.number, hash, said: readSeal(row) };
  newest.set(db, { statement: row.statement, seal });
  return seal;
}

/** Who seals, and of which vault. */
export interface Sealing {
  readonly signing: SessionKey;
  readonly vaultId: string;
}

/** Number and hash of the newest entry, hexadecimal; 0 and no hash where there is none. */
export function ledgerNow(db: Db): readonly [seq: number, hash: string] {
  const head = headOfLedger(db);
  return head === null ? [0, ''] : [head.seq, Buffer.from(head.hash).toString('hex')];
}

/** By which schema rows are written down. */
export const schemaOf = theValue(z.int())('PRAGMA user_version');

/** The words of a statement: `readSeal` reads them. */
const wordsOf = (said: SealStatement): string =>
  JSON.stringify([
    'an-thu/seal/1',
    said.vaultId,
    said.session,
    said.number,
    said.previous,
    said.kind,
    said.schema,
    said.from,
    said.to,
    said.lastHash,
    said.rows,
  ]);

/** Behind what a seal comes: the newest one, and number and hash of the newest entry. */
interface Behind {
  readonly seal: NewestSeal | null;
  readonly ledger: readonly [seq: number, hash: string];
}
const behindNow = (db: Db): Behind => ({ seal: newestSeal(db), ledger: ledgerNow(db) });

/** One seal over entries and rows, behind the last one. */
export function writeSeal(
  db: Db,
  { signing, vaultId }: Sealing,
  over: { readonly kind: SealStatement['kind']; readonly from: number; readonly rows: SealedRows },
  { seal: before, ledger: [to, lastHash] }: Behind = behindNow(db),
): void {
  // a session that sealed before stands there and stays; asked first: an insert that adds nothing costs five times more
  if (before?.said?.session !== signing.id && !isSessionKnown(db, signing.id)) insertSession(db, signing);
  const number = (before?.number ?? 0) + 1;
  const rows = JSON.stringify(over.rows);
  const said: SealStatement = {
    vaultId,
    session: signing.id,
    number,
    previous: before?.hash ?? null,
    kind: over.kind,
    schema: schemaOf(db),
    from: over.from,
    to,
    lastHash,
    rows: sha256OfText(rows),
  };
  const statement = wordsOf(said);
  const bytes = Buffer.from(statement, 'utf8');
  const { signature } = signStatement(signing, 'seal', bytes);
  insertSeal(db, { number, statement, rows, signature });
  newest.set(db, { statement, seal: { number, hash: sha256Hex(bytes), said } }); // undone, it is not what is read next
}

/** The digests of these rows as they are now. */
export function sealedRows(db: Db, touched: readonly TouchedRow[]): SealedRows {
  const rows: Record<string, [string | null, ...unknown[]][]> = {};
  for (const { t, k } of touched) {
    const table = coveredTable(db, t) ?? raise('internal', { at: 'seal-table' });
    const key = partsOf(k);
    (rows[t] ??= []).push([digestNow(db, table, key), ...key]);
  }
  return rows;
}

/**
 * One transaction of a session, and at its end one seal over all that it wrote: the entries that it appended and the rows that
 * it touched, by whatever means. What another program wrote meanwhile is not taken under it. Where nothing was written,
 * nothing is sealed.
 */
export function inSealedTransaction<T>(
  db: WriteDb,
  sealing: Sealing,
  run: (sealNow: () => void) => T,
  mode: 'immediate' | 'deferred' = 'immediate',
): T {
  return db
    .transaction(() => {
      renew(db);
      const begun = newestEntry(db) + 1;
      const sealNow = (): void => sealWritten(db, sealing, begun);
      const answer = run(sealNow);
      sealNow();
      return answer;
    })
    [mode]();
}

/** Seals what was written in the running transaction. @param begun the first entry that it appended, or would have */
export function sealWritten(db: Db, sealing: Sealing, begun: number): void {
  const behind = behindNow(db);
  const from = Math.max(begun, (behind.seal?.said?.to ?? 0) + 1); // a part may be sealed already (an export)
  const touched = touchedRows(db);
  if (behind.ledger[0] < from && touched.length === 0) return;
  requireWatched(db);
  writeSeal(db, sealing, { kind: 'act', from, rows: sealedRows(db, touched) }, behind);
  forgetTouched(db);
}

/** What was written without an act of its own. @returns whether there was anything */
export function sealLeft(db: WriteDb, sealing: Sealing): boolean {
  if (!isTouched(db)) return false;
  inSealedTransaction(db, sealing, () => undefined);
  return true;
}
