import { raise } from '../../../shared/errors.ts';
import type { BookForm } from '../../../shared/domain/rules/schema.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { ActLine } from '../../../shared/ipc/contract/registers.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { findPerson } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { actCell } from './actColumns.ts';
import { openFact, openFacts } from './actWords.ts';
import {
  actLinesBefore,
  type ActLineEvent,
  type ActLineRow,
  eventsOfActLine,
  factsNow,
} from './actLineStore.ts';
import { findBook } from './bookStore.ts';

/** Lines of a year's book of acts, newest first, each with what its columns say now and what they said before. */
export function listActLines(
  ports: Ports,
  { kind, year, after, limit }: Parsed<'registers.actLines'>,
): Output<'registers.actLines'> {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after);
  if (!Number.isInteger(before)) raise('bad-input', { field: 'after' });
  const rows = actLinesBefore(ports.db, { kind, year, before, limit: limit + 1, ...lineScope(ports.actor) });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const form = formOfYear(ports, shown[0], kind);
  return {
    columns: form.columns.map(({ heading, field, weight }) => ({ heading, field, weight })),
    lines: shown.map((row) => lineView(ports, form, row)),
    next: rows.length > limit && last !== undefined ? String(last.number) : null,
  };
}

function formOfYear(
  ports: Ports,
  line: ActLineRow | undefined,
  kind: Parsed<'registers.actLines'>['kind'],
): BookForm {
  const book = line === undefined ? null : findBook(ports.db, line.bookId);
  return (book && ports.rules.form(book.formId)) ?? ports.rules.asOf(ports.today()).book(kind);
}

/** A line and its events with the sealed trích yếu opened for who may read it. */
export function openedLine(ports: Ports, row: ActLineRow): [ActLineRow, ActLineEvent[]] {
  const events = eventsOfActLine(ports.db, row.id).map((event) =>
    event.field === null
      ? event
      : {
          ...event,
          oldValue: openFact(ports, row, event.field, event.oldValue),
          newValue: openFact(ports, row, event.field, event.newValue),
        },
  );
  return [{ ...row, facts: openFacts(ports, row, row.facts) }, events];
}

function lineView(ports: Ports, form: BookForm, row: ActLineRow): ActLine {
  const [line, events] = openedLine(ports, row);
  const facts = factsNow(line, events);
  const level = Level.safeParse(facts['level']);
  const { levels } = ports.rules.asOf(row.enteredOn);
  return {
    id: row.id,
    bookId: row.bookId,
    number: row.number,
    enteredOn: row.enteredOn,
    enteredBy: findPerson(ports.db, row.enteredBy)?.fullName ?? '',
    documentId: row.documentId,
    level: level.success ? level.data : null,
    cells: form.columns.map(({ field }) => actCell(field, { number: row.number, facts, levels })),
    facts: { ...facts },
    events: events.map(({ byId, ...event }) => ({
      ...event,
      by: findPerson(ports.db, byId)?.fullName ?? '',
    })),
    cancelled: events.some((event) => event.kind === 'cancelled'),
  };
}
