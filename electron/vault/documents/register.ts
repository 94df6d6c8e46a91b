import { protectedUntil } from '../../../shared/domain/levels/protection.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { saysWhichNumber } from '../../../shared/domain/text/documentNumber.ts';
import { attachStages } from '../attachments/attach.ts';
import { keepRecordKey, type NewRecordKey, newRecordKey, sealWith } from '../knowing/recordKeys.ts';
import { asStored, type StoredText } from '../db/storedText.ts';
import { createContentKey, provedContentKey } from '../knowing/contentKeys.ts';
import { ofDocument, say } from '../knowing/statements.ts';
import { wipe } from '../crypto/primitives.ts';
import { registerFirstCopies } from './firstCopies.ts';
import { about, type Ports } from '../ports.ts';
import { numberFact } from '../registers/numbers.ts';
import { approvalFact, enter, type Place, takePlace } from '../registers/places.ts';
import { indexDocument } from './change.ts';
import { codeKeyOf, strongestDuplicate } from './duplicates.ts';
import { issuerAsKnown, rememberIssuer } from './issuerStore.ts';
import { insertLine } from './listStore.ts';
import { sortKeyOf } from '../tables/entryKey.ts';
import { addReaders } from '../knowing/needToKnow.ts';
import {
  appliedPacks,
  checkBookOfLevel,
  checkDate,
  checkHolding,
  typeOf,
  UNOPENED_RULE,
} from '../rules/officeRules.ts';
import { insertDocument, type NewDocument, plainFieldsOf } from '../tables/documents.ts';
import { activePeople, findPerson, hasRole } from '../people/lookUps.ts';

export type IncomingInput = Parsed<'documents.registerIncoming'>;
type Fields = Omit<Parsed<'documents.completeUnopened'>, 'id' | 'revision'>;

/**
 * What every incoming entry must satisfy, opened or not.
 * @throws AppError `bad-input` `date-invalid` `level-not-held` `no-subject-for-top-secret` `no-file-for-top-secret`
 */
export function checkFields(ports: Ports, fields: Fields, arrivedOn: string, opened: boolean): void {
  const rules = ports.rules.asOf(arrivedOn);
  checkDate('documentDate', fields.documentDate, arrivedOn);
  checkDate('replyDueOn', fields.replyDueOn);
  checkDate('dueOn', fields.dueOn);
  if (fields.dueOn !== null && fields.dueOn < arrivedOn)
    raise('date-invalid', { field: 'dueOn', rule: 'before-arrival' });
  if (fields.dueTime !== null && fields.dueOn === null)
    raise('date-invalid', { field: 'dueOn', rule: 'time-without-date' });
  checkHolding(ports, rules, { level: fields.level, subject: fields.subject, files: fields.files.length });
  if (fields.code !== '' && !saysWhichNumber(fields.code))
    raise('bad-input', { field: 'code', rule: 'no-number' });
  checkPresentTo(ports, fields.presentTo);
  if (!opened) return;
  // A Tuyệt mật item is entered from its envelope, which may not say what kind of paper it is.
  const typeKnown =
    typeOf(rules, ports, fields.typeId) !== null || (fields.level === 'tuyet-mat' && fields.typeId === '');
  if (!typeKnown) raise('bad-input', { field: 'typeId', rule: 'unknown' });
  const urgency = rules.urgencyOf(fields.urgency);
  if (urgency.needsTime && fields.dueTime === null)
    raise('date-invalid', { field: 'dueTime', rule: urgency.id });
}

export function checkPresentTo(ports: Ports, personId: string | null): void {
  if (personId !== null && !hasRole(ports.db, personId, 'leader'))
    raise('bad-input', { field: 'presentTo', rule: 'not-a-leader' });
}

export interface Registered {
  readonly id: string;
  readonly entryNumber: number;
  /** `a` for 47a; '' for most */
  readonly entrySuffix: string;
  readonly bookId: string;
}

