import { decide, type SubmissionAct } from '../../../shared/domain/submission/lifecycle.ts';
import type { Offer } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { mayReturnAnswer } from './answerBack.ts';
import { mayTransfer } from './travel.ts';
import type { Ports } from '../ports.ts';
import { isHeldBack, mayTellSender, takesPart } from './acting.ts';
import { rulesOfCase } from './caseRules.ts';
import { mayTakeBack } from './notices.ts';
import { approvedRound, latestRound } from './answerStore.ts';
import { undeliveredOf } from './deliveryStore.ts';
import { mayStillExtend } from './extending.ts';
import { openExtension } from './extensionStore.ts';
import { answerSignatures, type AnswerSignatureRow } from './issueStore.ts';
import { standingAnswer } from './passOnStore.ts';
import { latestPublication } from './publicationStore.ts';
import { owesRefusal } from './refusalTelling.ts';
import { lastActors, type SubmissionRecord } from './store.ts';

/** An act that a window can offer, and the operation behind it. */
interface Offered {
  readonly act: SubmissionAct;
  readonly name: string;
  readonly op: OpName;
  /** only of those who take part */
  readonly own: boolean;
  /** only while somebody leads the case, or nobody does; left out: either way */
  readonly led?: boolean;
}

const OFFERED: readonly Offered[] = [
  { act: 'accept', name: 'accept', op: 'submissions.classify', own: false },
  { act: 'ask-supplement', name: 'ask-supplement', op: 'submissions.classify', own: false, led: false },
  { act: 'ask-supplement', name: 'ask-sender', op: 'submissions.askSender', own: true, led: true },
  { act: 'propose-refusal', name: 'propose-refusal', op: 'submissions.classify', own: false },
  { act: 'transfer', name: 'transfer', op: 'submissions.classify', own: false },
  { act: 'supplement', name: 'supplement', op: 'submissions.supplement', own: false },
  { act: 'approve-refusal', name: 'approve-refusal', op: 'submissions.decideRefusal', own: false },
  { act: 'reject-refusal', name: 'reject-refusal', op: 'submissions.decideRefusal', own: false },
  { act: 'assign', name: 'assign', op: 'submissions.assign', own: false },
  { act: 'start-work', name: 'start-work', op: 'submissions.startWork', own: true },
  { act: 'submit-answer', name: 'draft-answer', op: 'submissions.draftAnswer', own: true },
  { act: 'approve-answer', name: 'approve-answer', op: 'submissions.decideAnswer', own: false },
  { act: 'reject-answer', name: 'reject-answer', op: 'submissions.decideAnswer', own: false },
  { act: 'close', name: 'close', op: 'submissions.close', own: false },
  { act: 'merge', name: 'merge', op: 'submissions.merge', own: false },
  { act: 'unmerge', name: 'unmerge', op: 'submissions.unmerge', own: false },
  { act: 'withdraw', name: 'withdraw', op: 'submissions.withdraw', own: false },
  { act: 'reopen', name: 'reopen', op: 'submissions.reopen', own: false },
  { act: 'send-back', name: 'send-back', op: 'submissions.sendBack', own: true },
  { act: 'ask-extension', name: 'ask-extension', op: 'submissions.askExtension', own: true },
  { act: 'approve-extension', name: 'approve-extension', op: 'submissions.decideExtension', own: false },
  { act: 'reject-extension', name: 'reject-extension', op: 'submissions.decideExtension', own: false },
  { act: 'report-progress', name: 'report-progress', op: 'submissions.reportProgress', own: false },
  { act: 'deliver', name: 'deliver', op: 'submissions.deliver', own: false },
  { act: 'rate', name: 'rate', op: 'submissions.rate', own: false },
  {
    act: 'propose-publication',
    name: 'propose-publication',
    op: 'submissions.proposePublication',
    own: false,
  },
  {
    act: 'approve-publication',
    name: 'approve-publication',
    op: 'submissions.decidePublication',
    own: false,
  },
  { act: 'ask-consultation', name: 'ask-consultation', op: 'submissions.askConsultation', own: true },
  { act: 'sign-answer', name: 'sign-answer', op: 'submissions.signAnswer', own: false },
  { act: 'issue-answer', name: 'issue-answer', op: 'submissions.issueAnswer', own: false },
  { act: 'confirm-transfer', name: 'settle-transfer', op: 'submissions.settleTransfer', own: false },
];

