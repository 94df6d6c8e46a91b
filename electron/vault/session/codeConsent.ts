import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { POWER } from '../../../shared/ipc/power.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, oneOf, theValue } from '../db/statements.ts';
import { currentCertificate } from '../people/certificateStore.ts';
import type { Issued } from '../people/credentials.ts';
import { escrowOf, personById } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import type { RosterPerson } from '../roster/body.ts';
import { isRosterWhole, rosterInForce } from '../roster/guard.ts';

/** What two officers signed for a recovery code that takes the place of one in force. */
const Consent = z.object({
  certificateSha256: z.string(),
  reason: z.string(),
  atMs: z.int(),
  firstBy: z.string(),
  firstSignature: bytes,
  secondBy: z.string().nullable(),
  secondSignature: bytes.nullable(),
});
export type Consent = z.infer<typeof Consent>;

/** A code that is to take the place of the one in force when it is typed back: its certificate, and what two signed for it. */
export interface Renewal {
  readonly issued: Issued;
  readonly consent: Consent;
}

export const insertConsent = doing<Consent>(`
  INSERT INTO recovery_consent (certificate_sha256, reason, at_ms, first_by, first_signature, second_by, second_signature)
  VALUES (:certificateSha256, :reason, :atMs, :firstBy, :firstSignature, :secondBy, :secondSignature)`);

const consentOf = oneOf(Consent)<[sha256: string]>(`
  SELECT certificate_sha256 AS certificateSha256, reason, at_ms AS atMs, first_by AS firstBy,
    first_signature AS firstSignature, second_by AS secondBy, second_signature AS secondSignature
   FROM recovery_consent WHERE certificate_sha256 = ?`);

/** Whether a code was ever proved from paper: only before that one person makes another alone. */
const proofs = theValue(z.int())<[beforeSeq: number]>(`
  SELECT count(*) FROM ledger WHERE act = 'recovery.proved' AND seq < ?`);
export const wasCodeProved = (db: Db): boolean => proofs(db, Number.MAX_SAFE_INTEGER) > 0;

const LastRenewal = z.object({ seq: z.int(), atMs: z.int(), actorId: z.string() });
const lastRenewal = oneOf(LastRenewal)(`
  SELECT seq, at_ms AS atMs, actor_id AS actorId FROM ledger WHERE act = 'recovery.renewed' ORDER BY seq DESC LIMIT 1`);

type Words = Pick<Consent, 'certificateSha256' | 'reason' | 'atMs' | 'firstBy' | 'secondBy'>;

/** The bytes that both sign. */
const consentBytes = (stationId: string, consent: Words): Buffer => {
  const { certificateSha256, reason, atMs, firstBy, secondBy } = consent;
  return Buffer.from(
    JSON.stringify({
      what: 'recovery-code',
      station: stationId,
      certificate: certificateSha256,
      reason,
      atMs,
      first: firstBy,
      second: secondBy,
    }),
  );
};

const { posts } = POWER['vault.newRecoveryCode'].beside;
const isStaff = ({ state, roles }: RosterPerson): boolean =>
  state === 'active' && roles.some((role) => posts.includes(role));
const isLeader = ({ state, roles }: RosterPerson): boolean => state === 'active' && roles.includes('leader');

/** Who is here, by the signed roster: the signed-in person, and everybody else of the staff. */
function here(ports: Pick<Ports, 'db' | 'actor'>): { self: RosterPerson; others: RosterPerson[] } {
  const { people } = rosterInForce(ports.db).content;
  const self = people.find(({ id }) => id === ports.actor.id) ?? raise('not-found');
  return { self, others: people.filter((one) => one.id !== self.id && isStaff(one)) };
}

/** A leader is one of the two wherever the office has one. */
const hasLeader = (people: readonly RosterPerson[], two: readonly RosterPerson[]): boolean =>
  !people.some(isLeader) || two.some(isLeader);

/**
 * Who may stand beside the signed-in person for a new recovery code. Whoever never changed the first passphrase has none of
 * the own, and proves nothing with what somebody else chose.
 */
export function codeSeconds(ports: Pick<Ports, 'db' | 'actor'>): { seconds: RosterPerson[]; alone: boolean } {
  const { self, others } = here(ports);
  const seconds = others.filter(
    (one) => hasLeader([self, ...others], [self, one]) && personById(ports.db, one.id)?.mustChange === false,
  );
  return { seconds, alone: others.length === 0 };
}

