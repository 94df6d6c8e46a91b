import { compareFingerprint } from '../../../shared/domain/station/fingerprint.ts';
import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { ownKeyOf } from '../access/emergency.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { wipe } from '../crypto/primitives.ts';
import { issueRequested } from '../keys/commands.ts';
import { proofOf, requestFingerprint } from '../keys/requestProof.ts';
import { type KeyRequest, waitingRequests } from '../keys/store.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import type { RosterPerson } from '../roster/body.ts';
import { rosterInForce } from '../roster/guard.ts';
import type { Session } from '../session/session.ts';

/** Certificates for keys that a person made: only for that person's own request, as it was signed. */
export const issueHandlers = handlers({
  'keys.issue': own(({ session, floor }) =>
    preparedCommand({
      prepare: (ports, input) => secondWhoCompared(session, floor, ports, input),
      apply: (ports, { requestId, compared }, second) => {
        const request = wanted(ports, requestId);
        if (proofOf(ports.db, request) !== 'signed') requireCompared(request, compared);
        return issueRequested(ports, request, second);
      },
    }),
  ),
});

type Compared = Parsed<'keys.issue'>['compared'];

/** @throws AppError `not-found`, `roster-broken` with why `request` where nobody whom the list knows made it */
function wanted({ db }: Pick<Ports, 'db'>, requestId: string): KeyRequest {
  const request =
    waitingRequests(db).find(({ id }) => id === requestId) ?? raise('not-found', { id: requestId });
  return proofOf(db, request) === 'none' ? raise('roster-broken', { why: 'request' }) : request;
}

/** @throws AppError `key-request-uncompared` with `why`: `compare`, `differs` */
function requireCompared(request: KeyRequest, compared: Compared): NonNullable<Compared> {
  if (compared === null) return raise('key-request-uncompared', { why: 'compare' });
  if (compareFingerprint(compared.fingerprint, requestFingerprint(request)) !== 'same')
    raise('key-request-uncompared', { why: 'differs' });
  return compared;
}

/**
 * A key that was taken back may be known to others: then two officers compared, a leader among them wherever the office has
 * one, and the second proves it with the own passphrase. An office of one has nobody to stand beside.
 * @returns the name of the second; null where none is needed
 * @throws AppError `separation-of-duties`; `wrong-passphrase`, `wait-before-retry` with `who` `second`
 */
async function secondWhoCompared(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  { requestId, compared: given }: Parsed<'keys.issue'>,
): Promise<string | null> {
  const request = wanted(ports, requestId);
  if (proofOf(ports.db, request) === 'signed') return null;
  const { secondUsername, secondPassphrase } = requireCompared(request, given);
  const staff = rosterInForce(ports.db).content.people.filter(
    ({ state, roles }) => state === 'active' && !isOnlyInspector(roles),
  );
  if (staff.length === 1) return null;
  const second = staff.find(({ id, username }) => username === secondUsername && id !== ports.actor.id);
  const two = staff.filter(({ id }) => id === ports.actor.id || id === second?.id);
  if (second === undefined || (staff.some(isLeader) && !two.some(isLeader)))
    return raise('separation-of-duties', { a: 'first', b: 'second', exception: 'never' });
  wipe(await ownKeyOf(session, floor, ports, second.username, secondPassphrase, 'second'));
  return second.fullName;
}

const isLeader = ({ roles }: RosterPerson): boolean => roles.includes('leader');
