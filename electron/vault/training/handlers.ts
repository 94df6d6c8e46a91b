import { PARTNER_IDS } from '../../../shared/domain/training.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import { type Reply, TOPICS } from '../../../shared/ipc/reply.ts';
import { type ArgonCost, FLOOR_COST } from '../crypto/argon.ts';
import { type Ports, preparedCommand, query } from '../ports.ts';
import { aheadDays, type MovableClock, setAheadDays } from '../session/calendar.ts';
import type { Making } from './making.ts';
import { PARTNERS } from './offices.ts';
import { type Exchanged, goRound } from './partners/exchange.ts';
import type { Call } from './partners/introduce.ts';
import { makePartners, missingPartners } from './partners/places.ts';

export interface TrainingPorts extends Pick<
  Making,
  'appVersion' | 'newKeyPair' | 'startReader' | 'createService'
> {
  /** an operation of the signed-in person, through the dispatcher */
  readonly run: (op: OpName, input: unknown) => Promise<Reply<unknown>>;
  readonly calendar: MovableClock;
  readonly argon: { readonly cost: ArgonCost; readonly floor: ArgonCost } | undefined;
}

/** Put in by the service: a partner is a vault of its own, made and opened by the same code. */
export function trainingHandlers({ run, argon, calendar, ...making }: TrainingPorts) {
  const cost = argon ?? { cost: FLOOR_COST, floor: FLOOR_COST };
  const call: Call = async <K extends OpName>(op: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await run(op, input);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
    return reply.value as Output<K>;
  };
  return {
    'training.partners': query<'training.partners'>(({ station, dir }) => {
      const missing = missingPartners(dir);
      const view = PARTNER_IDS.map((id) => ({
        office: PARTNERS[id].office.name,
        made: !missing.includes(id),
      }));
      return { partners: station.training ? view : [] };
    }),

    'training.exchange': preparedCommand<'training.exchange', Exchanged>({
      prepare: async (ports) => {
        refuseReal(ports, 'training.exchange');
        const clock = { nowMs: ports.nowMs() };
        const { dir } = ports;
        await makePartners({ ...making, dir, argon: cost, begun: ports.today() }, clock, {
          onProgress: ports.progress,
        });
        const { newKeyPair, startReader } = making;
        const home = { dir, call, clock, today: ports.today, floor: cost.floor, newKeyPair, startReader };
        return goRound({ ...home, stationId: ports.station.stationId }, ports.progress);
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

    /** The ledger takes the moved clock as it takes one that an officer set back: with an entry that says so. */
    'training.moveCalendar': preparedCommand<'training.moveCalendar', number>({
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
          subjectKind: 'station',
          subjectId: stationId,
          facts: { days },
          clock: 'set-back',
        });
        for (const topic of SHOWN_BY_DAY) ports.announce(topic, stationId);
        return { aheadDays: days, today: ports.today() };
      },
      abandon: (_ports, before) => calendar.move(before),
    }),
  };
}

/** What is shown depends on the day. */
const SHOWN_BY_DAY = TOPICS.filter((topic) => topic.endsWith('.changed'));

/** What moves partners and calendars exists in a training vault only. */
function refuseReal({ station }: Pick<Ports, 'station'>, op: OpName): void {
  if (!station.training) raise('not-permitted', { op });
}
