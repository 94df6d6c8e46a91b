import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../../shared/errors.ts';
import { type CheckRow, openChecks, type SettledCheck, settledChecks } from '../../backup/checkStore.ts';
import { BEGUN_FROM, restorations } from '../../tables/epochs.ts';
import { inRuns, lostOfBook, lostOfSeries, type NumberRun, receiptRun } from '../../backup/lostNumbers.ts';
import { maySee, viewOf } from '../../backup/numberChecks.ts';
import { typeNames } from '../../rules/officeRules.ts';
import { ofStation, type Ports } from '../../ports.ts';
import { BOOK_TEXT, printedNumber, moment } from '../../printing/bookText.ts';
import { PAPER_TEXT } from '../../printing/paperText.ts';
import type { PaperSource } from '../../printing/source.ts';

const TEXT = PAPER_TEXT.numbers;

/**
 * Biên bản đối chiếu số sau khôi phục: what was compared by whom, and every number up to the last one on paper that has no
 * entry here. Named by any comparison that the reader sees; a book that is not theirs is left out, as on the page.
 */
export const restorationSource: PaperSource = {
  shownBy: 'backup.numberChecks',
  offered: (ports, id) => {
    settledFor(ports, id);
    return [{ paper: 'numbers-minutes', recipients: [] }];
  },
  data: (ports, id) => [minutes(ports, settledFor(ports, id))],
  level: () => null, // numbers and the names of books, no words of any document
  toldOf: (ports) => ({ ...ofStation(ports) }),
};

function settledFor(ports: Ports, id: string): SettledCheck[] {
  const settled = settledChecks(ports.db).filter((row) => maySee(ports, row));
  if (!settled.some((row) => row.id === id)) raise('not-found', { id });
  return settled;
}

function minutes(ports: Ports, settled: readonly SettledCheck[]): PaperData {
  const names = namesOf(ports);
  const lost = [...lostBookLines(ports, settled, names), ...lostSeriesLines(ports, names)];
  const { station } = ports;
  return {
    values: {
      number: '',
      station: `${station.stationName}, ${station.office.name}`,
      restored: restorations(ports.db)
        .filter(({ backupId }) => backupId !== BEGUN_FROM.elsewhere)
        .map(({ atMs, backupId, backupMs }) =>
          backupId === BEGUN_FROM.lostLog
            ? TEXT.logLost(moment(atMs))
            : backupId === BEGUN_FROM.behind
              ? TEXT.behind(moment(atMs))
              : TEXT.restored(moment(atMs), moment(backupMs)),
        )
        .join('; '),
      open: openChecks(ports.db)
        .filter((row) => maySee(ports, row))
        .map((row) => names(row))
        .join('; '),
      maker: ports.actor.fullName,
      confirmer: BOOK_TEXT.confirmer(station.office.kind),
    },
    tables: {
      checks: settled.map((check, index) => ({
        line: String(index + 1),
        name: names(check),
        ground: check.ground,
        known: printedNumber(check.known),
        last: printedNumber(check.last),
        by: `${check.by}, ${moment(check.settledMs)}`,
      })),
      lost: lost.map((line, index) => ({ line: String(index + 1), ...line })),
    },
  };
}

type NamesOf = (row: CheckRow) => string;

/** What each is called on paper: the book by its form, a series by type and period, the codes by their first signs. */
function namesOf(ports: Ports): NamesOf {
  const rules = ports.rules.asOf(ports.today());
  const types = typeNames(ports);
  return (row) => {
    const { book, year, series, prefix } = viewOf(row, types);
    if (book !== null) return PAPER_TEXT.bookOfYear(rules.book(book).name, year ?? 0);
    return series === null ? TEXT.receipts(prefix) : TEXT.series(series);
  };
}

interface LostLine {
  readonly name: string;
  readonly numbers: string;
  readonly reason: string;
}

const runOf = ({ from, to }: NumberRun): string =>
  from === to ? printedNumber(from) : `${printedNumber(from)} – ${printedNumber(to)}`;

function lostBookLines(ports: Ports, settled: readonly SettledCheck[], names: NamesOf): LostLine[] {
  return settled.flatMap((check) => {
    const { book, year, known, last } = check;
    if (book === null || year === null) return [];
    const lines = lostOfBook(ports.db, { book, year, known, last });
    return inRuns(lines, (a, b) => a.state === b.state && a.reason === b.reason).map(
      ({ from, to, first }) => ({
        name: names(check),
        numbers: runOf({ from, to }),
        reason: first.state === 'held' ? TEXT.waits : TEXT.notUsed(first.reason),
      }),
    );
  });
}

function lostSeriesLines(ports: Ports, names: NamesOf): LostLine[] {
  return lostOfSeries(ports.db).map(({ series, from, to, check }) => ({
    name: names(series),
    numbers: series.kind === 'receipts' ? receiptRun(series.subject, { from, to }) : runOf({ from, to }),
    reason:
      check === null ? TEXT.before : TEXT[series.kind === 'receipts' ? 'code' : 'ownNumber'](check.ground),
  }));
}
