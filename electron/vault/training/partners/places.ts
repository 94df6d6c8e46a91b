import fs from 'node:fs';
import path from 'node:path';
import { PARTNER_IDS } from '../../../../shared/domain/training.ts';
import { type Clock, type DeskMeans, type Desks, openDesks } from '../desks.ts';
import { keysOf } from '../../session/create.ts';
import { createEmpty, type Making } from '../making.ts';
import { type PartnerId, PARTNERS } from '../offices.ts';
import { PARTNER_AT_WORK, partnerPeople, type PartnerWho } from '../people.ts';

/** The partners lie in the training vault's own folder: whoever removes that folder removes them with it. */
const FOLDER = 'doi-tac';

/** Where the partners of a training vault lie, and the medium that is carried between them. */
export function partnerPlaces(dir: string) {
  const root = path.join(dir, FOLDER);
  return { medium: path.join(root, 'usb'), of: (id: PartnerId): string => path.join(root, id) };
}

/** The partners of a vault that was set aside know nothing of what became of it: they go on with the one in its place. */
export function movePartners(from: string, to: string): void {
  const old = path.join(from, FOLDER);
  if (fs.existsSync(old)) fs.renameSync(old, path.join(to, FOLDER));
}

/** A partner with its people at their desks. */
export interface Partner {
  readonly id: PartnerId;
  readonly desks: Desks<PartnerWho>;
  /** the day at the partner, which is the day at the trainee's */
  readonly today: () => string;
}

const isMade = (dir: string): boolean => fs.existsSync(path.join(dir, 'vault.json'));

/** Partners whose vault is not there yet: all of them after a restored backup. */
export const missingPartners = (dir: string): PartnerId[] =>
  PARTNER_IDS.filter((id) => !isMade(partnerPlaces(dir).of(id)));

/** Keys of all partners together. */
export const PARTNER_KEYS = PARTNER_IDS.reduce(
  (sum, id) => sum + keysOf(partnerPeople(PARTNERS[id]).length),
  0,
);

/** Makes the vaults of the partners that are missing, each with keys and an authority of its own. */
export async function makePartners(
  home: Omit<Making, 'clock'>,
  clock: Clock,
  told: {
    /** a partner stands */
    readonly onProgress?: (done: number, of: number) => void;
    /** one more key of whichever partner */
    readonly onKey?: () => void;
  } = {},
): Promise<void> {
  const places = partnerPlaces(home.dir);
  fs.mkdirSync(places.medium, { recursive: true, mode: 0o700 });
  const missing = missingPartners(home.dir);
  for (const [index, id] of missing.entries()) {
    const { clerk, leader, ...station } = PARTNERS[id];
    await createEmpty(
      { ...home, clock, dir: places.of(id) },
      station,
      partnerPeople({ clerk, leader }),
      false,
      told.onKey,
    );
    told.onProgress?.(index + 1, missing.length);
  }
}

export async function openPartner(
  dir: string,
  id: PartnerId,
  clock: Clock,
  means: DeskMeans,
  today: () => string,
): Promise<Partner> {
  const desks = await openDesks<PartnerWho>(partnerPlaces(dir).of(id), clock, means, PARTNER_AT_WORK);
  return { id, desks, today };
}
