import { requireShown, shownOf } from '../seals/shown.ts';
import { normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { personRef, personRefOrNull } from '../people/personRef.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../ports.ts';
import { own } from '../sessionPorts.ts';
import { personInForce } from '../roster/guard.ts';
import { believe } from '../seals/believed.ts';
import type { Session } from '../session/session.ts';
import {
  type CorrectionRow,
  decideCorrection,
  decidedCorrection,
  findCorrection,
  insertCorrection,
  nameOffice,
  waitingCorrection,
  withdrawCorrection,
} from '../tables/officeCorrections.ts';
import { readStation, toStation } from '../tables/station.ts';

/**
 * Name, symbol and place of the office as they stand on what it writes from now on. One person asks, another decides, a
 * leader is one of the two; what was issued before keeps what stands on it.
 *
 * **The code is not among them.** It is in the subject of the root, of the issuing certificate, of the office's own and of
 * every person's, made with the vault, and every receiver compares it with the code of the card that was compared word by
 * word. Another code is therefore other keys for everybody, and nothing that was signed before would be the office's: a new
 * vault. On the first day, before anything is registered, that costs minutes; later nobody could tell the two offices to be
 * one. The database refuses it (`station_identity_fixed`), and the page says so with the way.
 */
export const officeNameHandlers = handlers({
  'office.names': namesNow,
  'office.askCorrection': ask,
  'office.withdrawCorrection': (ports, { id }) => {
    const asked = waiting(ports, id, 'withdraw');
    if (asked.askedBy !== ports.actor.id) raise('not-permitted', { action: 'office.withdrawCorrection' });
    withdrawCorrection(ports.db, id);
    tell(ports, 'station.correction-withdrawn', asked);
    return { withdrawn: true };
  },
  'office.decideCorrection': own(({ session }) =>
    preparedCommand({
      prepare: () => Promise.resolve(null),
      apply: decide,
      settle: () => rereadStation(session),
    }),
  ),
});

/** What this session writes from now on bears what stands in the database. */
function rereadStation(session: Session): void {
  session.station = toStation(readStation(session.db));
}

function namesNow(ports: Ports): Output<'office.names'> {
  const { name, code, symbol, place, kind } = ports.station.office;
  const view = (row: CorrectionRow | null) => {
    if (row === null) return null;
    const { askedBy, decidedBy, ...rest } = row;
    return {
      ...rest,
      askedBy: personRef(ports, askedBy),
      decidedBy: personRefOrNull(ports, decidedBy),
      own: askedBy === ports.actor.id,
      shown: row.state === 'asked' ? shownOf(ports.db, ['office_correction', row.id]) : '',
    };
  };
  return {
    now: { name, code, symbol, place, kind },
    waiting: view(waitingCorrection(ports.db)),
    last: view(decidedCorrection(ports.db)),
  };
}

/** @throws AppError `illegal-transition` while another request waits; `bad-input` where nothing is put right */
function ask(ports: Ports, input: Parsed<'office.askCorrection'>): { id: string } {
  if (waitingCorrection(ports.db) !== null) raise('illegal-transition', { from: 'asked', action: 'ask' });
  const { name, symbol, place } = input;
  const { office } = ports.station;
  if (name === office.name && symbol === office.symbol && place === office.place)
    raise('bad-input', { field: 'name', rule: 'unchanged' });
  const row = {
    id: ports.newId(),
    name,
    symbol,
    place,
    nameBefore: office.name,
    symbolBefore: office.symbol,
    placeBefore: office.place,
    reason: normaliseText(input.reason),
    askedBy: ports.actor.id,
    askedMs: ports.nowMs(),
  };
  insertCorrection(ports.db, row);
  tell(ports, 'station.correction-asked', row);
  return { id: row.id };
}

/**
 * @throws AppError `separation-of-duties` for the own request, and where neither of the two is a leader; `request-unsigned`;
 *   `illegal-transition` when it was decided already; `reason-required` for a refusal without one
 */
function decide(
  ports: Ports,
  { id, shown, approve, note }: Parsed<'office.decideCorrection'>,
): Output<'office.decideCorrection'> {
  const asked = waiting(ports, id, 'decide');
  if (asked.askedBy === ports.actor.id) raise('separation-of-duties', { action: 'office.decideCorrection' });
  if (!approve && note === '') raise('reason-required', { field: 'note' });
  requireShown(ports.db, shown, ['office_correction', id]);
  if (approve) {
    const both = [...(personInForce(ports.db, { id: asked.askedBy })?.roles ?? []), ...ports.actor.roles];
    if (!both.includes('leader'))
      raise('separation-of-duties', { a: 'leader', b: 'office.decideCorrection' });
    believe(ports.db, 'office_correction', 'asked', [id], ['station', ports.station.stationId]);
  }
  const state = approve ? 'done' : 'refused';
  decideCorrection(ports.db, { id, state, note, byId: ports.actor.id, atMs: ports.nowMs() });
  if (approve) {
    nameOffice(ports.db, asked);
    ports.announce('people.changed'); // the door shows the name
    ports.announce('documents.changed');
  }
  tell(ports, approve ? 'station.corrected' : 'station.correction-refused', asked);
  return { state };
}

function waiting(ports: Ports, id: string, action: string): CorrectionRow {
  const asked = findCorrection(ports.db, id) ?? raise('not-found', { id });
  if (asked.state !== 'asked') raise('illegal-transition', { from: asked.state, action });
  return asked;
}

type Told = Pick<CorrectionRow, 'name' | 'symbol' | 'place' | 'nameBefore' | 'symbolBefore' | 'placeBefore'>;

function tell(ports: Ports, act: LedgerAct, row: Told): void {
  const { name, symbol, place, nameBefore, symbolBefore, placeBefore } = row;
  const facts = { name, symbol, place, nameBefore, symbolBefore, placeBefore };
  ports.append({ act, ...ofStation(ports), facts });
  ports.announce('settings.changed');
}