/**
 * Registers an incoming document: opens the book of the year when it is missing, takes the next number, and writes
 * entry, document, files, list line and index, all in the command's transaction. What it came in is told by the caller.
 */
export function registerIncoming(
  ports: Ports,
  raw: IncomingInput,
): { readonly registered: Registered; readonly document: NewDocument } {
  // an envelope names its sender itself
  const issuer = raw.envelopeId === null ? issuerAsKnown(ports.db, raw.book, raw.issuer) : raw.issuer;
  const input = { ...raw, issuer };
  const unopened = input.unopenedFor !== null;
  checkDate('arrivedOn', input.arrivedOn, ports.today());
  checkBookOfLevel(input.book, input.level);
  if (unopened && (input.subject !== null || input.files.length > 0))
    raise('unopened-only-named-person', { rule: UNOPENED_RULE });
  checkFields(ports, input, input.arrivedOn, !unopened);
  if (!input.notADuplicate) refuseDuplicate(ports, input);
  const place = takePlace(
    ports,
    { kind: input.book, enteredOn: input.arrivedOn, from: input.numberFrom },
    { date: input.arrivedOn, reason: input.note },
  );

  const id = ports.newId();
  const named = input.unopenedFor === null ? null : namedUser(ports, input.unopenedFor, input.presentTo);
  const presented = !unopened && input.presentTo !== null;
  const document: NewDocument = {
    ...commonColumns(ports, input, id, input.arrivedOn),
    direction: 'in',
    state: unopened ? 'unopened' : presented ? 'presented' : 'registered',
    namedPerson: input.unopenedFor,
    namedPersonId: named,
    holderId: unopened ? (named ?? ports.actor.id) : (input.presentTo ?? ports.actor.id),
  };
  const readers = [ports.actor.id, ...[input.presentTo, named].filter((reader) => reader !== null)];
  const registered = writeEntry(ports, document, place, input.files, readers, input.envelopeId !== null);
  rememberIssuer(ports.db, { ...input, book: input.book, name: input.issuer, nowMs: ports.nowMs() });
  tell(ports, registered, document, place, presented ? input.presentTo : null);
  return { registered, document };
}

function tell(
  ports: Ports,
  registered: Registered,
  document: NewDocument,
  place: Place,
  presentedTo: string | null,
): void {
  const { kind: book, year } = place.book;
  const number = numberFact(registered.entryNumber, place.suffix);
  const entry = { book, year, number, on: place.enteredOn, level: document.level };
  const act = document.state === 'unopened' ? 'document.registered-unopened' : 'document.registered';
  ports.append({
    act,
    ...about('document', document.id),
    facts: { ...entry, rules: document.rulePack, ...approvalFact(ports, place) },
  });
  if (presentedTo !== null) {
    const to = findPerson(ports.db, presentedTo)?.fullName ?? '';
    ports.append({ act: 'document.presented', ...about('document', document.id), facts: { ...entry, to } });
  }
  ports.announce('documents.changed', document.id);
  ports.announce('registers.changed', registered.bookId);
}

function refuseDuplicate(ports: Ports, input: IncomingInput): void {
  const strong = strongestDuplicate(ports, input);
  if (strong !== null) raise('duplicate-not-answered', { id: strong.line.id, percent: strong.percent });
}

/** The person named on an envelope, if one of the office's users: the one chosen, else the only one of that name. */
function namedUser(ports: Ports, name: string, chosen: string | null): string | null {
  const wanted = foldExact(name);
  const alike = activePeople(ports.db).filter((person) => wanted.endsWith(foldExact(person.fullName)));
  if (chosen !== null && alike.some((person) => person.id === chosen)) return chosen;
  return alike.length === 1 ? (alike[0]?.id ?? null) : null;
}

