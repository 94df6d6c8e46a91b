import { verify } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import type { Pin } from '../crypto/slotPins.ts';
import type { Db } from '../db/handles.ts';
import type { RosterBody, RosterPerson } from './body.ts';
import { certificateBySha256, lastNamed, readRoster, signedBytes, type SignedRoster } from './store.ts';
import { mayChange } from './whoMaySign.ts';

/**
 * The newest roster, once it is proved to follow from what the signed-in person pinned: signed by that issuing key, or
 * step by step by whoever the roster before entitled; and to be the one that the ledger names last.
 * @throws AppError `roster-broken` with `why`: `absent`, `older` (than this person saw already, or than the ledger says),
 *         `ledger` (which names another), `signature`, `vault`
 */
export function trustedRoster(db: Db, vaultId: string, pin: Pin): SignedRoster {
  const newest = readRoster(db) ?? raise('roster-broken', { why: 'absent' });
  if (newest.body.vaultId !== vaultId) raise('roster-broken', { why: 'vault' });
  if (newest.body.serial < pin.serial) raise('roster-broken', { why: 'older' });
  for (let at = newest; ;) {
    if (isSignedBy(db, at, pin.authority)) break;
    const before = at.body.serial > 1 ? readRoster(db, at.body.serial - 1) : undefined;
    if (before === undefined || at.body.previous !== sha256Hex(Buffer.from(before.text, 'utf8')))
      return raise('roster-broken', { why: 'signature' });
    if (!follows(db, before.body, at)) return raise('roster-broken', { why: 'signature' });
    at = before;
  }
  requireNamed(db, newest);
  return newest;
}

/** Whether a roster may come after another: by the issuing key of that one, or by people of that one. */
function follows(db: Db, before: RosterBody, after: SignedRoster): boolean {
  if (isSignedBy(db, after, before.authority)) return true;
  const signers = after.signatures.map(({ by }) =>
    isSignedBy(db, after, by) ? signerIn(before, by) : undefined,
  );
  const known = signers.filter((one): one is RosterPerson => one !== undefined);
  if (known.length !== signers.length || before.authority !== after.body.authority) return false;
  return mayChange(before, after.body, known);
}

/**
 * The ledger names each roster as it is signed: one that was taken away is missed there, and in all that knows the head of
 * the ledger (heads, notes outside the vault, backups, receipts of other offices).
 * @throws AppError `roster-broken` with `why`: `older`, `ledger`
 */
export function requireNamed(db: Db, { body, text }: SignedRoster): void {
  const named = lastNamed(db, body.vaultId);
  if (named !== null && named.serial > body.serial) raise('roster-broken', { why: 'older' });
  if (named?.serial !== body.serial || named.sha256 !== sha256Hex(Buffer.from(text, 'utf8')))
    raise('roster-broken', { why: 'ledger' });
}

/** Whose certificate to sign this was, of those who were here. */
function signerIn({ content }: RosterBody, sha256: string): RosterPerson | undefined {
  const row = content.certificates.find(
    (one) => one.sha256 === sha256 && one.owner === 'person' && one.purpose === 'sign' && !one.revoked,
  );
  return content.people.find(({ id, state }) => id === row?.personId && state === 'active');
}

function isSignedBy(db: Db, { text, signatures }: SignedRoster, sha256: string): boolean {
  const found = signatures.find(({ by }) => by === sha256);
  const der = found && certificateBySha256(db, sha256);
  if (found === undefined || der === undefined) return false;
  const { publicKey } = parseCertificate(der);
  return verify('sha256', signedBytes(text), publicKey, Buffer.from(found.signature, 'base64'));
}
