import { civilDateAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import { addWorkingDays, type WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { PARTNER_IDS, TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { raise } from '../../../shared/errors.ts';
import type { TrainingVault } from '../../../shared/ipc/vaultProtocol.ts';
import { type ArgonCost, FLOOR_COST } from '../crypto/argon.ts';
import { generateRsaKeyPair, type NewKeyPair } from '../crypto/x509/authority.ts';
import { loadRules } from '../rules/loader.ts';
import { handlers } from '../registry.ts';
import { createVaultService } from '../service.ts';
import type { VaultServiceOptions } from '../vaultService.ts';
import { keysOf } from '../session/create.ts';
import { AT_WORK, openDesks } from './desks.ts';
import { tellCopies } from './copyStory.ts';
import { tellDocuments } from './documentStory.ts';
import { tellExchange } from './exchangeStory.ts';
import { createEmpty, type Making, serviceOf } from './making.ts';
import { LAST_WEEKS } from './past/documents.ts';
import { HOME, type PartnerId } from './offices.ts';
import { howFar } from './howFar.ts';
import { introduce } from './partners/introduce.ts';
import { makePartners, openPartner, type Partner, PARTNER_KEYS, partnerPlaces } from './partners/places.ts';
import { TRAINING_PEOPLE } from './people.ts';
import { tellInitiatives } from './initiativeStory.ts';
import { tellProposals } from './proposalStory.ts';
import { Story } from './story.ts';
import { tellProtection } from './protectionStory.ts';
import { tellRequests } from './requestStory.ts';
import { tellSubmissions } from './submissionStory.ts';

/** How far back the invented office began to work, but not before the rule packs that it works by. */
const WORKING_DAYS = 120;
const FIRST_DAY = '2026-03-02';

export interface TrainingOptions {
  /** absolute path of the folder to fill; must be absent or empty */
  readonly dir: string;
  readonly appVersion: string;
  readonly onProgress: (done: number, of: number) => void;
  readonly startReader: VaultServiceOptions['startReader'];
  readonly nowMs?: () => number;
  /** tests only; the product uses its own floor, since the passphrase is shown on the screen anyway */
  readonly argon?: { readonly cost: ArgonCost; readonly floor: ArgonCost };
  /** tests only, as above */
  readonly newKeyPair?: NewKeyPair;
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
  const days = workingDaysBack(calendar, civilDateAt(nowMs));
  const begun = addWorkingDays(calendar, civilDateAt(nowMs), -days);
  const clock = { nowMs: startOfDayMs(begun) + 7 * 3_600_000 };
  const argon = options.argon ?? { cost: FLOOR_COST, floor: FLOOR_COST };
  const { appVersion, startReader, newKeyPair = generateRsaKeyPair } = options;
  const make = {
    appVersion,
    argon,
    newKeyPair,
    clock,
    begun,
    startReader,
    createService: createVaultService,
  };
  const means = { floor: argon.floor, newKeyPair, startReader, handlers };
  const home = { ...make, dir: options.dir };
  const far = howFar(keysOf(TRAINING_PEOPLE.length) + PARTNER_KEYS, days, options.onProgress);
  await createEmpty(home, HOME, TRAINING_PEOPLE, true, far.key);
  // the partners' keys are made beside the event loop while the story is told; each is met on a day of its own
  const places = partnerPlaces(options.dir);
  const partners = makePartners(home, { ...clock }, { onKey: far.key });
  partners.catch(() => undefined); // awaited by the act that needs it, or below
  const desks = await openDesks(options.dir, clock, means, AT_WORK);
  let superior: Partner | null = null;
  try {
    const story = new Story(nowMs, calendar);
    const stage = { desks, story, nowMs: () => clock.nowMs, today: () => civilDateAt(clock.nowMs) };
    tellDocuments(stage, days - 2);
    tellCopies(stage);
    tellProtection(stage);
    tellSubmissions(stage, days - 2);
    tellInitiatives(stage);
    tellProposals(stage);
    tellRequests(stage);
    tellExchange(stage, places.medium, async (call) => {
      await partners;
      const open = (id: PartnerId): Promise<Partner> =>
        openPartner(options.dir, id, clock, means, stage.today);
      for (const id of PARTNER_IDS) {
        const partner = await open(id);
        await introduce(call, partner, places.medium);
        if (id === 'superior') superior = partner;
        else partner.desks.close();
      }
      return superior ?? raise('internal', { at: 'training' });
    });
    await story.play(clock, far.act);
  } finally {
    desks.close();
    closePartner(superior);
    await partners.catch(() => undefined);
  }
  await tellBackups(home);
  return {
    username: TRAINING_PEOPLE[0].username,
    passphrase: TRAINING_PASSPHRASE,
    people: TRAINING_PEOPLE.map(({ username, fullName, position }) => ({ username, fullName, position })),
  };
}

function workingDaysBack(calendar: WorkCalendar, today: string): number {
  let days = WORKING_DAYS;
  while (days > LAST_WEEKS && addWorkingDays(calendar, today, -days) < FIRST_DAY) days -= 1;
  return days;
}

const closePartner = (partner: Partner | null): void => partner?.desks.close();

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
