import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { ownKeyOf } from '../access/emergency.ts';
import { codeSince, codeTold } from '../session/codeStanding.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { unlockWithRecoveryCode } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import type { RosterPerson } from '../roster/body.ts';
import { personInForce } from '../roster/guard.ts';
import type { Ports } from '../ports.ts';
import { openEscrow } from '../session/recover.ts';
import type { Session } from '../session/session.ts';

type Input = Parsed<'succession.settle'>;

/** Someone whose own key is open while the act runs; never the successor. */
export interface KeyHolder {
  readonly person: RosterPerson;
  readonly userKey: Buffer;
}

export interface Proved {
  readonly leaver: RosterPerson;
  readonly second: RosterPerson;
  /** the leader of the two: who gives access to what was read */
  readonly leader: RosterPerson;
  /** both officers, and the person who goes when the recovery code was given */
  readonly holders: readonly KeyHolder[];
}

export const forget = ({ holders }: Pick<Proved, 'holders'>): void =>
  wipe(...holders.map(({ userKey }) => userKey));

/**
 * Two different officers, one of them a leader, neither of them the one who goes or the one who comes.
 * @throws AppError `separation-of-duties`, `wrong-passphrase`, `wait-before-retry`, `wrong-recovery-code`
 */
export async function prove(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  input: Input,
): Promise<Proved> {
  const actor = personInForce(ports.db, { id: ports.actor.id }) ?? raise('not-found');
  const leaver = personInForce(ports.db, { id: input.personId });
  if (leaver === undefined) return raise('not-found', { id: input.personId });
  const second = personInForce(ports.db, { username: input.secondUsername });
  const successorId = input.successor.kind === 'existing' ? input.successor.id : null;
  const officers = [actor.id, second?.id ?? ''];
  const apart =
    second !== undefined &&
    !isOnlyInspector(second.roles) &&
    new Set([...officers, leaver.id]).size === 3 &&
    successorId !== leaver.id &&
    !officers.includes(successorId ?? '-');
  if (!apart) return raise('separation-of-duties', { a: 'officer', b: 'succession', exception: 'never' });
  const leader = [actor, second].find(({ roles }) => roles.includes('leader'));
  if (leader === undefined) return raise('second-not-leader');

  const holders: KeyHolder[] = [];
  try {
    for (const [person, passphrase, who] of [
      [actor, input.passphrase, 'first'],
      [second, input.secondPassphrase, 'second'],
    ] as const)
      holders.push({
        person,
        userKey: await ownKeyOf(session, floor, ports, person.username, passphrase, who),
      });
    if (input.recoveryCode !== null)
      holders.push(await leaverByCode(session, floor, ports, leaver, input.recoveryCode));
    return { leaver, second, leader, holders };
  } catch (error) {
    forget({ holders });
    throw error;
  }
}

async function leaverByCode(
  session: Session,
  floor: ArgonCost | undefined,
  ports: Ports,
  leaver: RosterPerson,
  code: string,
): Promise<KeyHolder> {
  const told = codeTold(codeSince(ports.db, ports.station.stationId));
  const options = floor === undefined ? {} : { floor };
  const opened = await unlockWithRecoveryCode(session.header, code, options, told);
  try {
    return { person: leaver, userKey: openEscrow(ports.db, opened.ownKey, leaver.id) };
  } finally {
    wipe(opened.vaultKey, opened.ownKey);
  }
}
