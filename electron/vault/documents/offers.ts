import { actsFrom, type DocumentAct } from '../../../shared/domain/document/lifecycle.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import type { DocumentRecord } from '../tables/documents.ts';

/** What a person may do with a document; each act is the operation `documents.<act>`. */
export const OFFERED_ACTS = [
  'completeUnopened',
  'present',
  'direct',
  'acknowledge',
  'startWork',
  'returnToLeader',
  'answer',
  'close',
  'giveBack',
  'reopen',
  'issue',
  'file',
  'cancelEntry',
  'correct',
  'addFiles',
] as const;
export type OfferedAct = (typeof OFFERED_ACTS)[number];

/** Why an act is refused; the sentences are `offer.reason.<key>` of the interface. */
export type OfferReason =
  | 'state'
  | 'role'
  | 'separation'
  | 'not-holder'
  | 'no-key'
  | 'already-acknowledged'
  | 'only-named-person'
  | 'on-proposal'
  | 'held'
  | 'in-closed-dossier'
  | 'under-recall'
  | 'no-file-for-top-secret';

/** What is known of the person and the document when an act is judged. */
export interface OfferContext {
  readonly document: Pick<
    DocumentRecord,
    'direction' | 'state' | 'level' | 'holderId' | 'createdBy' | 'namedPersonId' | 'acknowledgedMs'
  >;
  readonly actor: { readonly id: string; readonly roles: readonly Role[] };
  /** the head lets this person hold posts that are otherwise apart */
  readonly exception: boolean;
  readonly supportIds: readonly string[];
  readonly directorId: string | null;
  /** a content key exists, and this person was not given it */
  readonly keyWithheld: boolean;
  /** its phiếu trình waits for the issue */
  readonly onProposal: boolean;
  /** kept as it is for an inspection */
  readonly held: boolean;
  /** lies in a dossier that was closed */
  readonly dossierClosed: boolean;
  /** a recall of it is open: nothing of it is opened, nor put to it */
  readonly frozen: boolean;
}

const EDGE_OF: Partial<Record<OfferedAct, DocumentAct>> = {
  completeUnopened: 'complete',
  present: 'present',
  direct: 'direct',
  startWork: 'startWork',
  returnToLeader: 'returnToLeader',
  answer: 'answer',
  close: 'close',
  giveBack: 'return',
  reopen: 'reopen',
  issue: 'issue',
  cancelEntry: 'cancel',
};
const TAKES_FILES = new Set(['registered', 'presented', 'directed', 'in-progress', 'answered', 'issued']);
/** What is done goes into the dossier of its work (NĐ 30/2020 Điều 19, 29). */
const FILED_IN = new Set(['answered', 'closed', 'issued']);
const ACKNOWLEDGED_IN = new Set(['presented', 'directed', 'in-progress']);

/** True when the state machine has this act at all in the document's state. */
function existsInState(act: OfferedAct, { document }: OfferContext): boolean {
  if (act === 'correct') return document.state !== 'cancelled' && document.state !== 'unopened';
  if (act === 'addFiles') return TAKES_FILES.has(document.state);
  if (act === 'file') return FILED_IN.has(document.state);
  if (act === 'acknowledge') return ACKNOWLEDGED_IN.has(document.state);
  const edge = EDGE_OF[act];
  return edge !== undefined && actsFrom(document.direction, document.state).includes(edge);
}

/** Null when the person may; else the first reason why not. The commands ask the same function. */
export function refusalOf(act: OfferedAct, context: OfferContext): OfferReason | null {
  const { document, actor } = context;
  if (!existsInState(act, context)) return 'state';
  if (!mayCall(`documents.${act}` satisfies OpName, actor.roles)) return 'role';
  const isHolder = document.holderId === actor.id;
  switch (act) {
    case 'completeUnopened':
      // the named person; when away or no user here, a leader opens (NĐ 26/2020 Điều 4), and the ledger says so
      return document.namedPersonId === actor.id || actor.roles.includes('leader')
        ? null
        : 'only-named-person';
    case 'present':
      // what goes back to its sender is put before nobody any more
      if (context.frozen) return 'under-recall';
      return context.keyWithheld ? 'no-key' : null;
    case 'direct':
      // who put the document on the register does not decide about it as well
      if (document.createdBy === actor.id && !context.exception) return 'separation';
      return context.keyWithheld ? 'no-key' : null;
    case 'acknowledge':
      if (!isHolder) return 'not-holder';
      return document.acknowledgedMs === null ? null : 'already-acknowledged';
    case 'startWork':
    case 'returnToLeader':
      return isHolder ? null : 'not-holder';
    case 'answer':
      return isHolder || isInvolved(context) || actor.roles.includes('clerk') ? null : 'not-holder';
    case 'addFiles':
      if (document.level === 'tuyet-mat') return 'no-file-for-top-secret';
      if (context.frozen) return 'under-recall';
      return context.keyWithheld ? 'no-key' : null;
    case 'issue':
      return context.onProposal ? 'on-proposal' : null;
    case 'close':
    case 'giveBack':
      return null;
    case 'reopen':
    case 'file':
      return context.dossierClosed ? 'in-closed-dossier' : null;
    case 'cancelEntry':
    case 'correct':
      return context.held ? 'held' : null;
  }
}

const isInvolved = ({ actor, supportIds, directorId }: OfferContext): boolean =>
  supportIds.includes(actor.id) || directorId === actor.id;

/** The acts that exist in this state, each allowed or with its reason; what the state does not have is left out. */
export function offersOf(context: OfferContext): Offer[] {
  return OFFERED_ACTS.filter((act) => existsInState(act, context)).map((act) => {
    const reason = refusalOf(act, context);
    return { act, allowed: reason === null, reason };
  });
}
