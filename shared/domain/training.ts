import { foldBase } from './text/fold.ts';

/** The invented offices with which a training vault exchanges, each with a vault of its own beside it. */
export const PARTNER_IDS = ['superior', 'neighbour', 'commune'] as const;

/** A calendar that was moved further would leave the life of the invented certificates and of the rule packs. */
export const MOST_DAYS_AHEAD = 400;

/** One passphrase for everybody in a training vault; it is shown on the screen, so it protects nothing. */
export const TRAINING_PASSPHRASE = 'tập huấn an thư';

/** What a person typed for it, also without its marks: not every machine types Vietnamese. Everything else as it is. */
export const meantInTraining = (typed: string): string =>
  foldBase(typed.trim()) === foldBase(TRAINING_PASSPHRASE) ? TRAINING_PASSPHRASE : typed;