/**
 * Two officers with their passphrases, a leader among them, sign which certificate the new code opens. An office of one
 * signs alone: there is nobody whose key it would reach.
 * @throws AppError `separation-of-duties`; `wrong-passphrase`, `wait-before-retry` with `who`: `first` or `second`
 */
export async function consentTo(
  ports: Ports,
  certificateDer: Uint8Array,
  given: {
    readonly reason: string;
    readonly passphrase: string | null;
    readonly secondUsername: string | null;
    readonly secondPassphrase: string | null;
  },
): Promise<Consent> {
  const { seconds, alone } = codeSeconds(ports);
  const second = seconds.find(({ username }) => username === given.secondUsername);
  if (given.passphrase === null) raise('bad-input', { field: 'passphrase', rule: 'required' });
  if (!alone && (second === undefined || given.secondPassphrase === null))
    raise('separation-of-duties', { a: 'first', b: 'second', exception: 'never' });
  const words: Words = {
    certificateSha256: sha256Hex(certificateDer),
    reason: given.reason,
    atMs: ports.nowMs(),
    firstBy: ports.actor.id,
    secondBy: second?.id ?? null,
  };
  const content = consentBytes(ports.station.stationId, words);
  const signed = (personId: string, passphrase: string, who: string): Promise<Buffer> =>
    ports.signAs({ personId, passphrase, content, who });
  const firstSignature = await signed(ports.actor.id, given.passphrase, 'first');
  const secondSignature =
    second === undefined || given.secondPassphrase === null
      ? null
      : await signed(second.id, given.secondPassphrase, 'second');
  return { ...words, firstSignature, secondSignature };
}

/** Whether this person's certificate, as the roster has it, signed these bytes. */
function isSignedBy(db: Db, personId: string, content: Buffer, message: Uint8Array): boolean {
  const known = rosterInForce(db).content.certificates.filter(
    (one) => one.owner === 'person' && one.personId === personId && one.purpose === 'sign',
  );
  try {
    verifyCms({
      message,
      content,
      profile: 'exchange',
      judge: ({ certificate }) => {
        if (!known.some(({ sha256 }) => sha256 === certificate.sha256))
          raise('signature-invalid', { reason: 'wrong-signer' });
      },
    });
    return true;
  } catch {
    return false;
  }
}

/** Two of the roster signed it, a leader among them as far as both are still here; one alone where nobody else was. */
function holds(db: Db, stationId: string, consent: Consent): boolean {
  const { people } = rosterInForce(db).content;
  const content = consentBytes(stationId, consent);
  const first = people.find(({ id }) => id === consent.firstBy);
  const second = people.find(({ id }) => id === consent.secondBy);
  if (first === undefined || !isSignedBy(db, first.id, content, consent.firstSignature)) return false;
  if (second === undefined || consent.secondSignature === null)
    return people.every((one) => one.id === first.id || !isStaff(one));
  const bothHere = first.state === 'active' && second.state === 'active';
  return (
    first.id !== second.id &&
    isSignedBy(db, second.id, content, consent.secondSignature) &&
    (!bothHere || hasLeader(people, [first, second]))
  );
}

type Question = NonNullable<Output<'vault.recoveryQuestion'>['question']>;

/** Whether the recovery code in force waits for this person's word, and what stands behind it. */
export function codeQuestion(ports: Pick<Ports, 'db' | 'actor' | 'station'>): Question | null {
  const { db, actor, station } = ports;
  const recovery = currentCertificate(db, 'recovery', 'encrypt');
  if (recovery === undefined || escrowOf(db, actor.id)?.serial === recovery.serial) return null;
  const consent = consentOf(db, sha256Hex(recovery.der));
  const renewal = lastRenewal(db);
  const officers = (ids: readonly (string | null | undefined)[]): Question['officers'] =>
    rosterInForce(db)
      .content.people.filter(({ id }) => ids.includes(id))
      .map(({ id, fullName, position }) => ({ id, fullName, position }));
  if (consent !== null)
    return {
      atMs: consent.atMs,
      reason: consent.reason,
      officers: officers([consent.firstBy, consent.secondBy]),
      standing: isRosterWhole(db) && holds(db, station.stationId, consent) ? 'signed' : 'broken',
    };
  const isFirst = renewal !== null && proofs(db, renewal.seq) === 0;
  return {
    atMs: renewal?.atMs ?? recovery.notBeforeMs,
    reason: '',
    officers: officers([renewal?.actorId]),
    standing: isFirst && isRosterWhole(db) ? 'first-run' : 'broken',
  };
}
