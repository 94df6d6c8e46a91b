import { z } from 'zod';
import { sha256Hex } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import type { RosterBody } from '../roster/body.ts';
import { rosterInForce } from '../roster/guard.ts';
import { readRoster } from '../roster/store.ts';
import type { Checked } from './checked.ts';
import { AT_DOOR } from './atSignIn.ts';
import { ledgerNow, readSeal, schemaOf, type SealedRows, type SealStatement } from './seal.ts';
import { sealsBehind, type SealRow, spanOfEntries, wasSignedWithin } from './sealStore.ts';
import { isCertified, readStatement, type SessionStatement } from './sessionKey.ts';
import { allSessions } from './sessionStore.ts';
import { isStatementSigned } from './statements.ts';
import { isOfAnother, STOOD_THERE } from './authors.ts';
import {
  authorsNow,
  coveredTable,
  coveredTables,
  digestNow,
  digestsOf,
  partsOf,
  type RowNow,
} from './tables.ts';

/** What a check found, each kind in words of its own on the screen (`renderer/i18n/vi/ledger.ts`). */
export type ActFault =
  /** the entries of a seal are not those that were signed: `entry-removed` where the ledger ends before */
  | { readonly what: 'entry-changed' | 'entry-removed'; readonly from: number; readonly to: number }
  /** entries under no seal */
  | { readonly what: 'entry-unsigned'; readonly from: number; readonly to: number }
  /** an entry in another's name: whose session signed it */
  | { readonly what: 'entry-of-another'; readonly from: number; readonly to: number; readonly by: string }
  /** a row that is not as its last seal says, is gone, or that no seal knows; the entries of that seal */
  | {
      readonly what: 'row-changed' | 'row-removed' | 'row-unsigned';
      readonly table: string;
      readonly key: string;
      readonly from: number;
      readonly to: number;
    }
  /** a row in which somebody stands who never signed it, or that another signed over; whose session signed it last */
  | {
      readonly what: 'row-of-another';
      readonly table: string;
      readonly key: string;
      readonly from: number;
      readonly to: number;
      readonly by: string;
    }
  /** a seal that does not follow from the one before, or whose session proves nobody */
  | { readonly what: 'seal-wrong'; readonly from: number; readonly to: number; readonly number: number };

export interface ActsVerdict {
  readonly seals: number;
  /** signatures that were checked now; the others were before, over the same bytes */
  readonly checked: number;
  /** at most a hundred of them */
  readonly faults: readonly ActFault[];
  readonly found: number;
  /** up to where everything holds, to be remembered; null where something does not */
  readonly good: Checked | null;
}

const MOST_FAULTS = 100;

interface Known {
  readonly digest: string | null;
  readonly from: number;
  readonly to: number;
  /** who signed it since it is there, in order (authors.ts) */
  readonly people: readonly string[];
}

const Entry = z.tuple([z.int(), z.string(), z.string().nullable(), z.string()]);

/**
 * Checks what was signed: each seal follows from the one before, is signed by a session that the person's own key certified,
 * covers its entries, and every row is as its last seal says. In steps, so that others come in between; what is written
 * meanwhile is looked at in the last step, which is short.
 *
 * @param proved up to where the signatures were proved before (`checked.ts`); the hashes always are, so that what is remembered
 *        holds for the very same bytes only
 */
export function* checkActs(db: Db, proved: Checked | null): Generator<undefined, ActsVerdict> {
  const check = new Check(db, proved);
  while (check.nextSeals()) yield;
  const suspects: { table: string; key: string }[] = [];
  for (const table of coveredTables(db))
    for (const page of digestsOf(db, table)) {
      for (const row of page)
        if (!check.isAs(table.name, row)) suspects.push({ table: table.name, key: row[0] });
      yield;
    }
  for (const [table, keys] of check.rows)
    for (const [key, known] of keys)
      if (known.digest !== null && !check.met.has(`${table}\n${key}`)) suspects.push({ table, key });
  while (check.nextSeals());
  for (const { table, key } of suspects) check.judgeRow(table, key);
  check.end();
  return check.verdict();
}

