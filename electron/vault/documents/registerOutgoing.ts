import { protectedUntil } from '../../../shared/domain/levels/protection.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { about, type Ports } from '../ports.ts';
import { shortfallOf } from '../knowing/postAuthority.ts';
import { checkDetermination, recordDetermination } from './determine.ts';
import { numberFact } from '../registers/numbers.ts';
import { findRequest, isLost } from '../registers/numberStore.ts';
import { approvalFact, type Place, takePlace } from '../registers/places.ts';
import { linkAnswer } from './answers.ts';
import { codeKeyOf } from './duplicates.ts';
import {
  giveLostNumber,
  giveOwnNumber,
  peekOwnNumber,
  takeOwnNumber,
  type TakenNumber,
} from '../registers/ownNumber.ts';
import { appliedPacks, checkBookOfLevel, checkDate, checkHolding } from '../rules/officeRules.ts';
import { type Registered, writeEntry } from './register.ts';
import { type NewDocument, NO_PLAIN_FIELDS } from '../tables/documents.ts';
import { activePeople } from '../people/lookUps.ts';

/** `authority` is absent of what was signed here: that was judged when it was signed. */
export type OutgoingInput = Omit<Parsed<'documents.registerOutgoing'>, 'authority' | 'draftingUnit'> &
  Partial<Pick<Parsed<'documents.registerOutgoing'>, 'authority' | 'draftingUnit'>>;

/**
 * Takes the document's own number, registers it and links what it answers. Two numbers: the order number of the
 * book, and the document's own in its series (Party: per type and term; State: per year; classified apart).
 */
export function registerOutgoing(
  ports: Ports,
  raw: OutgoingInput,
  parties: readonly string[] = [],
): Registered & { code: string } {
  const input = {
    ...raw,
    subject: raw.subject === null ? null : normaliseLine(raw.subject) || null,
    signer: normaliseLine(raw.signer),
    recipients: raw.recipients.map(normaliseLine),
    note: normaliseText(raw.note),
  };
  const rules = ports.rules.asOf(input.documentDate);
  checkDate('documentDate', input.documentDate, ports.today());
  checkBookOfLevel(input.book, input.level);
  checkHolding(ports, rules, { level: input.level, subject: input.subject, files: input.files.length });
  if (input.level !== 'tuyet-mat' && input.subject === null)
    raise('bad-input', { field: 'subject', rule: 'required' });
  const checked = checkDetermination(ports, input);
  const doubt = doubtOf(ports, input);
  if (doubt !== null && input.authority === 'ask') raise('authority-doubted', doubt);
  const place = placeOf(ports, input);
  const own = {
    typeId: input.typeId,
    documentDate: input.documentDate,
    classified: input.level !== 'none',
    unit: input.draftingUnit ?? '',
  };
  const numbered = numberOf(ports, own, place);
  const id = ports.newId();
  const document: NewDocument = {
    ...NO_PLAIN_FIELDS,
    ...numbered,
    id,
    direction: 'out',
    state: 'registered',
    level: input.level,
    urgency: input.urgency,
    issuer: ports.station.office.name,
    codeKey: codeKeyOf(numbered.code),
    documentDate: input.documentDate,
    typeId: input.typeId,
    subject: input.subject,
    signer: input.signer,
    recipients: input.recipients,
    pages: input.pages,
    copies: input.copies,
    note: input.note,
    namedPerson: null,
    namedPersonId: null,
    holderId: null,
    dueOn: null,
    dueTime: null,
    protectionUntil: protectedUntil(
      rules.level(input.level),
      checked.determination?.determinedOn ?? input.documentDate,
    ),
    rulePack: appliedPacks(ports, input.documentDate),
    createdMs: ports.nowMs(),
    createdBy: ports.actor.id,
  };
  const readers = new Set([ports.actor.id, ...parties, ...namedPeople(ports, input)]);
  const registered = writeEntry(ports, document, place, input.files, [...readers]);
  recordDetermination(ports, document, checked);
  ports.append({
    act: 'document.registered-out',
    ...about('document', id),
    facts: {
      book: input.book,
      year: place.book.year,
      number: numberFact(registered.entryNumber, place.suffix),
      on: place.enteredOn,
      code: numbered.code,
      level: input.level,
      item: checked.determination?.itemRef ?? null,
      ...(doubt === null ? {} : { doubt: doubt.rule }),
      rules: document.rulePack,
      ...approvalFact(ports, place),
    },
  });
  if (input.answersId !== null)
    linkAnswer(ports, input.answersId, { outgoingId: id, code: numbered.code, note: '' });
  ports.announce('documents.changed', id);
  ports.announce('registers.changed', registered.bookId);
  return { ...registered, code: numbered.code };
}

/**
 * Whose post does not reach the level that the paper names them for. Papers of earlier days are as they are, so it is
 * a doubt and no refusal; of somebody who is nobody here nothing is known.
 */
function doubtOf(ports: Ports, input: OutgoingInput) {
  const { level, documentDate } = input;
  if (level === 'none' || input.authority === undefined) return null;
  for (const name of new Set([input.signer, normaliseLine(input.determination?.determinedBy ?? '')])) {
    const people = activePeople(ports.db).filter((person) => person.fullName === name);
    const short = people.map((person) =>
      shortfallOf(ports, person, { act: 'sign', level, on: documentDate }),
    );
    const [first = null] = short;
    if (first !== null && !short.includes(null)) return { person: name, level, ...first };
  }
  return null;
}

/** Taken now, given with its place, or read from the paper where it was lost. */
function numberOf(ports: Ports, own: Parameters<typeof takeOwnNumber>[1], place: Place): TakenNumber {
  if (place.lost !== null)
    return giveLostNumber(
      ports,
      own,
      place.lost.ownNumber ?? raise('bad-input', { field: 'ownNumber', rule: 'required' }),
    );
  return place.own === null ? takeOwnNumber(ports, own) : giveOwnNumber(ports, own, place.own);
}

/** Who signed it and who determined its level, where they are people of this office, may read what they decided. */
function namedPeople(ports: Ports, input: Pick<OutgoingInput, 'signer' | 'determination'>): string[] {
  const names = [input.signer, normaliseLine(input.determination?.determinedBy ?? '')];
  return activePeople(ports.db)
    .filter((person) => names.includes(person.fullName))
    .map((person) => person.id);
}

type NumberedBy = Pick<OutgoingInput, 'typeId' | 'documentDate' | 'level' | 'draftingUnit'>;

/** The number that the next document of this kind will take; it is not taken yet. */
export const nextOutgoingCode = (
  ports: Ports,
  { typeId, documentDate, level, draftingUnit: unit = '' }: NumberedBy,
): string => peekOwnNumber(ports, { typeId, documentDate, classified: level !== 'none', unit });

/** Entered today; for an earlier day only by approval or again from the paper, and a document may not be younger than its entry. */
function placeOf(ports: Ports, input: Pick<OutgoingInput, 'book' | 'documentDate' | 'numberFrom' | 'note'>) {
  const { numberFrom, book, documentDate, note } = input;
  const request = numberFrom?.kind === 'request' ? findRequest(ports.db, numberFrom.id) : null;
  const isAgain = numberFrom?.kind === 'reservation' && isLost(ports.db, numberFrom.id);
  const enteredOn = request?.onDate ?? (isAgain ? documentDate : ports.today());
  checkDate('documentDate', documentDate, enteredOn);
  return takePlace(ports, { kind: book, enteredOn, from: numberFrom }, { date: documentDate, reason: note });
}
