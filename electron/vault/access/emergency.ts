import { AppError, raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { joinHalves, openHalf } from '../knowing/escrow.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { wipe } from '../crypto/primitives.ts';
import { requireContentKey } from '../knowing/contentKeys.ts';
import { requireAgreement } from '../knowing/statements.ts';
import { findLine, lineAt } from '../documents/listStore.ts';
import { findDocument, type DocumentRecord } from '../tables/documents.ts';
import { mayHoldKey } from '../people/credentials.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, Refusal, about, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { unlockCounted } from '../session/countedUnlock.ts';
import { grantedKey } from '../session/officeKeys.ts';
import type { RosterPerson } from '../roster/body.ts';
import { personInForce, rosterInForce } from '../roster/guard.ts';
import { proveOwnKey } from '../roster/ownKey.ts';
import type { Session } from '../session/session.ts';
import { indexLater } from '../search/sealed.ts';
import { recordChange, tell } from './change.ts';
import { beginEmergency, endEmergency } from '../knowing/keyMemory.ts';
import { isSecond } from './readers.ts';
import { insertNotices, readersOf } from './store.ts';

type Input = Parsed<'access.emergency'>;

/** Both proved who they are: the keys of the two halves. Or one did not, and that is written down. */
type Proved =
  | { readonly second: RosterPerson; readonly first: Buffer; readonly other: Buffer }
  | { readonly refused: AppError };

/**
 * Emergency opening by two persons: a leader at the station and one of those who keep the books or the cipher beside
 * him. Each types the own passphrase and so opens one half of the content key; neither half is worth anything alone.
 * The key then lives in this session's memory until the time is over, and is written nowhere.
 */
export const emergencyHandlers = handlers({
  'access.emergency': own(({ session, floor }) =>
    preparedCommand({
      prepare: (ports, input) => prove(session, floor, ports, input),
      apply: (ports, input, proved) => open(ports, input, proved),
      settle: (_ports, proved) => forget(proved),
      abandon: (_ports, proved) => forget(proved),
    }),
  ),
  'access.endEmergency': (ports, { documentId }) => {
    if (!endEmergency(ports, documentId)) raise('not-found', { id: documentId });
    tell(ports, { id: documentId }, 'access.emergency-ended', {});
    return { ended: true };
  },
});

function forget(proved: Proved): void {
  if (!('refused' in proved)) wipe(proved.first, proved.other);
}

async function prove(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  input: Input,
): Promise<Proved> {
  const rule = ports.rules.asOf(ports.today()).reading;
  if (!ports.actor.roles.some((role) => rule.emergencyFirst.includes(role)))
    raise('not-permitted', { rule: rule.id, reason: 'role' });
  if (input.minutes > rule.emergencyMinutes) raise('bad-input', { field: 'minutes', rule: rule.id });
  const second = personInForce(ports.db, { username: input.secondUsername });
  if (second === undefined || second.id === ports.actor.id || !isSecond(rule.emergencySecond, second.roles))
    raise('separation-of-duties', { a: 'emergency', b: 'second', exception: 'never' });
  if (!mayHoldKey('emergency-a', ports.actor.roles))
    raise('not-permitted', { rule: rule.id, reason: 'role' });
  const own: Buffer[] = [];
  try {
    own.push(await ownKeyOf(session, floor, ports, ports.actor.username, input.passphrase, 'first'));
    own.push(await ownKeyOf(session, floor, ports, second.username, input.secondPassphrase, 'second'));
    const [mine, theirs] = own as [Buffer, Buffer];
    const first = grantedKey(ports.db, ports.actor, mine, 'emergency-a');
    const other = grantedKey(ports.db, second, theirs, 'emergency-b');
    if (first === null || other === null) raise('key-not-granted', { what: 'escrow' });
    return { second, first, other };
  } catch (error) {
    if (error instanceof AppError) return { refused: error };
    throw error;
  } finally {
    wipe(...own);
  }
}

/**
 * One of two who stand at this station proves the own passphrase. A wrong one counts as at the unlock screen, with the
 * same growing pause. A slot that somebody else made in that name opens, and proves nothing.
 * @param who said back in the error, so that the form knows whose it was
 * @throws AppError `wrong-passphrase`, `wait-before-retry`, both with `who`; `roster-broken`
 */
export async function ownKeyOf(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  username: string,
  passphrase: string,
  who: 'first' | 'second',
): Promise<Buffer> {
  const { nowMs } = ports;
  const { vaultKey, ownKey } = await unlockCounted(session, floor, { username, passphrase, nowMs, who });
  wipe(vaultKey);
  try {
    const body = rosterInForce(ports.db);
    const { id } =
      body.content.people.find((one) => one.username === username) ?? raise('wrong-passphrase', { who });
    proveOwnKey(ports.db, body, id, ownKey);
    return ownKey;
  } catch (error) {
    wipe(ownKey);
    throw error;
  }
}

function open(ports: Ports, input: Input, proved: Proved): Output<'access.emergency'> | Refusal {
  if ('refused' in proved) return refusal(ports, proved.refused);
  const document = wanted(ports, input.target);
  if (document === null) return refusal(ports, new AppError('not-found'));
  const a = openHalf(ports.db, 'a', document.id, proved.first);
  const b = openHalf(ports.db, 'b', document.id, proved.other);
  const untilMs = ports.nowMs() + input.minutes * 60_000;
  const key = joinHalves(a, b);
  wipe(a, b);
  // halves are wrapped for a certificate that everybody knows: they prove nothing of who made them
  requireContentKey(ports, document.id, key);
  beginEmergency(ports, document.id, { key, untilMs });
  try {
    const { second } = proved;
    const { id, digest } = recordChange(ports, document, {
      kind: 'emergency',
      personId: ports.actor.id,
      byId: second.id,
      ground: input.ground,
      untilMs,
    });
    const told = concerned(ports, document, [ports.actor.id, second.id]);
    insertNotices(ports.db, id, told);
    indexLater(ports, document.id);
    const facts = { second: second.fullName, minutes: input.minutes, told: told.length, ground: digest };
    tell(ports, document, 'access.emergency-opened', facts);
    return { documentId: document.id, untilMs };
  } catch (error) {
    endEmergency(ports, document.id);
    throw error;
  }
}

/** What was refused is written down, without what was asked for. */
function refusal(ports: Ports, error: AppError): Refusal {
  ports.append({
    act: 'access.emergency-refused',
    ...about('person', ports.actor.id),
    facts: { code: error.code },
  });
  return new Refusal(error);
}

/** A classified document whose content has a key; anything else is "not found" to whoever may not know. */
function wanted(ports: Ports, target: Input['target']): DocumentRecord | null {
  const everyLine = { allLines: 1, reader: '' } as const;
  const line =
    'documentId' in target
      ? findLine(ports.db, target.documentId)
      : lineAt(ports.db, target.book, target.year, target.number, everyLine);
  const document = line === null ? null : findDocument(ports.db, line.id);
  if (document === null) return null;
  requireAgreement(ports.db, document);
  if (document.level === 'none') return null;
  const kept = ports.db.prepare('SELECT 1 FROM content_key_escrow WHERE document_id = ?').get(document.id);
  return kept === undefined ? null : document;
}

/** Everyone who reads the document, and those who inspect. */
function concerned(ports: Ports, document: DocumentRecord, except: readonly string[]): string[] {
  const inspectors = allPeople(ports.db).filter(
    (person) => person.state === 'active' && person.roles.includes('inspector'),
  );
  const people = [
    ...readersOf(ports.db, document.id).map((reader) => reader.personId),
    ...inspectors.map(({ id }) => id),
  ];
  return [...new Set(people)].filter((id) => !except.includes(id));
}
