import { daysBetween, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { FIGURE_TEXT } from '../printing/figureText.ts';
import type { Leaving } from './leaving.ts';
import type { OldestCase } from './oldestOpen.ts';

type Overview = Output<'figures.overview'>;

/**
 * Three sentences for whoever reads no table: what changed, with what is still overdue beside the share in time; the unit
 * with most overdue, where the office has units; the case that waits longest. What is hidden in the tables is in no sentence.
 */
export function sentencesOf(overview: Overview, told: Leaving, oldest: OldestCase | null): string {
  return [changes(told), worstUnit(overview, told), told.hidesParts ? null : longest(oldest, overview.asOf)]
    .filter((sentence) => sentence !== null)
    .join('\n');
}

function changes({ counts, before }: Leaving): string | null {
  const { received, answeredOnTime: onTime, answeredLate: late, overdue } = counts;
  if (received === null || onTime === null || late === null || overdue === null) return null;
  const words = FIGURE_TEXT.sentence;
  const change = before.received === null ? '' : words.change(received - before.received);
  const answers = onTime + late;
  const share = answers === 0 ? words.noAnswer : words.answers(answers, Math.round((100 * onTime) / answers));
  return `${words.received(received)}${change}; ${share}; ${words.overdue(overdue)}.`;
}

function worstUnit({ parts }: Overview, told: Leaving): string | null {
  if (told.hidesParts) return null;
  // what nobody was given, or who stands in no unit, is no unit that is late
  const units = (parts.unit ?? []).flatMap(({ unit, counts }) =>
    unit === null ? [] : [{ name: unit, overdue: counts.overdue ?? 0 }],
  );
  const worst = units.toSorted((a, b) => b.overdue - a.overdue)[0];
  if (worst === undefined) return null;
  return worst.overdue === 0
    ? FIGURE_TEXT.sentence.noneLate
    : FIGURE_TEXT.sentence.worst(worst.name, worst.overdue);
}

const longest = (oldest: OldestCase | null, asOf: string): string | null =>
  oldest === null
    ? null
    : FIGURE_TEXT.sentence.oldest(
        oldest.receiptCode,
        formatDate(oldest.receivedOn),
        daysBetween(oldest.receivedOn, asOf),
      );
