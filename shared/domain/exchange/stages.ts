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
