import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { addSlot, findUserSlot, removeSlot } from '../crypto/keySlots.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { wipe } from '../crypto/primitives.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import { wrapKeyFor } from '../crypto/wrap.ts';
import { settleLeaving } from '../copies/leaving.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { requireRoster, rosterInForce } from '../roster/guard.ts';
import { requestKeyChange } from '../session/changeKey.ts';
import { checkPassphrase, checkRoles } from '../people/createRules.ts';
import { replaceSlots, type Session } from '../session/session.ts';
import {
  currentCertificate,
  GRANT_KINDS,
  insertCertificate,
  keyGrant,
  removeKeyGrants,
  revokeCertificates,
  setKeyGrant,
} from '../people/certificateStore.ts';
import {
  escrowContext,
  grantContext,
  GRANT_ROLES,
  issue,
  mayHoldKey,
  toRow,
  type Issued,
  openAuthority,
} from '../people/credentials.ts';
import {
  allPeople,
  insertPerson,
  personById,
  personByUsername,
  setEscrow,
  setMustChange,
  setRoles,
  updatePerson,
  type PersonRow,
} from '../people/store.ts';

/** A slot, a key and two certificates for a person, made before the transaction. */
export interface Credentials {
  readonly basedOn: VaultHeader;
  readonly header: VaultHeader;
  readonly userKey: Buffer;
  readonly personId: string;
  readonly signing: Issued;
  readonly encryption: Issued;
}

/** Commands on people; bound to the session because they add and remove slots. */
export const peopleCommands = handlers({
  'people.add': own(({ session }) =>
    preparedCommand({
      prepare: (ports, input) => {
        checkRoles(input.roles, input.exception, ports.today());
        if (personByUsername(ports.db, input.username) !== undefined) raise('username-taken');
        return makeCredentials(session, ports, { ...input, id: ports.newId() }, input.firstPassphrase);
      },
      apply: (ports, input, made) => addPerson(session, ports, input, made),
    }),
  ),
  'people.update': (ports, input) => {
    checkRoles(input.roles, input.exception, ports.today());
    const before = required(ports, input.id);
    if (before.roles.includes('admin') && !input.roles.includes('admin'))
      keepAnAdministrator(ports, input.id);
    const { id, revision, fullName, position, exception } = input;
    const changed = updatePerson(ports.db, {
      id,
      revision,
      fullName,
      position,
      exception,
      state: before.state,
    });
    if (!changed) raise('stale-revision', { id });
    setRoles(ports.db, id, input.roles);
    const lost = GRANT_KINDS.filter((kind) => !mayHoldKey(kind, input.roles));
    removeKeyGrants(ports.db, id, lost);
    const facts = {
      before: before.roles.join(' '),
      after: input.roles.join(' '),
      exception: exception?.document ?? null,
    };
    ports.append({ act: 'person.changed', subjectKind: 'person', subjectId: id, facts });
    ports.announce('people.changed', id);
    return { id, revision: revision + 1 };
  },
  'people.resetPassphrase': own(({ session }) =>
    preparedCommand({
      prepare: (ports, input) => {
        const person = required(ports, input.id);
        if (person.id === ports.actor.id)
          raise('separation-of-duties', { a: 'self', b: 'reset', exception: 'never' });
        return makeCredentials(session, ports, person, input.firstPassphrase);
      },
      apply: (ports, input, made) => resetPerson(session, ports, input, made),
    }),
  ),
  'people.leave': own(({ session }) => (ports, input) => {
    const person = required(ports, input.id);
    keepAnAdministrator(ports, input.id);
    settleLeaving(ports, input.id, input.handOver);
    const { id, revision } = input;
    endPerson(ports, { ...person, revision }, input.reason, input.handOver?.document ?? null);
    const slot = findUserSlot(session.header, person.username);
    if (slot !== undefined) {
      replaceSlots(
        session,
        ports,
        session.header,
        removeSlot(session.header, session.slot.vaultKey, slot.id),
      );
    }
    return { id, revision: revision + 1 };
  }),
});

/** The record stays, the certificates are taken back, no key of the office is held any more; the slot is the caller's. */
export function endPerson(ports: Ports, person: PersonRow, reason: string, document: string | null): void {
  const { id } = person;
  keepTheOfficesKeys(ports, id);
  if (!updatePerson(ports.db, { ...person, exception: null, state: 'left' })) raise('stale-revision', { id });
  const serials = revokeCertificates(ports.db, id, ports.nowMs());
  removeKeyGrants(ports.db, id);
  ports.append({
    act: 'person.left',
    ...about('person', id),
    facts: { certificates: serials.length, reason, exception: document },
  });
  requestKeyChange(ports.db, 'left', ports.nowMs());
  ports.announce('people.changed', id);
}

function required(ports: Ports, id: string): PersonRow {
  const person = personById(ports.db, id);
  if (person === undefined || person.state !== 'active') raise('not-found', { id });
  return person;
}

/** @throws AppError `last-administrator` when nobody else could administer the vault */
export function keepAnAdministrator(ports: Ports, leavingId: string): void {
  const others = allPeople(ports.db).filter(
    (person) => person.id !== leavingId && person.state === 'active' && person.roles.includes('admin'),
  );
  if (others.length === 0) raise('last-administrator');
}

/** Without these the office could neither sign, open, certify nor read its books again. */
const NEEDED_KEYS = ['office', 'authority', 'register'] as const;

