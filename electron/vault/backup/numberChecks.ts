import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { typeNames } from '../rules/officeRules.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { isOpenToAll } from '../registers/bookStore.ts';
import { openBookFor } from '../registers/books.ts';
import { takeLost } from '../registers/numbers.ts';
import { lostCounts } from '../registers/numberStore.ts';
import { type CheckRow, openChecks, settledChecks } from './checkStore.ts';
import { standingBehind } from './behind.ts';
import { codeToSettle } from '../session/codeStanding.ts';
import { lostOfSeries } from './lostNumbers.ts';
import { takeNumbersOver } from './seriesStore.ts';

export const maySee = (ports: Ports, row: Pick<CheckRow, 'book'>): boolean =>
  row.book === null || isOpenToAll(row.book) || seesAllLines(ports.actor);

export function listChecks(ports: Ports): Output<'backup.numberChecks'> {
  const checks = openChecks(ports.db).filter((row) => maySee(ports, row));
  const lost = lostCounts(ports.db).filter(({ book }) => isOpenToAll(book) || seesAllLines(ports.actor));
  const names = typeNames(ports);
  const gone = lostOfSeries(ports.db).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const minutes = settledChecks(ports.db).find((row) => maySee(ports, row))?.id ?? null;
  return {
    checks: checks.map((row) => viewOf(row, names)),
    lost,
    gone,
    minutes,
    code: codeToSettle(ports),
    behind: standingBehind(ports.db, ports.station.stationId),
  };
}

export type CheckView = Output<'backup.numberChecks'>['checks'][number];

export function viewOf(row: CheckRow, names: ReadonlyMap<string, string>): CheckView {
  const { id, kind, book, year, known, typeId, period } = row;
  const [counts, of = ''] = (period ?? '').split(':');
  return {
    id,
    kind,
    book,
    year,
    known,
    series:
      typeId === null
        ? null
        : {
            typeName: names.get(typeId) ?? typeId,
            counts: counts === 'term' ? 'term' : 'year',
            period: of,
            classified: row.classified === 1,
          },
    prefix: kind === 'receipts' ? row.subject : '',
  };
}

/**
 * A person has looked at the paper. Numbers up to the last one given out are taken, so that none is given twice, and those
 * of a book wait to be written again; then the book, the series or the receipts go on.
 * @throws AppError `not-found`, `bad-input` when `last` is below what the backup knows, or too far above
 */
export function confirmNumbers(
  ports: Ports,
  input: Parsed<'backup.confirmNumbers'>,
): Output<'backup.confirmNumbers'> {
  const check = openChecks(ports.db).find((row) => row.id === input.id && maySee(ports, row));
  if (check === undefined) raise('not-found', { id: input.id });
  const { last } = input;
  if (last < check.known) raise('bad-input', { field: 'last', rule: 'below-known', known: check.known });
  const ground = normaliseLine(input.ground);
  ports.db
    .prepare(
      `UPDATE number_check SET last = :last, settled_ms = :nowMs, settled_by = :personId, ground = :ground
        WHERE id = :id`,
    )
    .run({ last, nowMs: ports.nowMs(), personId: ports.actor.id, ground, id: check.id });
  const accounted = last - check.known;
  if (accounted > 0) account(ports, check, last, ground);
  const left = openChecks(ports.db).filter((row) => maySee(ports, row)).length;
  ports.append({
    act: 'numbers.confirmed',
    subjectKind: check.kind === 'book' ? 'book' : 'station',
    subjectId: check.subject,
    facts: {
      ...namedInLedger(viewOf(check, typeNames(ports))),
      known: check.known,
      last,
      left,
    },
  });
  ports.announce('registers.changed');
  ports.announce('backup.changed');
  return { accounted };
}

/** Which book, series or codes were compared; a series that counts all types is `all`. */
function namedInLedger({ book, year, series, prefix }: CheckView): Record<string, string | number | null> {
  if (book !== null) return { book, year };
  return series === null
    ? { receipts: prefix }
    : { series: series.typeName === '' ? 'all' : series.typeName, period: series.period };
}

function account(ports: Ports, check: CheckRow, last: number, reason: string): void {
  if (check.kind !== 'book' || check.book === null) {
    takeNumbersOver(
      ports.db,
      check.kind === 'series' ? 'series' : 'receipts',
      check.subject,
      last - check.known,
    );
    return;
  }
  const book = openBookFor(ports, check.book, check.year === null ? ports.today() : dayIn(ports, check.year));
  takeLost(ports, book, { upTo: last, checkId: check.id, ground: reason });
}

/** A day on which the book of that year takes numbers. */
const dayIn = (ports: Ports, year: number): string =>
  ports.today().startsWith(String(year)) ? ports.today() : `${year}-12-31`;
