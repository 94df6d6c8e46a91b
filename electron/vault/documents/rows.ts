import { clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import { OPEN_STATES, type ReadState, readState } from '../../../shared/domain/document/lifecycle.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { calledBack, isFrozen } from '../knowing/freeze.ts';
import { openSample } from '../tables/samples.ts';
import type { ListLine } from './listStore.ts';
import { numberOfKey, suffixOfKey, yearOfKey } from '../tables/entryKey.ts';
import { lateDays, officeCalendar, typeNames } from '../rules/officeRules.ts';
import { isUnassigned } from '../tables/documents.ts';

const OPEN = new Set<string>(OPEN_STATES);

/** Turns lines of the list into what a page shows; made once per page, so that rules are looked up once. */
export function rowMaker(ports: Ports): (line: ListLine) => DocumentRow {
  const calendar = officeCalendar(ports);
  const today = ports.today();
  const now = clockAt(ports.nowMs());
  const names = typeNames(ports);
  return (line) => ({
    id: line.id,
    book: line.book,
    bookId: line.bookId,
    year: yearOfKey(line.sortKey),
    entryNumber: numberOfKey(line.sortKey),
    entrySuffix: suffixOfKey(line.sortKey),
    enteredOn: line.enteredOn,
    enteredMs: line.enteredMs,
    issuer: line.issuer,
    code: line.code,
    documentDate: line.documentDate,
    typeId: line.typeId,
    typeName: names.get(line.typeId) ?? line.typeId,
    subject: openSubject(ports, line.id, line.subject),
    level: line.level,
    urgency: line.urgency,
    state: stateRead(ports.db, line),
    unassigned: isUnassigned(ports.db, line),
    calledBack: calledBack(ports.db, line.id),
    holder: holderOf(line),
    dueOn: line.dueOn,
    dueTime: line.dueTime,
    lateDays: OPEN.has(line.state) ? lateDays(calendar, line.dueOn, today, line.dueTime, now) : 0,
    files: line.files,
    // samples are few, and only in the office's own classified books
    sampleGround: line.level !== 'none' && openSample(ports.db, line.id) !== null,
  });
}

/** What a line reads as; only what was recalled is asked whether a proof of it is still owed. */
export const stateRead = (db: Db, { id, state }: Pick<ListLine, 'id' | 'state'>): ReadState =>
  readState(state, state === 'recalled' && isFrozen(db, id));

function holderOf(line: ListLine): PersonRef | null {
  if (line.holderId === null) return null;
  return { id: line.holderId, fullName: line.holderName ?? '', position: line.holderPosition ?? '' };
}