/**
 * A key of the office that only this person holds would be gone with the grant.
 * @throws AppError `last-key-holder`
 */
function keepTheOfficesKeys(ports: Ports, leavingId: string): void {
  const others = allPeople(ports.db).filter(({ id, state }) => id !== leavingId && state === 'active');
  for (const key of NEEDED_KEYS) {
    const holds = (id: string): boolean => keyGrant(ports.db, id, key) !== undefined;
    if (holds(leavingId) && !others.some(({ id }) => holds(id))) raise('last-key-holder', { key });
  }
}

export async function makeCredentials(
  session: Session,
  ports: Ports,
  person: { id: string; username: string; fullName: string },
  passphrase: string,
): Promise<Credentials> {
  checkPassphrase(passphrase, { ...person, office: ports.station.office.name });
  const authority = openAuthority(ports);
  const basedOn = session.header;
  const old = findUserSlot(basedOn, person.username);
  const cleared = old === undefined ? basedOn : removeSlot(basedOn, session.slot.vaultKey, old.id);
  const request = { kind: 'user', userId: person.username, passphrase, cost: session.cost } as const;
  const { authority: issuer, serial } = rosterInForce(ports.db);
  const pin = { authority: issuer, serial };
  const { header, ownKey } = await addSlot(cleared, session.slot.vaultKey, request, pin);
  const office = ports.station.office;
  const subject = {
    commonName: person.fullName,
    organization: office.name,
    officeCode: office.code,
    personId: person.id,
  };
  const [signing, encryption] = await Promise.all([
    issue(ports.newKeyPair, 'signing', subject, ports.nowMs(), authority),
    issue(ports.newKeyPair, 'encryption', subject, ports.nowMs(), authority),
  ]);
  return { basedOn, header, userKey: ownKey, personId: person.id, signing, encryption };
}

function writeCertificates(ports: Ports, made: Credentials): void {
  const { personId, userKey, signing, encryption } = made;
  insertCertificate(ports.db, toRow(signing, 'person', 'sign', personId, userKey, ports.newId()));
  insertCertificate(ports.db, toRow(encryption, 'person', 'encrypt', personId, userKey, ports.newId()));
}

function escrowFor(ports: Ports, made: Credentials): { escrow: Buffer; serial: string } {
  requireRoster(ports.db);
  const recovery = currentCertificate(ports.db, 'recovery', 'encrypt') ?? raise('certificate-unknown');
  const escrow = wrapKeyFor(parseCertificate(recovery.der), made.userKey, escrowContext(made.personId));
  return { escrow, serial: recovery.serial };
}

function addPerson(session: Session, ports: Ports, input: Parsed<'people.add'>, made: Credentials) {
  addWithCredentials(ports, input, made);
  replaceSlots(session, ports, made.basedOn, made.header);
  wipe(made.userKey);
  return { id: made.personId, revision: 1 };
}

/** Everything of a new person but the slot in the header, which the caller writes last. */
export function addWithCredentials(
  ports: Ports,
  input: Omit<Parsed<'people.add'>, 'firstPassphrase'>,
  made: Credentials,
): void {
  const { escrow, serial } = escrowFor(ports, made);
  insertPerson(ports.db, {
    id: made.personId,
    username: input.username,
    fullName: input.fullName,
    position: input.position,
    roles: input.roles,
    exception: input.exception,
    mustChange: true,
    escrow,
    escrowSerial: serial,
    createdMs: ports.nowMs(),
  });
  writeCertificates(ports, made);
  grantAuthority(ports, input.roles, made);
  const facts = { roles: input.roles.join(' '), exception: input.exception?.document ?? null };
  ports.append({ act: 'person.added', subjectKind: 'person', subjectId: made.personId, facts });
  ports.announce('people.changed', made.personId);
}

/** The issuing key can be passed on at once by the administrator; the office key comes from its next holder at sign-in. */
function grantAuthority(ports: Ports, roles: PersonRow['roles'], made: Credentials): void {
  const key = ports.keys.authorityKey;
  if (key === null || !roles.some((role) => GRANT_ROLES.authority.includes(role))) return;
  const wrapped = wrapKeyFor(made.encryption.certificate, key, grantContext('authority', made.personId));
  setKeyGrant(ports.db, made.personId, 'authority', wrapped, ports.nowMs());
}

/**
 * A reset gives new keys: the administrator cannot open the person's old ones. What was sealed for the old
 * certificate comes back when a colleague passes keys on, or with the recovery code.
 */
function resetPerson(
  session: Session,
  ports: Ports,
  input: Parsed<'people.resetPassphrase'>,
  made: Credentials,
) {
  const person = required(ports, input.id);
  if (person.revision !== input.revision) raise('stale-revision', { id: input.id });
  const revoked = revokeCertificates(ports.db, person.id, ports.nowMs());
  removeKeyGrants(ports.db, person.id);
  writeCertificates(ports, made);
  grantAuthority(ports, person.roles, made);
  const { escrow, serial } = escrowFor(ports, made);
  setEscrow(ports.db, person.id, escrow, serial);
  setMustChange(ports.db, person.id, true);
  ports.append({
    act: 'passphrase.reset',
    ...about('person', person.id),
    facts: { certificates: revoked.length },
  });
  ports.announce('people.changed', person.id);
  replaceSlots(session, ports, made.basedOn, made.header);
  wipe(made.userKey);
  return { id: person.id, revision: person.revision + 1 };
}
