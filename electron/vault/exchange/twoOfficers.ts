import { AppError, raise } from '../../../shared/errors.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Ports } from '../ports.ts';
import { personInForce, rosterInForce } from '../roster/guard.ts';

/** Who may stand beside, by the post that was signed; one of the two is always a leader. */
const SECONDS: readonly Role[] = ['leader', 'cipher', 'clerk'];

export interface Officers {
  readonly passphrase: string;
  readonly secondUsername: string;
  readonly secondPassphrase: string;
}

export interface Second {
  readonly id: string;
  /** what the second officer signed, and with what: detached CMS over the canonical words of the act */
  readonly consent: Buffer;
}

/** Who may stand beside the signed-in person. */
export const secondOfficers = (
  ports: Pick<Ports, 'db' | 'actor'>,
): { username: string; fullName: string; position: string }[] =>
  rosterInForce(ports.db)
    .content.people.filter(
      ({ id, state, roles }) =>
        id !== ports.actor.id && state === 'active' && roles.some((role) => SECONDS.includes(role)),
    )
    .map(({ username, fullName, position }) => ({ username, fullName, position }));

/**
 * Two different officers at this station: the signed-in one proves the own passphrase, the one beside signs what is
 * done. For the `prepare` of a command.
 * @throws AppError `separation-of-duties`; `wrong-passphrase`, `wait-before-retry` with `who`: `first` or `second`
 */
export async function secondOfficer(
  ports: Ports,
  { passphrase, secondUsername, secondPassphrase }: Officers,
  act: Readonly<Record<string, string | number | null>>,
): Promise<Second> {
  const second = personInForce(ports.db, { username: secondUsername });
  const roles = second?.roles ?? [];
  const fits =
    second !== undefined &&
    second.id !== ports.actor.id &&
    roles.some((role) => SECONDS.includes(role)) &&
    [...ports.actor.roles, ...roles].includes('leader');
  if (!fits) raise('separation-of-duties', { a: 'first', b: 'second', exception: 'never' });
  await proveFirst(ports, passphrase);
  const content = Buffer.from(
    JSON.stringify({ ...act, first: ports.actor.id, station: ports.station.stationId }),
  );
  const consent = await ports.signAs({
    personId: second.id,
    passphrase: secondPassphrase,
    content,
    who: 'second',
  });
  return { id: second.id, consent };
}

async function proveFirst(ports: Ports, passphrase: string): Promise<void> {
  try {
    await ports.proveSelf(passphrase);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { ...error.params, who: 'first' });
  }
}
