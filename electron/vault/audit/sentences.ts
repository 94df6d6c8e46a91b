import { IntlMessageFormat } from 'intl-messageformat';
import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { sentenceValues } from '../../../shared/domain/ledgerFacts.ts';
import { type PaperName, PAPERS } from '../../../shared/domain/papers/paperForm.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import { ledger, operations } from '../../../shared/words/vi/acts.ts';
import { papers } from '../../../shared/words/vi/papers.ts';
import type { Ports } from '../ports.ts';

const isPaper = (code: string): code is PaperName => (PAPERS as readonly string[]).includes(code);

const texts: Readonly<Record<string, string>> = ledger;

/** The sentence of an entry for a printed paper: the words of the screen, in Vietnamese whatever the screen speaks. */
export function sentenceMaker(
  ports: Pick<Ports, 'rules' | 'today'>,
): (act: string, facts: Readonly<Record<string, string | number | null>>) => string {
  const rules = ports.rules.asOf(ports.today());
  const books = new Map<string, string>(rules.books.map(({ book, name }) => [book, name]));
  const word = (fact: string, code: string): string | undefined => {
    switch (fact) {
      case 'level':
        return Level.safeParse(code).success ? rules.level(Level.parse(code)).name : undefined;
      case 'book':
        return books.get(code);
      case 'paper':
        return isPaper(code) ? papers[`papers.${code}`] : undefined;
      case 'asked':
        return Object.hasOwn(operations, `op.${code}`)
          ? operations[`op.${code}` as keyof typeof operations]
          : undefined;
      default:
        return texts[`ledger.word.${fact}.${code}`];
    }
  };
  return (act, facts) => {
    const text = texts[`ledger.${act}`];
    const values = sentenceValues(text === undefined ? { act } : facts, { date: formatDate, word });
    return String(new IntlMessageFormat(text ?? texts['ledger.word.unknown'] ?? act, 'vi-VN').format(values));
  };
}