function commonColumns(ports: Ports, fields: Fields, id: string, date: string) {
  const { level, urgency, issuer, code, documentDate, typeId, subject, note, dueOn, dueTime } = fields;
  return {
    ...plainFieldsOf(fields),
    id,
    level,
    urgency,
    issuer,
    code,
    codeKey: codeKeyOf(code),
    documentDate,
    typeId,
    subject,
    recipients: [],
    copies: null,
    note,
    dueOn,
    dueTime,
    protectionUntil: protectedUntil(ports.rules.asOf(date).level(level), documentDate ?? date),
    seriesId: null,
    seriesNumber: null,
    rulePack: appliedPacks(ports, date),
    createdMs: ports.nowMs(),
    createdBy: ports.actor.id,
  };
}

/** Document, entry under the next number, readers, key, files, list line, index: the same for every book. */
export function writeEntry(
  ports: Ports,
  document: NewDocument,
  place: Place,
  files: readonly string[],
  readers: readonly string[],
  electronic = false,
): Registered {
  const { book, enteredOn } = place;
  const sealed = sealedWords(document);
  const words = { subject: sealed.subject, note: sealed.note };
  insertDocument(ports.db, { ...document, ...words });
  const { number, enteredMs } = enter(ports, place, document.id);
  if (document.level !== 'none') admitFirst(ports, document, readers);
  if (sealed.key !== null) keepKeys(ports, document, sealed.key, readers);
  const added = document.state === 'unopened' ? 0 : attachToDocument(ports, document, files);
  insertLine(ports.db, {
    ...document,
    ...words,
    book: place.kind,
    sortKey: sortKeyOf(book.year, number, place.suffix),
    bookId: book.id,
    enteredOn,
    enteredMs,
    files: added,
  });
  indexDocument(ports, document.id);
  registerFirstCopies(ports, document, electronic);
  return { id: document.id, entryNumber: number, entrySuffix: place.suffix, bookId: book.id };
}

/** The words of a classified line under a new key of their own; those of level none as they are. */
function sealedWords(document: NewDocument): {
  subject: StoredText | null;
  note: StoredText;
  key: NewRecordKey | null;
} {
  const { id, level, subject, note } = document;
  const key = level === 'none' ? null : newRecordKey('line');
  const seal = (field: string, text: string): StoredText =>
    key === null || text === '' ? asStored(text) : sealWith(key, id, field, text);
  return { subject: subject === null ? null : seal('subject', subject), note: seal('note', note), key };
}

function admitFirst(ports: Ports, document: NewDocument, readers: readonly string[]): void {
  const { id, namedPersonId, holderId } = document;
  const by = ports.actor.id;
  for (const reader of readers) {
    const how =
      reader === by
        ? 'registered'
        : reader === namedPersonId
          ? 'named'
          : reader === holderId
            ? 'presented'
            : 'took-part';
    addReaders(ports.db, id, [reader], ports.nowMs(), { id: by, how });
  }
}

/** An unopened envelope has no content key yet: whoever enters it is not given the key of what is in it. */
function keepKeys(ports: Ports, document: NewDocument, key: NewRecordKey, readers: readonly string[]): void {
  const { id, level, namedPersonId: named } = document;
  say(ports, ofDocument(id), (before) => ({ ...before, level, named }));
  const contentKey = document.state === 'unopened' ? null : createContentKey(ports, id, readers);
  keepRecordKey(ports, id, key, contentKey, readers);
  wipe(contentKey ?? undefined, key.key);
}

/** Files of level none lie under the vault's file key; classified ones under the content key of their document. */
export function attachToDocument(
  ports: Ports,
  document: Pick<NewDocument, 'id' | 'level'>,
  files: readonly string[],
): number {
  const owner = { kind: 'document' as const, id: document.id };
  if (document.level === 'none') return attachStages(ports, owner, files, { kind: 'vault' });
  if (document.level === 'tuyet-mat' || files.length === 0) return 0;
  const key = provedContentKey(ports, document.id);
  try {
    return attachStages(ports, owner, files, { kind: 'content', key, level: document.level });
  } finally {
    key.fill(0);
  }
}
