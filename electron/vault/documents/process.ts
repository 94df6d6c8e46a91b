import { DOCUMENT_WORKERS } from '../../../shared/domain/people/roles.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { sealText } from '../knowing/recordKeys.ts';
import { shareContentKey } from '../knowing/contentKeys.ts';
import { actedBy, type Ports } from '../ports.ts';
import { cancelEntry as cancelNumber, entryOf } from '../registers/bookStore.ts';
import { refuseClosed } from '../registers/books.ts';
import { cancelReason, said } from '../knowing/actWords.ts';
import { linkAnswer } from './answers.ts';
import {
  applyMove,
  beginChange,
  finishChange,
  indexDocument,
  loadDocument,
  next,
  type Seen,
} from './change.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import { checkDate, checkHolding } from '../rules/officeRules.ts';
import { attachToDocument, checkPresentTo } from './register.ts';
import { directionsOf, type DocumentRecord, insertDirection, moveDocument } from '../tables/documents.ts';
import { findPerson, hasRole } from '../people/lookUps.ts';

/** People who take part from now on: they may see a classified record, and are handed its key. */
function admit(
  ports: Ports,
  document: DocumentRecord,
  people: readonly string[],
  how: 'presented' | 'directed',
): void {
  if (document.level === 'none') return;
  addReaders(ports.db, document.id, people, ports.nowMs(), { id: ports.actor.id, how });
  shareContentKey(ports, document.id, people);
}

const nameOf = (ports: Ports, personId: string | null): string | null =>
  personId === null ? null : (findPerson(ports.db, personId)?.fullName ?? null);

export function present(ports: Ports, input: Parsed<'documents.present'>): Seen {
  const before = beginChange(ports, 'present', input);
  checkPresentTo(ports, input.leaderId);
  admit(ports, before, [input.leaderId], 'presented');
  const change = { state: next(before, 'present'), holderId: input.leaderId, acknowledgedMs: null };
  return applyMove(ports, before, change, {
    act: 'document.presented',
    facts: { to: nameOf(ports, input.leaderId) },
  });
}

function checkWorker(ports: Ports, personId: string, field: string): void {
  if (!DOCUMENT_WORKERS.some((role) => hasRole(ports.db, personId, role)))
    raise('bad-input', { field, rule: 'not-a-worker' });
}

/** Whoever was given the document and has it still; null where it is in nobody's hands, or back with a leader. */
function presentLead(ports: Ports, document: DocumentRecord): string | null {
  if (document.state !== 'directed' && document.state !== 'in-progress') return null;
  const given = directionsOf(ports.db, document.id).find(({ leadId }) => leadId !== null);
  return given !== undefined && given.leadId === document.holderId ? given.leadId : null;
}

export function direct(ports: Ports, input: Parsed<'documents.direct'>): Seen {
  const before = beginChange(ports, 'direct', input);
  const supportIds = [...new Set(input.supportIds)].filter((id) => id !== input.leadId);
  if (input.leadId !== null) checkWorker(ports, input.leadId, 'leadId');
  supportIds.forEach((id) => checkWorker(ports, id, 'supportIds'));
  checkDate('dueOn', input.dueOn);
  // a document that is late already is directed all the same, and stays as late as it is
  if (input.dueOn !== null && input.dueOn < ports.today() && input.dueOn !== before.dueOn)
    raise('date-invalid', { field: 'dueOn', rule: 'in-the-past' });
  if (input.dueTime !== null && input.dueOn === null)
    raise('date-invalid', { field: 'dueOn', rule: 'time-without-date' });
  const { leadId, dueOn, dueTime } = input;
  // a further word that names nobody takes the document out of nobody's hands
  const stays = leadId === null && presentLead(ports, before) !== null;
  admit(ports, before, [ports.actor.id, ...(leadId === null ? [] : [leadId]), ...supportIds], 'directed');
  const id = ports.newId();
  const text = sealText(ports, before, 'text', `direction/${id}`, normaliseText(input.text));
  insertDirection(ports.db, before.id, {
    id,
    ...actedBy(ports),
    text,
    leadId,
    supportIds,
    dueOn,
    dueTime,
  });
  // without a date of its own the direction leaves the entry's date as it is
  const due = dueOn === null ? {} : { dueOn, dueTime };
  const change = stays
    ? { state: before.state, ...due }
    : { state: next(before, 'direct'), holderId: leadId ?? ports.actor.id, acknowledgedMs: null, ...due };
  const lead = nameOf(ports, stays ? before.holderId : leadId);
  const facts = { lead, support: supportIds.length, dueOn };
  indexDocument(ports, before.id);
  return applyMove(ports, before, change, { act: 'document.directed', facts });
}

