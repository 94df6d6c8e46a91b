import { z } from 'zod';
import { AppError, raise } from '../../../../shared/errors.ts';
import type { Level, Profile } from '../../../../shared/ipc/schemas.ts';
import type { Db } from '../../db/handles.ts';
import { isClosedByPolicy } from '../../policy/store.ts';
import type { Ports } from '../../ports.ts';
import { CHANNELS, type ChannelId } from '../../envelopes/store.ts';

/** KN-06: two officers and the number of the approving document. */
export const APPROVAL_RULE = 'KN-06';

/** Not a rule of a pack: the superior's signed policy shuts what the packs would let pass. */
const POLICY_RULE = 'CS-01';

/** The other end of a passage. */
export interface OtherEnd {
  readonly stationId: string;
  readonly profile: Profile;
}

type GatePorts = Pick<Ports, 'db' | 'rules' | 'today' | 'station'>;

/**
 * May a level go between this station and another through a channel? Both profiles must let it pass; where the rule
 * asks for an approval, this station's channel must have been opened for it. Asked where an envelope is sealed, where
 * it is put out and where one is taken in.
 *
 * @throws AppError `channel-not-allowed` with the rule
 */
export function checkGate(ports: GatePorts, level: Level, channel: ChannelId, other: OtherEnd): void {
  const rules = ports.rules.asOf(ports.today());
  if (isClosedByPolicy(ports.db, channel, level))
    throw new AppError('channel-not-allowed', { rule: POLICY_RULE, reason: 'policy' });
  for (const profile of [ports.station.profile, other.profile]) {
    const answer = rules.gate(profile, channel, level);
    if (!answer.allowed) throw new AppError('channel-not-allowed', { rule: answer.ruleId });
    if (
      answer.needsApproval &&
      !isOpenFor(ports.db, { channel, level, stationId: other.stationId, today: ports.today() })
    )
      throw new AppError('channel-not-allowed', { rule: answer.ruleId, reason: 'not-opened' });
  }
}

/** Sealing comes before the choice of a channel: one must be there. @throws AppError of the first channel */
export function checkSomeGate(ports: GatePorts, level: Level, other: OtherEnd): void {
  const errors = CHANNELS.map((channel) => {
    try {
      checkGate(ports, level, channel, other);
      return null;
    } catch (error) {
      return error;
    }
  });
  if (!errors.includes(null)) throw errors[0] ?? raise('channel-not-allowed', { rule: APPROVAL_RULE });
}

const RANK: Readonly<Record<Level, number>> = { none: 0, mat: 1, 'toi-mat': 2, 'tuyet-mat': 3 };

interface Passage {
  readonly channel: ChannelId;
  readonly level: Level;
  readonly stationId: string;
  readonly today: string;
}

/** An opening for Tối mật lets Mật through as well. */
function isOpenFor(db: Db, { channel, level, stationId, today }: Passage): boolean {
  return db
    .prepare(
      `SELECT level FROM channel_opening WHERE channel = :channel AND closed_ms IS NULL AND valid_until >= :today
         AND (station_id IS NULL OR station_id = :stationId)`,
    )
    .all({ channel, stationId, today })
    .some((row) => RANK[z.object({ level: z.enum(['mat', 'toi-mat']) }).parse(row).level] >= RANK[level]);
}
