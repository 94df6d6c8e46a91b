import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { addCounts, NO_COUNTS } from '../../../shared/domain/figures/figure.ts';
import { type FigureSheet, readSheet } from '../../../shared/domain/figures/sheet.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import type { Ports } from '../ports.ts';
import { periodFor } from './queries.ts';
import { officesKnown, officesSet, type SheetRow, sheetsOf } from './sheetStore.ts';

type View = Output<'figures.offices'>;
type Line = View['offices'][number];

const sheetIn = (row: SheetRow): FigureSheet => {
  const read = readSheet(row.content);
  return 'sheet' in read ? read.sheet : raise('internal', { at: 'kept-sheet' });
};

/**
 * What the offices below signed for a period, added up: who reported, who is late, who is missing; of each the newest
 * edition, with the earlier ones beside it.
 */
export function officesView(ports: Ports, input: Parsed<'figures.offices'>): View {
  const period = periodFor(input.period);
  const { workingDays, id: rule } = ports.rules.asOf(ports.today()).submission.reportDue;
  const dueOn = addWorkingDays(officeCalendar(ports), period.to, workingDays);
  const rows = sheetsOf(ports.db, 'taken', period.kind, period.from);
  const set = new Map(officesSet(ports.db).map((office) => [office.code, office]));
  const known = new Map(officesKnown(ports.db).map(({ code, name }) => [code, name]));
  for (const { code, name } of set.values()) if (!known.has(code)) known.set(code, name);
  const offices = [...known].sort(byName).map(([code, name]): Line => {
    const own = rows.filter((row) => row.officeCode === code);
    const newest = own[0];
    const first = own.at(-1);
    const expected = set.get(code)?.expected ?? own.length > 0;
    const sheet = newest === undefined ? null : sheetIn(newest);
    return {
      code,
      name: newest?.officeName ?? name,
      expected,
      state: stateOf(first, { expected, dueOn, today: ports.today() }),
      counts: sheet?.counts ?? null,
      medianDays: sheet?.medianDays ?? null,
      rating: sheet?.rating.average ?? null,
      asOf: sheet?.asOf ?? null,
      adopted: sheet?.initiatives.adopted ?? null,
      editions: own.map(({ edition, madeMs, keptMs, note, through }) => ({
        edition,
        madeMs,
        keptMs,
        note,
        through: through === 'envelope' ? 'envelope' : 'file',
      })),
    };
  });
  const reported = offices.filter(({ counts }) => counts !== null);
  return {
    period,
    dueOn,
    dueRule: rule,
    offices,
    sum: reported.reduce((sum, { counts }) => addCounts(sum, { ...NO_COUNTS, ...counts }), NO_COUNTS),
    adopted: reported.reduce((sum, { adopted }) => sum + (adopted ?? 0), 0),
    reported: reported.length,
    missing: offices.filter(({ expected, counts }) => expected && counts === null).length,
    own: sheetsOf(ports.db, 'own', period.kind, period.from).map(({ id, edition, madeMs, note }) => ({
      id,
      edition,
      madeMs,
      note,
    })),
  };
}

/** As an office is looked up: Đ after D, a name after its marks. */
const byName = ([aCode, a]: [string, string], [bCode, b]: [string, string]): number =>
  a.localeCompare(b, 'vi') || (aCode < bCode ? -1 : 1);

function stateOf(
  first: SheetRow | undefined,
  at: { expected: boolean; dueOn: string; today: string },
): Line['state'] {
  if (first !== undefined) return civilDateAt(first.keptMs) > at.dueOn ? 'came-late' : 'in';
  if (!at.expected) return 'not-expected';
  return at.today > at.dueOn ? 'late' : 'waiting';
}
