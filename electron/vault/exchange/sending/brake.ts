import { z } from 'zod';
import { BRAKE_HOURS, brakes, purgesFree } from '../../../../shared/domain/exchange/brake.ts';
import { raise } from '../../../../shared/errors.ts';
import { type Ports, handlers, preparedCommand } from '../../ports.ts';
import { purgesSince } from '../recallStore.ts';
import { secondOfficer } from '../twoOfficers.ts';

/** KN-09: many purges within a day need two persons. */
const BRAKE_RULE = 'KN-09';
const WINDOW_MS = BRAKE_HOURS * 3_600_000;

const Sum = z.object({ n: z.int() });

interface BrakeState {
  readonly done: number;
  readonly free: number;
  readonly released: number;
}

function stateOf({ db, nowMs }: Pick<Ports, 'db' | 'nowMs'>): BrakeState & { documents: number } {
  const sinceMs = nowMs() - WINDOW_MS;
  const documents = Sum.parse(db.prepare('SELECT count(*) AS n FROM document').get()).n;
  const released = Sum.parse(
    db.prepare('SELECT ifnull(sum(allows), 0) AS n FROM brake_release WHERE at_ms >= ?').get(sinceMs),
  ).n;
  return { done: purgesSince(db, sinceMs), free: purgesFree(documents), released, documents };
}

/**
 * One more purge on order. More than the brake lets through stop here until two persons looked at why: a flood of
 * orders is a fault or an attack more often than it is work.
 * @throws AppError `mass-change`
 */
export function refuseMassChange(ports: Pick<Ports, 'db' | 'nowMs'>): void {
  const { done, documents, released, free } = stateOf(ports);
  if (brakes(done, documents, released)) raise('mass-change', { rule: BRAKE_RULE, done, free });
}

export const brakeHandlers = handlers({
  'exchange.brake': (ports) => {
    const { done, free, released } = stateOf(ports);
    return { done, free, released, hours: BRAKE_HOURS };
  },

  'exchange.releaseBrake': preparedCommand({
    prepare: (ports, { reason, allows, ...officers }) =>
      secondOfficer(ports, officers, { what: 'brake', reason, allows }),
    apply: (ports, { reason, allows }, second) => {
      ports.db
        .prepare(
          `INSERT INTO brake_release (id, reason, allows, released_by, seconded_by, consent, at_ms)
           VALUES (:id, :reason, :allows, :by, :second, :consent, :atMs)`,
        )
        .run({
          id: ports.newId(),
          reason: reason.trim(),
          allows,
          by: ports.actor.id,
          second: second.id,
          consent: second.consent,
          atMs: ports.nowMs(),
        });
      const facts = { allows, second: second.id };
      const { stationId } = ports.station;
      ports.append({ act: 'brake.released', subjectKind: 'station', subjectId: stationId, facts });
      ports.announce('exchange.changed');
      const { done, free, released } = stateOf(ports);
      return { done, free, released, hours: BRAKE_HOURS };
    },
  }),
});
