import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { burdenOf, settleLeaving } from '../copies/leaving.ts';
import { findUserSlot, removeSlot } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import {
  addWithCredentials,
  type Credentials,
  endPerson,
  keepAnAdministrator,
  makeCredentials,
} from '../accounts/commands.ts';
import { personById, personByUsername, setRoles, updatePerson, type PersonRow } from '../people/store.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { signIfTouched } from '../roster/guard.ts';
import type { RosterSigner } from '../roster/sign.ts';
import { checkRoles } from '../people/createRules.ts';
import { replaceSlots, type Session } from '../session/session.ts';
import { look } from './look.ts';
import { openOfficeKey, passDocuments, passOfficeKeys, passReading, passSubmissions } from './passOver.ts';
import { forget, type KeyHolder, prove, type Proved } from './proof.ts';

type Input = Parsed<'succession.settle'>;

interface Prepared extends Proved {
  /** of a successor who is new here */
  readonly made: Credentials | null;
}

export const successionHandlers = handlers({
  'succession.look': (ports, { personId }) => look(ports, personId),

  'succession.settle': own(({ session, floor }) =>
    preparedCommand({
      prepare: async (ports, input) => {
        const proved = await prove(session, floor, ports, input);
        try {
          return { ...proved, made: await newcomer(session, ports, input, proved.holders) };
        } catch (error) {
          forget(proved);
          throw error;
        }
      },
      apply: (ports, input, prepared) => settle(session, ports, input, prepared),
      settle: (_ports, prepared) => release(prepared),
      abandon: (_ports, prepared) => release(prepared),
    }),
  ),
});

function release(prepared: Prepared): void {
  forget(prepared);
  wipe(prepared.made?.userKey);
}

/** Certificates of a new person need the issuing key: an officer's, or that of the person who goes. */
async function newcomer(
  session: Session,
  ports: Ports,
  { successor, roles, exception }: Input,
  holders: readonly KeyHolder[],
): Promise<Credentials | null> {
  if (successor.kind !== 'new') return null;
  checkRoles(roles, exception, ports.today());
  if (personByUsername(ports.db, successor.username) !== undefined) raise('username-taken');
  const authorityKey = openOfficeKey(ports, holders, 'authority');
  try {
    const withKey = { ...ports, keys: { ...ports.keys, authorityKey } };
    return await makeCredentials(
      session,
      withKey,
      { ...successor, id: ports.newId() },
      successor.firstPassphrase,
    );
  } finally {
    wipe(authorityKey ?? undefined);
  }
}

function appoint(ports: Ports, input: Input, { made }: Prepared): PersonRow {
  const { successor, roles } = input;
  if (successor.kind === 'new') {
    if (made === null) return raise('internal', { at: 'succession' });
    if (personByUsername(ports.db, successor.username) !== undefined) raise('username-taken');
    addWithCredentials(ports, { ...successor, roles, exception: input.exception }, made);
    return personById(ports.db, made.personId) ?? raise('internal', { at: 'succession' });
  }
  const before = personById(ports.db, successor.id);
  if (before?.state !== 'active') return raise('not-found', { id: successor.id });
  const exception = input.exception ?? exceptionOf(before);
  const together = [...new Set([...before.roles, ...roles])];
  checkRoles(together, exception, ports.today());
  const { id, revision, fullName, position } = before;
  if (!updatePerson(ports.db, { id, revision, fullName, position, exception, state: 'active' }))
    raise('stale-revision', { id });
  setRoles(ports.db, id, together);
  const facts = {
    before: before.roles.join(' '),
    after: together.join(' '),
    exception: exception?.document ?? null,
  };
  ports.append({ act: 'person.changed', subjectKind: 'person', subjectId: id, facts });
  ports.announce('people.changed', id);
  return personById(ports.db, id) ?? raise('internal', { at: 'succession' });
}

function settle(
  session: Session,
  ports: Ports,
  input: Input,
  prepared: Prepared,
): Output<'succession.settle'> {
  const { leaver, second, holders, made } = prepared;
  const { decision, why } = input;
  const record = personById(ports.db, leaver.id);
  if (record?.revision !== input.revision) return raise('stale-revision', { id: leaver.id });
  const basedOn = made?.basedOn ?? session.header;
  const successor = appoint(ports, input, prepared);

  const keys = passOfficeKeys(ports, holders, successor);
  const reading = input.withReading
    ? passReading(ports, prepared, successor, decision)
    : { moved: 0, left: 0 };
  const { copies, carryOuts, permits, transfers } = burdenOf(ports.db, leaver.id);
  if (copies + carryOuts + permits + transfers > 0)
    settleLeaving(ports, leaver.id, { document: decision, successorId: successor.id });
  const documents = passDocuments(ports, leaver.id, successor);
  const submissions = passSubmissions(ports, leaver.id, successor);

  ports.append({
    act: 'succession.settled',
    ...about('person', leaver.id),
    facts: {
      why,
      to: successor.fullName,
      second: second.fullName,
      decision,
      roles: input.roles.join(' '),
      copies,
      documents,
      submissions,
      keys: keys.moved.length,
      contentKeys: reading.moved,
      left: reading.left + keys.left.length,
      code: input.recoveryCode === null ? 0 : 1,
    },
  });
  if (leaver.roles.includes('admin')) keepAnAdministrator(ports, leaver.id);
  endPerson(ports, record, decision, decision);
  signIfTouched(ports.db, { nowMs: ports.nowMs(), append: ports.append }, rosterSigner(ports, prepared));

  const next = made?.header ?? session.header;
  const slot = findUserSlot(next, leaver.username);
  if (slot !== undefined || made !== null)
    replaceSlots(
      session,
      ports,
      basedOn,
      slot === undefined ? next : removeSlot(next, session.slot.vaultKey, slot.id),
    );
  return {
    successorId: successor.id,
    copies,
    documents,
    submissions,
    contentKeys: reading.moved,
    officeKeys: keys.moved,
    left: { contentKeys: reading.left, officeKeys: keys.left },
  };
}

/** The officer's issuing key; where neither who acts nor who goes holds one, both officers with their own keys. */
function rosterSigner(ports: Ports, { holders }: Prepared): RosterSigner {
  const { authorityKey } = ports.keys;
  if (authorityKey !== null) return { kind: 'authority', authorityKey };
  const people = holders.slice(0, 2).map(({ person, userKey }) => ({ id: person.id, userKey }));
  return { kind: 'people', people };
}

const exceptionOf = ({ exceptionDocument, exceptionUntil }: PersonRow): Input['exception'] =>
  exceptionDocument === null || exceptionUntil === null
    ? null
    : { document: exceptionDocument, until: exceptionUntil };
