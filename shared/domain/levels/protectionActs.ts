import type { Role } from '../people/roles.ts';
import { isClassified, type Level } from './level.ts';

/** What can be done about the protection of a document. */
export const PROTECTION_ACTS = [
  'decide',
  'reject',
  'withdraw',
  'confirmExpired',
  'citeItem',
  'adjust',
  'extend',
  'declassify',
  'openContent',
  'orderRecall',
  'proposeDestruction',
  'placeHold',
  'releaseHold',
  'destroyUrgently',
] as const;
export type ProtectionAct = (typeof PROTECTION_ACTS)[number];

export type ProtectionReason =
  | 'role'
  | 'separation'
  | 'no-key'
  | 'waiting'
  | 'frozen'
  | 'held'
  | 'not-holder'
  | 'period-ended'
  | 'not-issued'
  | 'not-closed';

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
  /** kept as it is for an inspection */
  readonly held: boolean;
  /** this person has the document or a copy of it, or keeps those who lie in the office */
  readonly keepsIt: boolean;
  /** the level rests on a sample item */
  readonly sampleGround: boolean;
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
    case 'citeItem':
      return isClassified(level) && context.sampleGround;
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
    case 'placeHold':
      return !context.held;
    case 'releaseHold':
      return context.held;
    case 'destroyUrgently':
      return isClassified(level);
  }
}

/** What a hold for an inspection stops: nothing is destroyed, changed or declassified. */
const CHANGES: ReadonlySet<ProtectionAct> = new Set<ProtectionAct>([
  'decide',
  'confirmExpired',
  'citeItem',
  'adjust',
  'extend',
  'declassify',
  'openContent',
  'proposeDestruction',
  'destroyUrgently',
]);

/** Whose act it is at all, by post. */
function roleRefused(act: ProtectionAct, { actor, document, proposedBy }: ProtectionContext): boolean {
  const has = (...roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role));
  switch (act) {
    case 'decide':
    case 'reject':
    case 'confirmExpired':
    case 'citeItem':
    case 'openContent':
      return !has('leader');
    case 'withdraw':
      return proposedBy !== actor.id;
    case 'placeHold':
    case 'releaseHold':
      return !has('inspector', 'leader');
    case 'orderRecall':
      // the office's own order is its leader's; the order of an issuer is entered by whoever keeps the books
      return !(document.direction === 'out' ? has('leader') : has('leader', 'clerk'));
    case 'proposeDestruction':
      return !has('clerk', 'archivist');
    case 'adjust':
    case 'extend':
    case 'declassify':
    case 'destroyUrgently':
      return !has(...PROPOSERS);
  }
}

/** Null when the person may; else the first reason why not. The commands ask the same function. */
export function protectionRefusal(act: ProtectionAct, context: ProtectionContext): ProtectionReason | null {
  const { document, proposedBy, frozen } = context;
  if (roleRefused(act, context)) return 'role';
  if (context.held && CHANGES.has(act)) return 'held';
  switch (act) {
    case 'reject':
    case 'citeItem':
    case 'withdraw':
    case 'placeHold':
    case 'releaseHold':
      return null;
    case 'decide':
      if (proposedBy === context.actor.id && !context.exception) return 'separation';
      return frozen ? 'frozen' : null;
    case 'confirmExpired':
      return frozen ? 'frozen' : null;
    case 'openContent':
      if (frozen) return 'frozen';
      return context.holdsKey ? null : 'no-key';
    case 'orderRecall':
      return document.direction === 'out' && document.state !== 'issued' ? 'not-issued' : null;
    case 'proposeDestruction':
      if (frozen) return 'frozen';
      return DESTROYABLE[document.direction].has(document.state) ? null : 'not-closed';
    case 'destroyUrgently':
      // on this station a recalled document is erased as the recall's proof
      if (frozen) return 'frozen';
      return context.keepsIt ? null : 'not-holder';
    case 'adjust':
    case 'extend':
    case 'declassify':
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