/** What can be done with a case now; a refused act carries the code of the error that it would end with. */
export function offersOf(ports: Ports, record: SubmissionRecord): Offer[] {
  const { workflow, reasons } = rulesOfCase(ports, record).submission;
  const actors = lastActors(ports.db, record.id);
  const isLed = record.leadId !== null;
  return OFFERED.flatMap(({ act, name, op, own, led = isLed }): Offer[] => {
    if (
      isHeldBack(record, act) ||
      isOver(ports, record, act) ||
      led !== isLed ||
      !workflow.edges.some(
        (edge) => edge.from === record.state && edge.act === act && (edge.led ?? isLed) === isLed,
      )
    )
      return [];
    const anyReason = reasons.find((reason) => reason.acts.includes(act))?.code ?? null;
    const request = {
      act,
      roles: ports.actor.roles,
      actorId: ports.actor.id,
      reasonCode: anyReason,
      lastActors: actors,
      led: isLed,
    };
    const verdict = decide(workflow, reasons, record.state, request);
    const reason =
      refusalOf(ports, record, { op, own, decidesAnswer: op === 'submissions.decideAnswer' }) ??
      (verdict.ok ? null : verdict.error.code);
    return [{ act: name, allowed: reason === null, reason }];
  }).concat(otherOffers(ports, record));
}

/**
 * Acts on no edge of the pack. Between offices: an envelope needs the office's signature and key, so it is the clerk's;
 * its answer is told at the counter, and so is a refusal.
 */
const otherOffers = (ports: Ports, record: SubmissionRecord): Offer[] =>
  (
    [
      ['send-transfer', 'exchange.sendTransfer', mayTransfer(ports, record)],
      ['send-answer', 'exchange.sendAnswer', mayReturnAnswer(ports, record)],
      ['pass-on', 'submissions.passOn', mayPassOn(ports, record)],
      ['tell-refusal', 'submissions.tellRefusal', owesRefusal(ports, record)],
      ['take-back-acknowledge', 'submissions.takeBackAcknowledged', mayTakeBack(ports, record)],
    ] as const
  ).flatMap(([act, op, open]): Offer[] => {
    if (!open) return [];
    const allowed = mayCall(op, ports.actor.roles);
    return [{ act, allowed, reason: allowed ? null : 'not-permitted' }];
  });

const mayPassOn = (ports: Ports, record: SubmissionRecord): boolean =>
  record.state === 'transferred' && standingAnswer(ports.db, record.id)?.passedMs === null;

/** Acts that this case had their number of, or that have nothing to be about. */
function isOver(ports: Ports, record: SubmissionRecord, act: SubmissionAct): boolean {
  switch (act) {
    case 'reopen':
      return lastActors(ports.db, record.id).has('reopen');
    case 'ask-extension':
      return !mayStillExtend(ports, record);
    case 'approve-extension':
    case 'reject-extension':
      return openExtension(ports.db, record.id) === null;
    case 'deliver':
      return undeliveredOf(ports.db, record.id).length === 0;
    case 'rate': // of an answer that the sender has
      return record.rating !== null || record.toldMs === null;
    case 'propose-publication': {
      const decision = latestPublication(ports.db, record.id)?.decision;
      return decision === null || decision === 'approved';
    }
    case 'approve-publication':
      return latestPublication(ports.db, record.id)?.decision !== null;
    case 'sign-answer': // what is over and went out unsigned asks nobody to sign
      return record.state === 'closed' || signaturesOf(ports, record).length > 0;
    case 'issue-answer':
      return signaturesOf(ports, record).length !== 1;
    default:
      return false;
  }
}

const signaturesOf = (ports: Ports, record: SubmissionRecord): AnswerSignatureRow[] =>
  answerSignatures(ports.db, record.id, approvedRound(ports.db, record.id)?.round ?? 0);

function refusalOf(
  ports: Ports,
  record: SubmissionRecord,
  offered: { op: OpName; own: boolean; decidesAnswer: boolean },
): string | null {
  if (!mayCall(offered.op, ports.actor.roles)) return 'not-permitted';
  if (offered.own && !takesPart(ports, record)) return 'not-permitted';
  if (offered.op === 'submissions.supplement' && !mayTellSender(ports, record)) return 'not-permitted';
  if (offered.op === 'submissions.reportProgress' && !mayTellSender(ports, record)) return 'not-permitted';
  if (offered.decidesAnswer && latestRound(ports.db, record.id)?.byId === ports.actor.id)
    return 'separation-of-duties';
  return null;
}
