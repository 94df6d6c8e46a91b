import fs from 'node:fs';
import path from 'node:path';
import { PARTNER_IDS } from '../../../../shared/domain/training.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Clock, DeskMeans } from '../desks.ts';
import { answerCase, casesToAnswer } from './cases.ts';
import { sendFiguresOfLastMonth } from './figures.ts';
import { sendOfItsOwn } from './initiative.ts';
import { type Call, introduce } from './introduce.ts';
import { openPartner, partnerPlaces, type Partner } from './places.ts';
import { workThroughInbox } from './receive.ts';

/** The training office at its end of the exchange. */
export interface Home extends DeskMeans {
  readonly dir: string;
  readonly stationId: string;
  readonly call: Call;
  readonly clock: Clock;
  readonly today: () => string;
}

export type Exchanged = Output<'training.exchange'>;

/** What comes after each partner's turn, of how many turns. */
type OnTurn = (done: number, of: number) => void;

/**
 * The medium goes round once: what waits here is written on it, every partner opens what is for it with its own keys,
 * answers and writes, and what is for us is read in. Afterwards the medium is empty, like a stick that came home.
 */
export async function goRound(home: Home, onTurn: OnTurn): Promise<Exchanged> {
  const { medium } = partnerPlaces(home.dir);
  fs.mkdirSync(medium, { recursive: true, mode: 0o700 });
  const { written, blocked } = await home.call('exchange.writeFolder', { path: medium });
  let [dealtWith, answered, begun] = [0, 0, 0];
  for (const [index, id] of PARTNER_IDS.entries()) {
    const partner = await openPartner(home.dir, id, home.clock, home, home.today);
    try {
      const turn = await takeTurn(partner, home, medium);
      dealtWith += turn.dealtWith;
      answered += turn.answered;
      begun += turn.begun;
    } finally {
      partner.desks.close();
    }
    onTurn(index + 1, PARTNER_IDS.length + 1);
  }
  const { read, receiptsApplied, quarantined } = await home.call('exchange.readFolder', { path: medium });
  fs.rmSync(path.join(medium, 'an-thu'), { recursive: true, force: true });
  onTurn(PARTNER_IDS.length + 1, PARTNER_IDS.length + 1);
  return { written, blocked, dealtWith, answered, begun, read, receiptsApplied, quarantined };
}

async function takeTurn(
  partner: Partner,
  home: Home,
  medium: string,
): Promise<{ dealtWith: number; answered: number; begun: number }> {
  const { desks } = partner;
  await followCalendar(partner, home.clock);
  await getAcquainted(home, partner, medium);
  await desks.call('vanthu', 'exchange.readFolder', { path: medium });
  const cases = await casesToAnswer(partner); // those of an earlier round: taking in and answering are two days' work
  const dealtWith = await workThroughInbox(partner);
  for (const one of cases) await answerCase(partner, one);
  const begun = await sendOfItsOwn(partner, home.stationId, home.clock.nowMs);
  await sendFiguresOfLastMonth(partner, home.stationId);
  await desks.call('vanthu', 'exchange.writeFolder', { path: medium });
  return { dealtWith, answered: cases.length, begun: begun ? 1 : 0 };
}

/** A partner whose card is not trusted here yet (its vault was made anew) is met first. */
async function getAcquainted({ call }: Home, partner: Partner, medium: string): Promise<void> {
  const { self } = await partner.desks.call('vanthu', 'exchange.peers', {});
  const { peers } = await call('exchange.peers', {});
  if (peers.some(({ stationId, trusted }) => stationId === self.stationId && trusted)) return;
  await introduce(call, partner, medium);
}

/** When the trainee moved the calendar back, the partner's leader accepts a clock that stands behind the ledger. */
async function followCalendar({ desks }: Partner, { nowMs }: Clock): Promise<void> {
  const { items } = await desks.call('lanhdao', 'ledger.list', NEWEST);
  if ((items[0]?.atMs ?? 0) <= nowMs) return;
  await desks.call('lanhdao', 'settings.acceptClock', { reason: 'Lịch tập huấn được lùi về' });
}

const NEWEST = { actorId: null, act: null, before: null, limit: 1 } as const;
