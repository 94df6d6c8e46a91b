import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { cameBack } from '../session/codeStanding.ts';
import type { Ports } from '../ports.ts';
import { BOOK_TEXT, moment } from '../printing/bookText.ts';
import type { Held } from './held.ts';

/** The report of a loss: what, when, where, what it held by level, what was done at once. Never a trích yếu. */
export function lostPaper(
  ports: Ports,
  input: Pick<Parsed<'lost.settle'>, 'stationId' | 'noticedOn' | 'place' | 'ground' | 'wasOpen'>,
  held: Held,
  second: string,
): PaperData {
  const rules = ports.rules.asOf(ports.today());
  const { plan } = held;
  return {
    values: {
      number: '',
      station: held.name,
      office: held.officeName,
      noticedOn: formatDate(input.noticedOn),
      place: input.place,
      ground: input.ground,
      open: BOOK_TEXT.lostOpen(input.wasOpen),
      people: held.people.join(', '),
      certificates: String(plan.certificates),
      openings: String(plan.openings),
      waiting: String(plan.waiting),
      source: BOOK_TEXT.lostSource(sourceOf(ports, input.stationId), held.partial),
      maker: ports.actor.fullName,
      second,
    },
    tables: {
      levels: held.levels.map(({ level, documents, files }) => ({
        level: rules.level(level).name,
        documents: String(documents),
        files: String(files),
      })),
      lines: held.lines.map((line, index) => ({
        line: String(index + 1),
        level: rules.level(line.level).name,
        book: rules.book(line.book).name,
        number: String(line.number),
        code: line.code,
        issuer: line.issuer,
        enteredOn: formatDate(line.enteredOn),
        files: String(line.files),
      })),
    },
  };
}

/** Out of what the list was made: the reader weighs by it how much of the lost machine it can know. */
function sourceOf({ db, station }: Ports, stationId: string | null): string {
  if (stationId !== null) return BOOK_TEXT.lostPeer;
  const back = cameBack(db, station.stationId);
  if (back === null) return BOOK_TEXT.lostHere;
  return back.from === 'backup'
    ? BOOK_TEXT.lostRestored(moment(back.atMs), moment(back.backupMs), back.by)
    : back.from === 'behind'
      ? BOOK_TEXT.lostBehind(moment(back.atMs))
      : BOOK_TEXT.lostLog(moment(back.atMs));
}
