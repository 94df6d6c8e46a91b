import type { Output } from '../../../shared/ipc/contract.ts';
import { parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import { topOf } from '../crypto/x509/chain.ts';
import { leafHash } from '../crypto/merkle.ts';
import { toPem } from '../crypto/pem.ts';
import type { Db } from '../db/handles.ts';
import { authorityRows } from '../people/certificateStore.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import type { Ports } from '../ports.ts';
import { certificateBySha256 } from '../roster/store.ts';
import { readStatement } from '../seals/sessionKey.ts';
import { allSessions, type SessionRow } from '../seals/sessionStore.ts';
import { sealsBehind } from '../seals/sealStore.ts';
import { coveredTables, digestsOf } from '../seals/tables.ts';
import { allHeads, certificateOfSerial } from './headStore.ts';
import { ledgerLinks } from './store.ts';
import { allWitnesses } from './witnessStore.ts';

export const EXPORT_FORMAT = 'an-thu/ledger-export/2';

const restrictedNumbers = (db: Db): Set<number> =>
  new Set(db.prepare('SELECT seq FROM ledger_restricted').pluck().all() as number[]);

/**
 * Writes the ledger as lines of JSON: first the office and its certificates, then the entries, the signed heads, what
 * other offices have seen, and the end. Lines:
 * `["e", canonical, hash]` an entry as it is hashed; `["m", number, leaf, hash]` one that stays closed: its place in
 * tree and chain without its words; `["h", size, atMs, root, lastHash, previous, serial, signature]`;
 * `["w", station, size, root, agrees]`; `["s", id, statement, signature]` the key of a session (seals/sessionKey.ts);
 * `["z", statement, rows, signature]` a seal over what one transaction wrote (seals/seal.ts), of the open entries alone
 * without its rows (null); `["r", table, key, digest, authors, stays]` a covered row as it is now, its key a JSON array,
 * who stands in it, and whether nobody else ever seals it (the whole ledger only); `["end", entries, heads, seals]`. Hashes in hex, digests of rows in Base64url, signatures in Base64.
 * Format 1 had no s, z, r.
 */
export function writeLedger(
  ports: Pick<Ports, 'db' | 'station' | 'nowMs'>,
  scope: 'open' | 'whole',
  sink: (bytes: Uint8Array) => void,
): Output<'ledger.exportTo'> {
  const { db, station } = ports;
  const heads = allHeads(db);
  const line = lineWriter(sink);
  const sessions = allSessions(db);
  const serials = [...new Set(heads.map((head) => head.serial))];
  line({
    format: EXPORT_FORMAT,
    office: station.office.name,
    officeCode: station.office.code,
    stationId: station.stationId,
    vaultId: station.vaultId,
    exportedMs: ports.nowMs(),
    scope,
    ...authoritiesOf(db),
    people: certifying(db, sessions),
    certificates: Object.fromEntries(
      serials.map((serial) => [
        serial,
        toPem(certificateOfSerial(db, serial)?.der ?? new Uint8Array(), 'CERTIFICATE'),
      ]),
    ),
  });
  const closed = scope === 'open' ? restrictedNumbers(db) : new Set<number>();
  let entries = 0;
  for (const [seq, canonical, , hash] of ledgerLinks(db)) {
    line(closed.has(seq) ? ['m', seq, leafHash(canonical).toString('hex'), hash] : ['e', canonical, hash]);
    entries += 1;
  }
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  for (const head of heads) {
    const { size, atMs, root, lastHash, previous, serial, signature } = head;
    const signed = Buffer.from(signature).toString('base64');
    line(['h', size, atMs, hex(root), hex(lastHash), previous, serial, signed]);
  }
  for (const { stationId, size, root, agrees } of allWitnesses(db, 'ours'))
    line(['w', stationId, size, hex(root), agrees]);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  for (const { id, statement, signature } of sessions) line(['s', id, statement, base64(signature)]);
  const seals = writeSeals(db, scope, line);
  line(['end', entries, heads.length, seals]);
  line.flush();
  return { entries, masked: closed.size, heads: heads.length };
}

/** @returns how many seals there are */
function writeSeals(db: Db, scope: 'open' | 'whole', line: (value: unknown) => void): number {
  let seals = 0;
  for (let rows = sealsBehind(db, 0); rows.length > 0; rows = sealsBehind(db, seals))
    for (const { statement, rows: sealed, signature } of rows) {
      line(['z', statement, scope === 'whole' ? sealed : null, Buffer.from(signature).toString('base64')]);
      seals += 1;
    }
  if (scope === 'open') return seals;
  for (const table of coveredTables(db))
    for (const page of digestsOf(db, table)) for (const row of page) line(['r', table.name, ...row]);
  return seals;
}

/** Certificates whose keys certified the keys of sessions, by their SHA-256. */
function certifying(db: Db, sessions: readonly SessionRow[]): Record<string, string> {
  const wanted = new Set(sessions.flatMap((row) => readStatement(row)?.certificate ?? []));
  return Object.fromEntries(
    [...wanted].map((sha256) => [
      sha256,
      toPem(certificateBySha256(db, sha256) ?? new Uint8Array(), 'CERTIFICATE'),
    ]),
  );
}

/** What others compare, and every authority that ever stood between it and the office's certificates. */
function authoritiesOf(db: Db): { authority: string | null; authorities: string[] } {
  const own = authorityRows(db).map(({ der }) => parseCertificate(der));
  const pem = ({ der }: Certificate): string => toPem(der, 'CERTIFICATE');
  const [current] = own;
  if (current === undefined) return { authority: null, authorities: [] };
  const root = topOf(current, outsideAuthorities(db));
  return { authority: pem(root), authorities: own.filter(({ sha256 }) => sha256 !== root.sha256).map(pem) };
}

const FLUSH_CHARACTERS = 256 * 1024;

function lineWriter(sink: (bytes: Uint8Array) => void): ((value: unknown) => void) & { flush: () => void } {
  let waiting = '';
  const flush = (): void => {
    sink(Buffer.from(waiting, 'utf8'));
    waiting = '';
  };
  const write = (value: unknown): void => {
    waiting += `${JSON.stringify(value)}\n`;
    if (waiting.length > FLUSH_CHARACTERS) flush();
  };
  return Object.assign(write, { flush });
}
