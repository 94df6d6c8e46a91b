import { raise } from '../../../shared/errors.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, valueOf } from '../db/statements.ts';
import { bytes } from '../db/bytes.ts';
import { z } from 'zod';
import { entryHash } from '../crypto/ledgerHash.ts';
import { rosterInForce } from '../roster/guard.ts';
import { readSeal, type SealedRows, type SealStatement } from './seal.ts';
import { lastSeal, sealByNumber } from './sealStore.ts';
import { digestInSchema } from './olderColumns.ts';
import { provedSigner } from './statements.ts';
import { coveredTable, digestNow } from './tables.ts';

const Entry = z.object({
  seq: z.int(),
  atMs: z.int(),
  actorId: z.string().nullable(),
  actor: z.string(),
  act: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  facts: z.string(),
  previous: bytes,
  hash: bytes,
});
const entriesWithin = manyOf(Entry)<[from: number, to: number]>(`
  SELECT seq, at_ms AS atMs, actor_id AS actorId, actor, act, subject_kind AS subjectKind, subject_id AS subjectId, facts,
         prev_hash AS previous, hash
    FROM ledger WHERE seq BETWEEN ? AND ? ORDER BY seq`);
const About = z.object({ seq: z.int(), act: z.string(), actorId: z.string().nullable() });
/** The newest thousand: what was asked before so many others about one subject is asked once more. */
const entriesAbout = manyOf(About)<[kind: string, id: string]>(`
  SELECT seq, act, actor_id AS actorId FROM ledger WHERE subject_kind = ? AND subject_id = ? ORDER BY seq DESC LIMIT 1000`);

interface Signed {
  readonly said: SealStatement;
  readonly rows: SealedRows;
  readonly personId: string;
}

/** The seal of an act that covers this entry; they stand in the order of their entries. */
function sealOver(db: Db, seq: number): Signed | null {
  let [low, high] = [1, lastSeal(db)?.number ?? 0];
  let at: SealStatement | null = null;
  let found = 0;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const row = sealByNumber(db, middle);
    const said = row === null ? null : readSeal(row);
    if (said === null) return null; // one is gone, or is none: nothing is proved, and the check tells it
    if (said.from <= seq) {
      [at, found] = [said, middle];
      low = middle + 1;
    } else high = middle - 1;
  }
  const row = sealByNumber(db, found);
  if (row === null || at === null || at.kind !== 'act' || at.to < seq) return null;
  if (at.vaultId !== rosterInForce(db).vaultId || at.rows !== sha256Hex(Buffer.from(row.rows, 'utf8')))
    return null;
  const { statement, signature } = row;
  const personId = provedSigner(
    db,
    { session: at.session, signature },
    'seal',
    Buffer.from(statement, 'utf8'),
  );
  // our own text, proved by its digest
  return personId === null ? null : { said: at, rows: JSON.parse(row.rows) as SealedRows, personId };
}

/** Whether the entries under a seal are those that it was made over: each follows from the one before, the last is named. */
function areAsSigned(db: Db, { from, to, lastHash }: SealStatement): boolean {
  const entries = entriesWithin(db, from, to);
  const [first] = entries;
  if (first === undefined || entries.length !== to - from + 1) return false;
  let previous: Uint8Array = first.previous;
  for (const entry of entries) {
    const hash = entryHash(previous, entry);
    if (Buffer.compare(entry.previous, previous) !== 0 || Buffer.compare(hash, entry.hash) !== 0)
      return false;
    previous = entry.hash;
  }
  return Buffer.from(previous).toString('hex') === lastHash;
}

/**
 * Who signed an entry of the ledger: proved over the seal, the session and the certificate that the signed list gave that
 * person. Some milliseconds; a whole check (`check.ts`) proves more.
 * @returns null where no seal covers it, or anything of it is not as it was signed
 */
export function signerOfEntry(db: Db, seq: number): string | null {
  const signed = sealOver(db, seq);
  return signed !== null && areAsSigned(db, signed.said) ? signed.personId : null;
}

/** Which entries tell what somebody asked for or allowed: their subject and act. */
interface Told {
  readonly kind: string;
  readonly id: string;
  readonly acts: readonly string[];
}

/** That somebody gave a word: the session that sealed it, and the last entry under that seal. */
export interface Given {
  readonly personId: string;
  readonly session: string;
  readonly to: number;
}

/**
 * The word of this person over this row as it stands: the person sealed it with an act by which such a word is given, also in an
 * older schema, whose columns it has unchanged. The newest seal over the row counts alone, so that one that was put back as it
 * stood before is nobody's. A row that stood there before sealing began is signed by nobody.
 */
export function wordOver(
  db: Db,
  personId: string,
  row: { readonly table: string; readonly key: readonly (string | number)[] },
  asked: Told,
): Given | null {
  const table = coveredTable(db, row.table);
  if (table === null) return null;
  const now = digestNow(db, table, row.key);
  if (now === null) return null;
  const key = JSON.stringify(row.key);
  const entries = entriesAbout(db, asked.kind, asked.id);
  let looked = Number.MAX_SAFE_INTEGER; // the first entry under the seal that was looked at last
  for (const { seq } of entries) {
    if (seq >= looked) continue;
    const signed = sealOver(db, seq);
    if (signed === null) continue; // nobody's: the check names it
    looked = signed.said.from;
    const over = (signed.rows[row.table] ?? []).find(([, ...parts]) => JSON.stringify(parts) === key);
    if (over === undefined) continue;
    const { from, to, session } = signed.said;
    const isTold = entries.some(
      (each) =>
        each.seq >= from && each.seq <= to && asked.acts.includes(each.act) && each.actorId === personId,
    );
    const [digest] = over;
    if (digest === null) return null; // it was taken away since
    const isSame = digest === now || digest === digestInSchema(db, table, row.key, signed.said.schema);
    const holds = isSame && signed.personId === personId && isTold && areAsSigned(db, signed.said);
    return holds ? { personId, session, to } : null;
  }
  return null;
}

type Facts = Readonly<Record<string, string | number | null>>;
const factsOf = valueOf(z.string())<[seq: number]>('SELECT facts FROM ledger WHERE seq = ?');

/**
 * Whether this person signed an entry that says so, for what stands in many rows, or in a row that others change later: the
 * entry bears their digest.
 * @param fits asked of the facts of each, newest first
 * @param ends acts of the same subject behind which it no longer counts
 */
export function hasTold(
  db: Db,
  personId: string,
  asked: Told,
  fits: (facts: Facts) => boolean,
  ends: readonly string[] = [],
): boolean {
  for (const { seq, act, actorId } of entriesAbout(db, asked.kind, asked.id)) {
    if (ends.includes(act)) return false;
    if (!asked.acts.includes(act) || actorId !== personId) continue;
    const facts = factsOf(db, seq);
    // our own text, proved by its hash before it counts
    if (facts !== null && fits(JSON.parse(facts) as Facts) && signerOfEntry(db, seq) === personId)
      return true;
  }
  return false;
}

/** @throws AppError `request-unsigned` where the person who stands in the table did not sign it */
export function requireTold(table: string, ...asked: Parameters<typeof hasTold>): void {
  if (!hasTold(...asked)) raise('request-unsigned', { table });
}