class Check {
  readonly rows = new Map<string, Map<string, Known>>();
  readonly met = new Set<string>();
  private readonly faults: ActFault[] = [];
  private readonly sessions: ReadonlyMap<string, SessionStatement>;
  private readonly vaultId: string;
  private readonly schema: number;
  private readonly proved: Checked | null;
  private found = 0;
  private seals = 0;
  private checked = 0;
  private previous: string | null = null;
  private sealedTo = 0;
  private isBroken = false;
  private readonly db: Db;

  constructor(db: Db, proved: Checked | null) {
    this.db = db;
    const roster = rosterInForce(db);
    this.vaultId = roster.vaultId;
    this.schema = schemaOf(db);
    this.sessions = provedSessions(db, roster);
    this.proved = proved;
  }

  private tell(fault: ActFault): void {
    this.found += 1;
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }

  /** @returns whether there were any */
  nextSeals(): boolean {
    const rows = sealsBehind(this.db, this.seals);
    for (const row of rows) this.seal(row);
    return rows.length > 0;
  }

  private seal(row: SealRow): void {
    const said = readSeal(row);
    this.seals += 1;
    const session = said === null ? undefined : this.sessions.get(said.session);
    const hash = sha256Hex(Buffer.from(row.statement, 'utf8'));
    const follows =
      said?.number === this.seals &&
      row.number === said.number &&
      said.vaultId === this.vaultId &&
      said.previous === this.previous &&
      said.rows === sha256Hex(Buffer.from(row.rows, 'utf8')) &&
      this.mayBegin(said);
    if (said === null || session === undefined || !follows || !this.isSigned(row, session.publicKey)) {
      this.tell({ what: 'seal-wrong', number: this.seals, from: said?.from ?? 0, to: said?.to ?? 0 });
      this.previous = hash;
      return;
    }
    this.previous = hash;
    this.entries(said, session.personId);
    const person = said.kind === 'first' ? STOOD_THERE : session.personId;
    this.take(said, person, JSON.parse(row.rows) as SealedRows); // our own text, proved by its digest
    if (this.found === 0) this.good = { number: this.seals, hash };
  }

  private good: Checked | null = null;

  /** The hash of a statement names all before it: what was proved up to there need not be proved again. */
  private isSigned(row: SealRow, publicKey: string): boolean {
    const { proved } = this;
    if (proved !== null && row.number <= proved.number && this.stillSame(proved)) return true;
    this.checked += 1;
    return isStatementSigned(publicKey, 'seal', Buffer.from(row.statement, 'utf8'), row.signature);
  }

  private same: boolean | undefined;
  private stillSame({ number, hash }: Checked): boolean {
    if (this.same === undefined) {
      const [row] = sealsBehind(this.db, number - 1);
      this.same = row !== undefined && sha256Hex(Buffer.from(row.statement, 'utf8')) === hash;
    }
    return this.same;
  }

  private last: SealStatement | null = null;

  /**
   * What stood there already is sealed where sealing begins, before anybody signed in with a key, and where the schema is newer
   * than the seal before knows; in parts, by the same session. At any other time it would be a way to seal acts of others.
   */
  private mayBegin(said: SealStatement): boolean {
    const { last } = this;
    this.last = said;
    // no seal is of a schema that this file never had, nor of one before that of the seal behind which it comes
    if (said.schema > this.schema || said.schema < (last?.schema ?? 0)) return false;
    if (said.kind !== 'first') return true;
    const goesOn = last?.kind === 'first' && last.session === said.session && last.schema === said.schema;
    if (last === null) return !wasSignedWithin(this.db, said.from, said.to);
    return said.to < said.from && (goesOn || last.schema < said.schema);
  }

  private entries({ kind, from, to, lastHash }: SealStatement, personId: string): void {
    if (from > this.sealedTo + 1)
      this.tell({ what: 'entry-unsigned', from: this.sealedTo + 1, to: from - 1 });
    this.sealedTo = Math.max(this.sealedTo, to);
    if (to < from) return;
    const rows = spanOfEntries(this.db, from, to).map((text) => Entry.parse(JSON.parse(text)));
    const last = rows.at(-1);
    if (last?.[0] !== to || last[1] !== lastHash) {
      // everything behind follows from it: the first is told, the others stand on it
      if (!this.isBroken) this.tell({ what: last?.[0] === to ? 'entry-changed' : 'entry-removed', from, to });
      this.isBroken = true;
      return;
    }
    if (kind === 'first') return;
    for (const [seq, , actor, act] of rows)
      if (actor !== personId && !AT_DOOR.has(act))
        this.tell({ what: 'entry-of-another', from: seq, to: seq, by: personId });
  }

