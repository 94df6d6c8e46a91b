/** The way of an envelope that leaves: what left and what is to leave, in this order; the last three end it. */
export const OUT_STAGES = [
  'queued',
  'sealed',
  'written',
  'delivered',
  'received',
  'registered',
  'refused',
  'recalled',
  'purged',
] as const;
export type OutStage = (typeof OUT_STAGES)[number];

/** Orders and answers: nothing more is told of them than that they came. */
const ENDS_DELIVERED: ReadonlySet<string> = new Set([
  'recall',
  'request',
  'reconciliation',
  'consultation-chase',
  'submission-answer',
]);
/** Files for another part of the program: a person takes them out, and no book knows them. */
const ENDS_RECEIVED: ReadonlySet<string> = new Set(['figures', 'directory', 'rule-pack', 'help', 'course']);

export type LastStage = 'delivered' | 'received' | 'registered';

/** The stage after which the recipient has nothing more to confirm. */
export const lastStageOf = (kind: string): LastStage =>
  ENDS_DELIVERED.has(kind) ? 'delivered' : ENDS_RECEIVED.has(kind) ? 'received' : 'registered';

/** Whether everything that a recipient says of an envelope of this kind was said. */
export const outIsDone = (kind: string, stage: string): boolean =>
  stage === 'registered' ||
  stage === 'purged' ||
  OUT_STAGES.indexOf(stage as OutStage) === OUT_STAGES.indexOf(lastStageOf(kind));
