import { PARTNER_IDS } from '../../../shared/domain/training.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import { TOPICS } from '../../../shared/ipc/reply.ts';
import { FLOOR_COST } from '../crypto/argon.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { type SessionParts, own } from '../sessionPorts.ts';
import { aheadDays, setAheadDays } from '../session/calendar.ts';
import { PARTNERS } from './offices.ts';
import { goRound } from './partners/exchange.ts';
import type { Call } from './partners/introduce.ts';
import { makePartners, missingPartners } from './partners/places.ts';

/** What a partner is made with, and an operation of the signed-in person, through the dispatcher. */
function meansOf({ run, argon, ...making }: SessionParts) {
  const call: Call = async <K extends OpName>(op: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await run(op, input);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
    return reply.value as Output<K>;
  };
  const { appVersion, newKeyPair, startReader, createService, handlers } = making;
  const cost = argon ?? { cost: FLOOR_COST, floor: FLOOR_COST };
  return { call, argon: cost, appVersion, newKeyPair, startReader, createService, handlers };
}

/** A partner is a vault of its own, made and opened by the same code. */
export const trainingHandlers = handlers({
  'training.partners': ({ station, dir }) => {
    const missing = missingPartners(dir);
    const view = PARTNER_IDS.map((id) => ({
      office: PARTNERS[id].office.name,
      made: !missing.includes(id),
    }));
    return { partners: station.training ? view : [] };
  },

  'training.exchange': own((parts) =>
    preparedCommand({
      prepare: async (ports) => {
        refuseReal(ports, 'training.exchange');
        const clock = { nowMs: ports.nowMs() };
        const { dir, today, station } = ports;
        const means = meansOf(parts);
        await makePartners({ ...means, dir, begun: today() }, clock, { onProgress: ports.progress });
        const { floor } = means.argon;
        return goRound({ ...means, floor, dir, clock, today, stationId: station.stationId }, ports.progress);
      },
      apply: (ports, _input, exchanged) => {
        const { dealtWith, answered, begun } = exchanged;
        const { stationId } = ports.station;
        const facts = { dealtWith, answered, begun };
        ports.append({ act: 'training.exchanged', subjectKind: 'station', subjectId: stationId, facts });
        ports.announce('exchange.changed', stationId);
        return exchanged;
      },
    }),
  ),

  /** The ledger takes the moved clock as it takes one that an officer set back: with an entry that says so. */
  'training.moveCalendar': own(({ calendar }) =>
    preparedCommand({
      prepare: (ports) => {
        refuseReal(ports, 'training.moveCalendar');
        return Promise.resolve(aheadDays(ports.db));
      },
      apply: (ports, { aheadDays: days }) => {
        setAheadDays(ports.db, days);
        calendar.move(days);
        const { stationId } = ports.station;
        ports.append({
          act: 'training.calendar-moved',
          ...about('station', stationId),
          facts: { days },
          clock: 'set-back',
        });
        for (const topic of SHOWN_BY_DAY) ports.announce(topic, stationId);
        return { aheadDays: days, today: ports.today() };
      },
      abandon: (_ports, before) => calendar.move(before),
    }),
  ),
});

/** What is shown depends on the day. */
const SHOWN_BY_DAY = TOPICS.filter((topic) => topic.endsWith('.changed'));

/** What moves partners and calendars exists in a training vault only. */
function refuseReal({ station }: Pick<Ports, 'station'>, op: OpName): void {
  if (!station.training) raise('not-permitted', { op });
}
