import { requireShown, shownOf } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { dueOn as dueAfter } from '../../../shared/domain/calendar/deadline.ts';
import {
  missingFields,
  normaliseSender,
  type SenderDetails,
} from '../../../shared/domain/submission/sender.ts';
import { raise } from '../../../shared/errors.ts';
import type { DataRequest } from '../../../shared/ipc/contract/privacy.ts';
import { lateDays, officeCalendar } from '../rules/officeRules.ts';
import { type Ports, handlers } from '../ports.ts';
import { personRef } from '../people/personRef.ts';
import { submissionOf } from './acting.ts';
import { decideRequest, findRequest, insertRequest, type RequestRow, requestsOf } from './privacyStore.ts';
import { isOver } from './rows.ts';
import { correctSender, eraseSender } from './sender.ts';
import { rulesOfCase } from './caseRules.ts';
import type { SubmissionRecord } from './store.ts';

export const privacyHandlers = handlers({
  'privacy.ask': (ports, input) => {
    const record = submissionOf(ports, input.submissionId);
    const rule = ports.rules.asOf(ports.today()).submission.dataRequest;
    const dueOn = dueAfter(officeCalendar(ports), ports.today(), rule.period);
    const id = ports.newId();
    const { kind, channel, words } = input;
    insertRequest(ports.db, {
      id,
      submissionId: record.id,
      kind,
      channel,
      words,
      askedOn: ports.today(),
      dueOn,
      byId: ports.actor.id,
      askedMs: ports.nowMs(),
    });
    append(ports, 'sender.data-asked', record.id, { kind, dueOn });
    return { requestId: id, dueOn };
  },

  'privacy.decide': (ports, input) => {
    const request = findRequest(ports.db, input.requestId) ?? raise('not-found', { id: input.requestId });
    const record = submissionOf(ports, request.submissionId);
    if (request.decision !== null) raise('illegal-transition', { from: request.decision, action: 'decide' });
    if (request.byId === ports.actor.id) raise('separation-of-duties', { action: 'privacy.decide' });
    requireShown(ports.db, input.shown, ['data_request', request.id]);
    if (input.grant) believe(ports.db, 'data_request', 'asked', [request.id]);
    if (input.grant) carryOutRequest(ports, record, request, input.sender);
    const decision = input.grant ? 'granted' : 'refused';
    const by = { byId: ports.actor.id, atMs: ports.nowMs() };
    decideRequest(ports.db, { id: request.id, decision, answer: input.answer, ...by });
    append(ports, `sender.data-${decision}`, record.id, { kind: request.kind });
    return { decided: true };
  },

  'privacy.requests': (ports, { submissionId }) => ({
    rule: ports.rules.asOf(ports.today()).submission.dataRequest.id,
    requests: requestsOf(ports.db, submissionId).map((row) => viewOf(ports, row)),
  }),
});

/** What a granted request does; who asked to see the data is answered in words, and the ledger tells who looked. */
function carryOutRequest(
  ports: Ports,
  record: SubmissionRecord,
  request: RequestRow,
  sender: SenderDetails | null,
): void {
  if (request.kind === 'erase') return erase(ports, record);
  if (request.kind !== 'correct') return;
  if (sender === null) raise('bad-input', { field: 'sender', rule: 'required' });
  const { requiredFields } = rulesOfCase(ports, record).submission;
  correctSender(
    ports,
    record.id,
    normaliseSender(sender),
    (corrected) => missingFields(corrected, requiredFields).length === 0,
  );
}

/** @throws AppError `case-not-over` */
export function erase(ports: Ports, record: SubmissionRecord): void {
  // only a case that is over can do without its sender
  if (!isOver(record.state)) raise('case-not-over', { state: record.state });
  eraseSender(ports, record.id);
}

function viewOf(ports: Ports, row: RequestRow): DataRequest {
  const { byId, decidedBy, ...rest } = row;
  const until = row.decidedMs === null ? ports.today() : civilDateAt(row.decidedMs);
  return {
    ...rest,
    receiptCode: submissionOf(ports, row.submissionId).receiptCode,
    by: personRef(ports, byId),
    shown: row.decision === null ? shownOf(ports.db, ['data_request', row.id]) : '',
    lateDays: lateDays(officeCalendar(ports), row.dueOn, until, null, ''),
    decidedBy: decidedBy === null ? null : personRef(ports, decidedBy),
  };
}

function append(
  ports: Ports,
  act: LedgerAct,
  subjectId: string,
  facts: Readonly<Record<string, string | null>>,
): void {
  ports.append({ act, subjectKind: 'submission', subjectId, facts });
  ports.announce('submissions.changed', subjectId);
}
