import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { civilDateAt, formatDate, startOfDayMs, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Input, OpName, Output } from '../../../shared/ipc/contract.ts';
import type { TrainingVault } from '../../../shared/ipc/vaultProtocol.ts';
import { type ArgonCost, FLOOR_COST } from '../crypto/argon.ts';
import { loadRules } from '../rules/loader.ts';
import { createVaultService } from '../service.ts';
import { AT_WORK, openDesks } from './desks.ts';
import { tellCopies } from './copyStory.ts';
import { tellDocuments } from './documentStory.ts';
import { tellExchange } from './exchangeStory.ts';
import { PEER_AT_WORK, PEER_PEOPLE, TRAINING_PASSPHRASE, TRAINING_PEOPLE } from './people.ts';
import { tellInitiatives } from './initiativeStory.ts';
import { tellProposals } from './proposalStory.ts';
import { Story } from './story.ts';
import { tellProtection } from './protectionStory.ts';
import { tellSubmissions } from './submissionStory.ts';

/** How far back the invented office began to work. */
const WORKING_DAYS = 34;

export interface TrainingOptions {
  /** absolute path of the folder to fill; must be absent or empty */
  readonly dir: string;
  readonly appVersion: string;
  readonly onProgress: (done: number, of: number) => void;
  readonly nowMs?: () => number;
  /** tests only; the product uses its own floor, since the passphrase is shown on the screen anyway */
  readonly argon?: { readonly cost: ArgonCost; readonly floor: ArgonCost };
}

/**
 * Makes a vault full of invented papers and people, through the same commands that the window uses. It is marked
 * as training in the station row, which no command can change, and every print of it says so.
 *
 * The profile is `standalone`, so that the classified books have lines to look at: a training vault holds nothing
 * real, and is therefore the one kind of standalone vault that a connected machine opens.
 */
export async function createTrainingVault(options: TrainingOptions): Promise<TrainingVault> {
  const nowMs = (options.nowMs ?? Date.now)();
  const { calendar } = loadRules().asOf(civilDateAt(nowMs));
  const begun = addWorkingDays(calendar, civilDateAt(nowMs), -WORKING_DAYS);
  const clock = { nowMs: startOfDayMs(begun) + 7 * 3_600_000 };
  const argon = options.argon ?? { cost: FLOOR_COST, floor: FLOOR_COST };
  const term = termOn(begun);
  const make = { appVersion: options.appVersion, argon, clock, begun };
  // the office at the other end works in a folder beside the medium; both are gone when the story is told
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-tap-huan-'));
  const peerDir = path.join(outside, 'co-quan-ban');
  await Promise.all([
    createEmpty({ ...make, dir: options.dir }, { ...HOME, term, people: TRAINING_PEOPLE }),
    createEmpty({ ...make, dir: peerDir }, { ...PEER, term, people: PEER_PEOPLE }),
  ]);
  const desks = await openDesks(options.dir, clock, argon.floor, AT_WORK);
  const peer = await openDesks(peerDir, clock, argon.floor, PEER_AT_WORK);
  try {
    const story = new Story(nowMs, calendar);
    const stage = { desks, story, nowMs: () => clock.nowMs, today: () => civilDateAt(clock.nowMs) };
    tellDocuments(stage);
    tellCopies(stage);
    tellProtection(stage);
    tellSubmissions(stage);
    tellInitiatives(stage);
    tellProposals(stage);
    tellExchange(stage, { desks: peer, medium: path.join(outside, 'usb') });
    await story.play(clock, options.onProgress);
  } finally {
    desks.close();
    peer.close();
    fs.rmSync(outside, { recursive: true, force: true });
  }
  await tellBackups({ ...make, dir: options.dir });
  return {
    username: TRAINING_PEOPLE[0].username,
    passphrase: TRAINING_PASSPHRASE,
    people: TRAINING_PEOPLE.map(({ username, fullName, position }) => ({ username, fullName, position })),
  };
}

/** The last act of the story: a backup, and its test, so that the page has something to show. */
async function tellBackups(making: Making): Promise<void> {
  const { service, call } = serviceOf(making);
  try {
    const [{ username }] = TRAINING_PEOPLE;
    await call('vault.unlock', { username, passphrase: TRAINING_PASSPHRASE });
    const { name } = await call('backup.create', { targetId: 'first', why: 'daily' });
    await call('backup.test', { targetId: 'first', name });
  } finally {
    await service.close();
  }
}

/** The term in which today lies; terms of the Party run five years (2025–2030, 2030–2035). */
function termOn(date: string): { label: string; from: string; to: string } {
  const year = yearOf(date);
  const start = 2020 + Math.floor((year - 2020) / 5) * 5;
  const from = date < `${start}-07-01` && start === year ? start - 5 : start;
  return { label: `${from}-${from + 5}`, from: `${from}-07-01`, to: `${from + 5}-07-01` };
}

type NewOffice = Omit<Input<'vault.create'>, 'people' | 'exception' | 'training'> & {
  readonly people: readonly Input<'vault.create'>['people'][number][];
};
type NewStation = Omit<NewOffice, 'term' | 'people' | 'station'> & { readonly stationName: string };

const HOME: NewStation = {
  office: {
    name: 'Đảng ủy xã Đồng Vàng',
    code: '000.00.00.H99',
    kind: 'party',
    superior: 'Tỉnh ủy Sơn Hà',
    symbol: 'ĐU',
    place: 'Đồng Vàng',
  },
  stationName: 'Máy tập huấn',
};
const PEER: NewStation = {
  office: {
    name: 'Văn phòng Tỉnh ủy Sơn Hà',
    code: '000.00.01.H99',
    kind: 'party',
    superior: '',
    symbol: 'VPTU',
    place: 'Sơn Hà',
  },
  stationName: 'Máy văn thư tỉnh',
};

interface Making {
  readonly dir: string;
  readonly appVersion: string;
  readonly argon: { cost: ArgonCost; floor: ArgonCost };
  readonly clock: { readonly nowMs: number };
  readonly begun: string;
}

function serviceOf({ dir, appVersion, argon, clock }: Making) {
  const service = createVaultService({
    ...{ dir, appVersion, argon, networked: () => false },
    nowMs: () => clock.nowMs,
  });
  const call = async <K extends OpName>(op: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await service.call('host', op, input);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.params);
    return reply.value as Output<K>;
  };
  return { service, call };
}

async function createEmpty(
  making: Making,
  { office, stationName, term, people }: NewStation & Pick<NewOffice, 'term' | 'people'>,
): Promise<void> {
  const { service, call } = serviceOf(making);
  try {
    const ground = `Kho tập huấn, lập ngày ${formatDate(making.begun)}`;
    const { recoveryCode } = await call('vault.create', {
      office,
      station: { name: stationName, profile: 'standalone', profileGround: ground },
      term,
      people: people.map((person) => ({ ...person, roles: [...person.roles] })),
      exception: null,
      training: true,
    });
    const { groups } = await call('vault.recoveryChallenge', {});
    const printed = recoveryCode.split('-');
    await call('vault.proveRecovery', {
      groups: groups.map((group) => ({ group, text: printed[group - 1] ?? '' })),
    });
    await call('backup.drill', { recoveryCode });
  } finally {
    await service.close();
  }
}