export function acknowledge(ports: Ports, input: Parsed<'documents.acknowledge'>): Seen {
  const before = beginChange(ports, 'acknowledge', input);
  return applyMove(
    ports,
    before,
    { state: before.state, acknowledgedMs: ports.nowMs() },
    { act: 'document.acknowledged' },
  );
}

export function startWork(ports: Ports, input: Parsed<'documents.startWork'>): Seen {
  const before = beginChange(ports, 'startWork', input);
  const acknowledgedMs = before.acknowledgedMs ?? ports.nowMs(); // who works on it has received it
  return applyMove(
    ports,
    before,
    { state: next(before, 'startWork'), acknowledgedMs },
    { act: 'document.work-started' },
  );
}

export function returnToLeader(ports: Ports, input: Parsed<'documents.returnToLeader'>): Seen {
  const before = beginChange(ports, 'returnToLeader', input);
  const directorId =
    directionsOf(ports.db, before.id)[0]?.byId ?? raise('illegal-transition', { from: before.state });
  const change = { state: next(before, 'returnToLeader'), holderId: directorId, acknowledgedMs: null };
  const facts = {
    to: nameOf(ports, directorId),
    reason: null,
    ...said(ports, before, normaliseLine(input.reason)),
  };
  return applyMove(ports, before, change, { act: 'document.returned', facts });
}

export function answer(ports: Ports, input: Parsed<'documents.answer'>): Seen {
  const before = beginChange(ports, 'answer', input);
  const code = normaliseLine(input.code);
  const note = normaliseText(input.note);
  if (input.outgoingId === null && code === '' && note === '') raise('reason-required', { field: 'note' });
  if (input.outgoingId === null)
    return linkAnswer(ports, before.id, { outgoingId: null, code, note }, before);
  const outgoing = loadDocument(ports, input.outgoingId);
  if (outgoing.direction !== 'out' || outgoing.state === 'cancelled') raise('not-found', { id: outgoing.id });
  return linkAnswer(ports, before.id, { outgoingId: outgoing.id, code: outgoing.code, note }, before);
}

export function close(ports: Ports, input: Parsed<'documents.close'>): Seen {
  const before = beginChange(ports, 'close', input);
  const note = normaliseText(input.note);
  // nothing is closed without a result (NĐ 30/2020 Điều 24): an answer, or a sentence saying why none is needed
  if (before.state !== 'answered' && note === '') raise('reason-required', { field: 'note' });
  const facts = { from: before.state, reason: null, ...said(ports, before, normaliseLine(note)) };
  return applyMove(ports, before, { state: next(before, 'close') }, { act: 'document.closed', facts });
}

/** The number stays in the book, with its reason, and is never given again. */
export function cancelEntry(ports: Ports, input: Parsed<'documents.cancelEntry'>): Seen {
  const before = beginChange(ports, 'cancelEntry', input);
  const reason = normaliseLine(input.reason);
  if (reason === '') raise('reason-required', { field: 'reason' });
  const entry = entryOf(ports.db, before.id);
  if (entry !== null) refuseClosed({ kind: entry.bookKind, state: entry.bookState, year: entry.year });
  cancelNumber(ports.db, before.id, cancelReason(ports, before, reason), ports.nowMs());
  const change = { state: next(before, 'cancel'), holderId: null, dueOn: null, dueTime: null };
  ports.announce('registers.changed');
  return applyMove(ports, before, change, {
    act: 'entry.cancelled',
    facts: { reason: before.level === 'none' ? reason : null },
  });
}

export function addFiles(ports: Ports, input: Parsed<'documents.addFiles'>): Seen {
  const before = beginChange(ports, 'addFiles', input);
  checkHolding(ports, ports.rules.asOf(ports.today()), {
    level: before.level,
    subject: null,
    files: input.files.length,
  });
  const files = attachToDocument(ports, before, input.files);
  if (!moveDocument(ports.db, input, before, { state: before.state }))
    raise('stale-revision', { id: before.id });
  return finishChange(ports, before.id, before.revision + 1, {
    act: 'document.files-added',
    facts: { files },
  });
}

/** Phát hành a document that was registered without a phiếu trình; from here on it can be recalled. */
export function issue(ports: Ports, input: Parsed<'documents.issue'>): Seen {
  const before = beginChange(ports, 'issue', input);
  return applyMove(ports, before, { state: next(before, 'issue') }, { act: 'document.issued' });
}

/** The first sending of an outgoing document issues it. Called by the exchange, inside its own command. */
export function issueDocument(ports: Ports, id: string): void {
  const before = loadDocument(ports, id);
  if (before.direction !== 'out' || before.state !== 'registered') return;
  applyMove(ports, before, { state: next(before, 'issue') }, { act: 'document.issued' });
}
