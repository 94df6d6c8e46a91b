import { type AuthorityAct, authorityFor } from '../../../shared/domain/copies/authority.ts';
import { capacityIn } from '../../../shared/domain/levels/determine.ts';
import { raise } from '../../../shared/errors.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';
import { asDelegation, type DelegationRow, delegationsTo } from '../people/delegationStore.ts';
import { type Giver, givenWord } from '../seals/believed.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';

type Act = Exclude<AuthorityAct, 'provide'>;

/** The duty by which it is explained that no rule names the post. */
const FALLBACK: Readonly<Record<Act, string>> = {
  sign: 'TQ-08',
  'permit-copy': 'SC-01',
  'permit-destruction': 'SC-01',
  'permit-taking-out': 'SC-06',
};

export interface Authority {
  /** the post, as the decision says it; under a delegation with its mark and document */
  readonly title: string;
  readonly ruleId: string;
  /** in what capacity: by the own post, or for another */
  readonly capacity: ReturnType<typeof capacityIn>;
  /** the delegation's id (for the ledger) and its document; null in one's own post */
  readonly delegation: { readonly id: string; readonly document: string } | null;
}

/** What this person may do for others on a day, each as it was entered by who may: a row alone gives nobody a ceiling. */
export const delegationsHeld = ({ db }: Pick<Ports, 'db'>, personId: string, on: string): DelegationRow[] =>
  delegationsTo(db, personId, on).filter(({ id }) => givenWord(db, 'delegation', 'entered', [id]) !== null);

/**
 * By which rule the post of somebody here falls short of an act at a level on a day, by the own post and under the
 * delegations of that day; null where it reaches it.
 */
export function shortfallOf(
  ports: Ports,
  { id: personId, position }: { id: string; position: string },
  { act, level, on }: { act: Act; level: Level; on: string },
): { rule: string; ceiling: Level } | null {
  const { found, best } = authorityFor({
    rules: ports.rules.asOf(on).authorities,
    act,
    level,
    today: on,
    personId,
    post: { position, office: ports.station.office.name },
    delegations: delegationsHeld(ports, personId, on).map(asDelegation),
  });
  return found === null ? { rule: best?.id ?? FALLBACK[act], ceiling: best?.ceiling ?? 'none' } : null;
}

/**
 * May the signed-in person do this act at this level, by the pack in force today: by the own post, or under a
 * delegation in force that names the act (KT., TL., TUQ.)?
 * @throws AppError `above-authority` with the rule that falls short, or the duty when no rule names the post
 */
export function requireAuthority(ports: Ports, act: Act, level: Level): Authority {
  const { position, id: personId } = ports.actor;
  const today = ports.today();
  const rules = ports.rules.asOf(today);
  const post = { position, office: ports.station.office.name };
  const delegations = delegationsHeld(ports, personId, today);
  const given = delegations.map(asDelegation);
  const asked = { act, level, post, today, personId, delegations: given };
  const { found, best } = authorityFor({ rules: rules.authorities, ...asked });
  if (found === null)
    raise('above-authority', { level, ceiling: best?.ceiling ?? 'none', rule: best?.id ?? FALLBACK[act] });
  const row = delegations.find((each) => each.id === found.delegation?.id);
  const capacity = capacityIn(position, row !== undefined);
  if (row === undefined) return { title: position, ruleId: found.rule.id, capacity, delegation: null };
  const capacities = rules.capacities(ports.station.office.kind);
  const mark = capacities.find((line) => line.capacity === row.capacity)?.mark ?? row.capacity;
  return {
    title: `${mark} ${row.fromPosition}, ${position} (${row.document})`,
    ruleId: found.rule.id,
    capacity,
    delegation: { id: row.id, document: row.document },
  };
}

/**
 * What was allowed before is done now: whoever allowed it had the authority then, by the post that the signed list gives or under
 * a delegation of that day that is still in force.
 * @throws AppError `above-authority`
 */
export function requireAuthorityOf(
  ports: Ports,
  { personId: id, then }: Giver,
  { act, level, atMs }: { readonly act: Act; readonly level: Level; readonly atMs: number },
): void {
  const asked = { act, level, on: civilDateAt(atMs) };
  const short = then.map(({ position }) => shortfallOf(ports, { id, position }, asked));
  const [first] = short;
  if (first != null && !short.includes(null)) raise('above-authority', { level, ...first });
}
