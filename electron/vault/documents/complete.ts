import { protectedUntil } from '../../../shared/domain/levels/protection.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { beginContent, sealText } from '../knowing/recordKeys.ts';
import { createContentKey } from '../knowing/contentKeys.ts';
import { describeOpened } from './firstCopies.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Ports } from '../ports.ts';
import { entryOf } from '../registers/bookStore.ts';
import { beginChange, finishChange, indexDocument, type Seen, tellDocument } from './change.ts';
import { codeKeyOf } from './duplicates.ts';
import { addReaders, seesAllLines } from '../knowing/needToKnow.ts';
import { attachToDocument, checkFields } from './register.ts';
import { completeLine, moveDocument } from '../tables/documents.ts';
import { findPerson } from '../people/lookUps.ts';

/**
 * The named person opened the envelope and completes the entry; the number stays. The clerk who entered the
 * envelope is not given the key of what was in it, neither content nor trích yếu: the book has what stood on the
 * envelope (NĐ 26/2020/NĐ-CP, Điều 4).
 */
export function completeUnopened(ports: Ports, input: Parsed<'documents.completeUnopened'>): Seen {
  const before = beginChange(ports, 'completeUnopened', input);
  const arrivedOn = entryOf(ports.db, before.id)?.enteredOn ?? ports.today();
  if (input.level !== before.level) raise('bad-input', { field: 'level', rule: 'as-on-the-envelope' });
  checkFields(ports, input, arrivedOn, true);
  const { id: _id, revision: _revision, level, presentTo, files, subject, note, ...line } = input;
  const { documentDate, dueOn, dueTime } = line;
  const protectionUntil = protectedUntil(ports.rules.asOf(arrivedOn).level(level), documentDate ?? arrivedOn);
  const readers = [ports.actor.id, ...(presentTo === null ? [] : [presentTo])];
  if (level !== 'none') openToReaders(ports, before.id, readers);
  // who keeps no books writes for the readers only; a keeper who opens for another writes the line as always
  const kind = seesAllLines(ports.actor) && before.namedPersonId !== ports.actor.id ? 'line' : 'text';
  const words = {
    subject: subject === null ? null : sealText(ports, before, kind, 'subject', subject),
    note: sealText(ports, before, kind, 'note', note),
  };
  completeLine(ports.db, before.id, { ...line, ...words, codeKey: codeKeyOf(line.code), protectionUntil });
  describeOpened(ports, { id: before.id, pages: line.pages, copyNumber: line.copyNumber });
  attachToDocument(ports, { id: before.id, level }, files);
  const state = presentTo === null ? 'registered' : 'presented';
  const moved = moveDocument(ports.db, input, before, {
    state,
    holderId: presentTo ?? ports.actor.id,
    dueOn,
    dueTime,
  });
  if (!moved) raise('stale-revision', { id: before.id });
  indexDocument(ports, before.id);
  const byNamed = before.namedPersonId === ports.actor.id ? 1 : 0;
  const seen = finishChange(ports, before.id, before.revision + 1, {
    act: 'document.opened',
    facts: { byNamed },
  });
  if (presentTo !== null) {
    const to = findPerson(ports.db, presentTo)?.fullName ?? '';
    tellDocument(ports, before.id, 'document.presented', { to });
  }
  return seen;
}

/** The content gets its key now, for the named person and the leader; the words written from here on a new one. */
function openToReaders(ports: Ports, id: string, readers: readonly string[]): void {
  addReaders(ports.db, id, readers, ports.nowMs(), { id: ports.actor.id, how: 'presented' });
  const key = createContentKey(ports, id, readers);
  beginContent(ports, id, key);
  wipe(key);
}
