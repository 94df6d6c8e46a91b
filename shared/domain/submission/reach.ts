import type { SenderDetails } from './sender.ts';

/** How many senders can be told in one act. */
export const TOLD_AT_ONCE = 200;

/** The ways on which many are told in one act; a call or a talk is had with one person at a time. */
export const WAYS = ['portal', 'email', 'post'] as const;
type Way = (typeof WAYS)[number];

/** Why a sender is not told together with the others. */
export const APART = ['by-envelope', 'by-phone', 'no-address', 'nobody'] as const;
type Apart = (typeof APART)[number];

export interface Reach {
  /** null: told by itself */
  readonly way: Way | null;
  readonly apart: Apart | null;
}

type Contact = Pick<SenderDetails, 'fullName' | 'address' | 'phone' | 'email'>;

/**
 * How a sender is told together with others: back through the portal or the mail that the words came by, else by a
 * letter, else by mail; a letter needs a name and an address.
 * @param sender masked or not: only whether something is there counts
 * @param byEnvelope it came from another office, which tells its sender
 */
export function reachOf(source: string, sender: Contact, byEnvelope: boolean): Reach {
  const has = (name: keyof Contact): boolean => sender[name].trim() !== '';
  if (byEnvelope) return { way: null, apart: 'by-envelope' };
  if (source === 'portal') return { way: 'portal', apart: null };
  if (source === 'email' && has('email')) return { way: 'email', apart: null };
  if (has('fullName') && has('address')) return { way: 'post', apart: null };
  if (has('email')) return { way: 'email', apart: null };
  if (has('phone')) return { way: null, apart: 'by-phone' };
  return { way: null, apart: has('fullName') ? 'no-address' : 'nobody' };
}