  private take({ from, to }: SealStatement, personId: string, sealed: SealedRows): void {
    for (const [table, rows] of Object.entries(sealed)) {
      const keys = this.rows.get(table) ?? new Map<string, Known>();
      this.rows.set(table, keys);
      for (const [digest, ...parts] of rows) {
        const key = JSON.stringify(parts);
        const people = digest === null ? NOBODY : this.withPerson(keys.get(key)?.people ?? NOBODY, personId);
        keys.set(key, { digest, from, to, people });
      }
    }
  }

  /** One array for all rows that the same people signed in the same order: there may be a million. */
  private readonly signers = new Map<string, readonly string[]>();
  private withPerson(before: readonly string[], personId: string): readonly string[] {
    if (before.at(-1) === personId) return before;
    const people = [...before.filter((one) => one !== personId), personId];
    const name = people.join(' ');
    const known = this.signers.get(name);
    if (known === undefined) this.signers.set(name, people);
    return known ?? people;
  }

  isAs(table: string, [key, digest, authors, stays]: RowNow): boolean {
    this.met.add(`${table}\n${key}`);
    const known = this.rows.get(table)?.get(key);
    return known?.digest === digest && !isOfAnother(known.people, authors, stays);
  }

  judgeRow(name: string, key: string): void {
    const table = coveredTable(this.db, name);
    const known = this.rows.get(name)?.get(key);
    const now = table === null ? null : digestNow(this.db, table, partsOf(key));
    if (now === (known?.digest ?? null)) {
      if (table === null || known === undefined || now === null) return;
      const row = authorsNow(this.db, table, key);
      if (row === null || !isOfAnother(known.people, row.authors, row.stays)) return;
      const { from, to, people } = known;
      this.tell({ what: 'row-of-another', table: name, key, from, to, by: people.at(-1) ?? '' });
      return;
    }
    const what =
      known === undefined || known.digest === null
        ? 'row-unsigned'
        : now === null
          ? 'row-removed'
          : 'row-changed';
    this.tell({ what, table: name, key, from: known?.from ?? 0, to: known?.to ?? 0 });
  }

  end(): void {
    const [head] = ledgerNow(this.db);
    if (head > this.sealedTo) this.tell({ what: 'entry-unsigned', from: this.sealedTo + 1, to: head });
  }

  verdict(): ActsVerdict {
    return {
      seals: this.seals,
      checked: this.checked,
      faults: this.faults,
      found: this.found,
      good: this.found === 0 ? this.good : null,
    };
  }
}

const NOBODY: readonly string[] = [];

/**
 * Every session whose key was certified by a key that the roster of then gave the person. The newest roster is proved; each
 * names the one before by its hash. A session never names an older roster than one before it, so that a key that was
 * taken back begins none.
 */
function provedSessions(db: Db, newest: RosterBody): ReadonlyMap<string, SessionStatement> {
  const rosters = rostersBefore(db, newest);
  const proved = new Map<string, SessionStatement>();
  let serial = 0;
  for (const row of allSessions(db)) {
    const said = readStatement(row);
    const roster = said === null ? undefined : rosters.get(said.roster);
    if (said === null || roster === undefined || said.roster < serial) continue;
    const certificates = roster.content.certificates.filter(({ revoked }) => !revoked);
    if (!isCertified(db, { vaultId: newest.vaultId, certificates }, row, said)) continue;
    serial = said.roster;
    proved.set(row.id, said);
  }
  return proved;
}

function rostersBefore(db: Db, newest: RosterBody): ReadonlyMap<number, RosterBody> {
  const rosters = new Map([[newest.serial, newest]]);
  for (let at = newest; at.previous !== null;) {
    const before = readRoster(db, at.serial - 1);
    if (before === undefined || sha256Hex(Buffer.from(before.text, 'utf8')) !== at.previous) break;
    rosters.set(before.body.serial, before.body);
    at = before.body;
  }
  return rosters;
}

/** No task of it is longer than that. */
const SLICE_MS = 30;

/** Runs steps in slices, so that the vault answers others in between. */
export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => void setImmediate(resolve));
  }
}
