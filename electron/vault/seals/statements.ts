import { isSignedWith } from '../crypto/sessionKey.ts';
import type { Db } from '../db/handles.ts';
import { rosterInForce } from '../roster/guard.ts';
import { isCertified, readStatement, type SessionKey, type SessionStatement } from './sessionKey.ts';
import { sessionById, type SessionRow } from './sessionStore.ts';

/** Bound to its use, so that no signature over another thing can stand for it. */
const signedBytes = (use: string, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`an-thu/signed/1/${use}\n`, 'utf8'), content]);

export interface SignedBySession {
  /** identifier of the session (SHA-256 of its statement, hexadecimal) */
  readonly session: string;
  /** Ed25519, 64 bytes */
  readonly signature: Buffer;
}

/**
 * Signs with the key of the session; whoever reads it later learns which person it was (`provedSigner`).
 * @param use what the signature stands for (`record-key`, `seal`): one over another use proves nothing
 */
export const signStatement = (
  { id, key }: Pick<SessionKey, 'id' | 'key'>,
  use: string,
  content: Uint8Array,
): SignedBySession => ({ session: id, signature: key.sign(signedBytes(use, content)) });

/** Whether the key of a session signed exactly this for this use. */
export const isStatementSigned = (
  publicKey: string,
  use: string,
  content: Uint8Array,
  signature: Uint8Array,
): boolean => isSignedWith(publicKey, signedBytes(use, content), signature);

/** What was proved of a database handle's sessions, with the row and the roster that it was proved by. */
interface Proved {
  readonly row: SessionRow;
  readonly roster: number;
  readonly said: SessionStatement | null;
}
const known = new WeakMap<Db, Map<string, Proved>>();

/**
 * Who signed: session → statement → certificate → signed roster in force, of which `rosterInForce` vouches that it follows
 * from what the signed-in person pinned. A session is proved once (one RSA verification), a signature costs 0.2 ms.
 * Whether the person still holds the post, or the certificate is still in force, is the caller's question: what was
 * signed once stays signed.
 *
 * @returns the person's identifier; null where the session is unknown, not certified by a key of that person, or the
 *          signature is not its
 */
export function provedSigner(
  db: Db,
  { session, signature }: { readonly session: string; readonly signature: Uint8Array },
  use: string,
  content: Uint8Array,
): string | null {
  const said = provedSession(db, session);
  if (said === null || !isStatementSigned(said.publicKey, use, content, signature)) return null;
  return said.personId;
}

/** What a session says of itself, where a key that the roster gives its person certified it. */
export function provedSession(db: Db, id: string): SessionStatement | null {
  const row = sessionById(db, id);
  if (row === null) return null;
  const roster = rosterInForce(db);
  const sessions = known.get(db) ?? new Map<string, Proved>();
  known.set(db, sessions);
  const before = sessions.get(id);
  if (
    before?.roster === roster.serial &&
    before.row.statement === row.statement &&
    Buffer.compare(before.row.signature, row.signature) === 0
  )
    return before.said;
  const said = readStatement(row);
  const { vaultId, content } = roster;
  const proved = said !== null && isCertified(db, { vaultId, certificates: content.certificates }, row, said);
  sessions.set(id, { row, roster: roster.serial, said: proved ? said : null });
  return proved ? said : null;
}
