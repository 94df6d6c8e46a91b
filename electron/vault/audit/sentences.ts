import { IntlMessageFormat } from 'intl-messageformat';
import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { ledger as SENTENCES } from '../../../renderer/i18n/vi/ledger.ts';
import type { Ports } from '../ports.ts';

const texts: Readonly<Record<string, string>> = SENTENCES;

/** The sentence of an entry for a printed paper: the words of the screen, in Vietnamese whatever the screen speaks. */
export function sentenceMaker(
  ports: Pick<Ports, 'rules' | 'today'>,
): (act: string, facts: Readonly<Record<string, string | number | null>>) => string {
  const rules = ports.rules.asOf(ports.today());
  const books = new Map<string, string>(rules.books.map(({ book, name }) => [book, name]));
  const wordOf = (name: string, value: string): string => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
    if (name === 'level')
      return Level.safeParse(value).success ? rules.level(Level.parse(value)).name : value;
    if (name === 'book') return books.get(value) ?? value;
    return value;
  };
  return (act, facts) => {
    const text = texts[`ledger.${act}`];
    if (text === undefined) return act;
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(facts)) {
      values[name] = typeof value === 'string' ? wordOf(name, value) : (value ?? '');
      values[`${name}Given`] = value === null || value === '' || value === 0 ? 'no' : 'yes';
    }
    try {
      return String(new IntlMessageFormat(text, 'vi-VN').format(values));
    } catch {
      return act; // an old entry without a fact that the sentence names
    }
  };
}
