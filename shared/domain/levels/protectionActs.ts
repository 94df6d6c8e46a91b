import type { Role } from '../people/roles.ts';
import { isClassified, type Level } from './level.ts';

/** What can be done about the protection of a document. */
export const PROTECTION_ACTS = [
  'decide',
  'reject',
  'withdraw',
  'confirmExpired',
  'adjust',
  'extend',
  'declassify',
  'openContent',
  'orderRecall',
  'proposeDestruction',
] as const;
export type ProtectionAct = (typeof PROTECTION_ACTS)[number];

export type ProtectionReason =
  'role' | 'separation' | 'no-key' | 'waiting' | 'frozen' | 'period-ended' | 'not-issued' | 'not-closed';

export interface ProtectionContext {
  readonly actor: { readonly id: string; readonly roles: readonly Role[] };
  /** the head lets this person hold posts that are otherwise apart */
  readonly exception: boolean;
  readonly document: {
    readonly direction: 'in' | 'out';
    readonly state: string;
    readonly level: Level;
    readonly protectionUntil: string | null;
    readonly contentSealed: boolean;
  };
  readonly today: string;
  readonly proposedBy: string | null;
  readonly frozen: boolean;
  readonly holdsKey: boolean;
  /** a dossier of destruction is open */
  readonly listed: boolean;
}

const ENDED = new Set(['cancelled', 'destroyed', 'unopened']);
const DESTROYABLE: Readonly<Record<'in' | 'out', ReadonlySet<string>>> = {
  in: new Set(['closed', 'returned']),
  out: new Set(['issued', 'recalled']),
};
const PROPOSERS: readonly Role[] = ['clerk', 'specialist', 'archivist', 'leader'];

/** True where the act means anything for the document as it stands. */
export function existsNow(act: ProtectionAct, context: ProtectionContext): boolean {
  const { document, today, proposedBy, frozen, listed } = context;
  const { level, state, protectionUntil } = document;
  if (ENDED.has(state)) return false;
  const ended = protectionUntil !== null && protectionUntil < today;
  switch (act) {
    case 'decide':
    case 'reject':
    case 'withdraw':
      return proposedBy !== null;
    case 'confirmExpired':
      return isClassified(level) && ended && proposedBy === null;
    case 'adjust':
      return true;
    case 'extend':
      return isClassified(level) && protectionUntil !== null;
    case 'declassify':
      return isClassified(level) && !ended;
    case 'openContent':
      return document.contentSealed;
    case 'orderRecall':
      return isClassified(level) && !frozen;
    case 'proposeDestruction':
      return !listed;
  }
}

/** Null when the person may; else the first reason why not. The commands ask the same function. */
export function protectionRefusal(act: ProtectionAct, context: ProtectionContext): ProtectionReason | null {
  const { actor, document, proposedBy, frozen } = context;
  const leader = actor.roles.includes('leader');
  const own = proposedBy === actor.id;
  switch (act) {
    case 'decide':
      if (!leader) return 'role';
      if (own && !context.exception) return 'separation';
      return frozen ? 'frozen' : null;
    case 'reject':
      return leader ? null : 'role';
    case 'withdraw':
      return own ? null : 'role';
    case 'confirmExpired':
      if (!leader) return 'role';
      return frozen ? 'frozen' : null;
    case 'openContent':
      if (!leader) return 'role';
      if (frozen) return 'frozen';
      return context.holdsKey ? null : 'no-key';
    case 'orderRecall':
      // the office's own order is its leader's; the order of an issuer is entered by whoever keeps the books
      if (!(document.direction === 'out' ? leader : leader || actor.roles.includes('clerk'))) return 'role';
      return document.direction === 'out' && document.state !== 'issued' ? 'not-issued' : null;
    case 'proposeDestruction':
      if (!actor.roles.some((role) => role === 'clerk' || role === 'archivist')) return 'role';
      if (frozen) return 'frozen';
      return DESTROYABLE[document.direction].has(document.state) ? null : 'not-closed';
    case 'adjust':
    case 'extend':
    case 'declassify':
      if (!actor.roles.some((role) => PROPOSERS.includes(role))) return 'role';
      if (proposedBy !== null) return 'waiting';
      if (frozen) return 'frozen';
      if (act !== 'extend' || document.protectionUntil === null) return null;
      return document.protectionUntil < context.today ? 'period-ended' : null;
  }
}

export const protectionOffers = (context: ProtectionContext) =>
  PROTECTION_ACTS.filter((act) => existsNow(act, context)).map((act) => {
    const reason = protectionRefusal(act, context);
    return { act, allowed: reason === null, reason };
  });
