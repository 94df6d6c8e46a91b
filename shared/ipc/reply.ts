import type { WireError } from '../errors.ts';

/** Replies are data: an exception across a process border would lose everything but its message. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/**
 * Events say what changed, never what to do, and carry identifiers only. `proof.wanted` alone asks: an act of the operating
 * system (its reference, then the name of the operation) waits for the passphrase. `vault.key` says how far a change of the
 * vault key is: `changing` with a step and their number, `changed`, or that it still `waits`.
 */
export const TOPICS = [
  'documents.changed',
  'copies.changed',
  'proposals.changed',
  'submissions.changed',
  'figures.changed',
  'exchange.changed',
  'registers.changed',
  'people.changed',
  'settings.changed',
  'protection.changed',
  'backup.changed',
  'lessons.changed',
  'proof.wanted',
  'vault.key',
  'vault.locked',
  'vault.gone',
  'progress',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface AppEvent {
  readonly topic: Topic;
  readonly ids: readonly string[];
  /** only with topic `progress`: how much of how much, in the unit of the work */
  readonly done?: number;
  readonly of?: number;
}
