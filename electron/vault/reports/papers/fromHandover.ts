import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../../shared/errors.ts';
import type { Ports } from '../../ports.ts';
import { findHandover, type HandoverRow } from '../../registers/handovers.ts';
import { BOOK_TEXT, printedNumber, moment } from '../../printing/bookText.ts';
import type { PaperSource } from '../../printing/source.ts';

const STANDING: readonly HandoverRow['state'][] = ['offered', 'confirmed'];

/** Biên bản bàn giao sổ, for both to sign on paper as well. */
export const handoverSource: PaperSource = {
  shownBy: 'registers.handovers',
  offered: (ports, id) =>
    STANDING.includes(load(ports, id).state) ? [{ paper: 'handover-minutes', recipients: [] }] : [],
  data: (ports, id) => [minutes(ports, load(ports, id))],
  level: () => null, // counts, no words of any document
  toldOf: (_ports, id) => ({ subjectKind: 'handover', subjectId: id }),
};

const load = (ports: Ports, id: string): HandoverRow =>
  findHandover(ports.db, id) ?? raise('not-found', { id });

function minutes(ports: Ports, row: HandoverRow): PaperData {
  const at = row.answeredMs ?? row.offeredMs;
  const rules = ports.rules.asOf(ports.today());
  const books = row.counts.map((count, index) => ({
    line: String(index + 1),
    name: rules.book(count.kind).name,
    volume: `${count.year}, ${printedNumber(count.volume)}`,
    from: printedNumber(count.firstNumber),
    to: count.lines === 0 ? '' : printedNumber(count.lastNumber),
    entries: String(count.lines + count.inserted),
    cancelled: String(count.cancelled),
    state: BOOK_TEXT.bookState[count.state],
  }));
  return {
    values: {
      number: '',
      at: moment(at),
      giver: row.giver,
      receiver: row.taker,
      reason: row.note,
    },
    tables: { books },
  };
}
