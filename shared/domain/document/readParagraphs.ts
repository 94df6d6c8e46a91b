import { draftWords } from './draftWords.ts';
import { NOTHING_READ, type PageReading } from './readPage.ts';
import { asksAmong, mayAsk } from './reading/asks.ts';
import { dateIn } from './reading/dates.ts';
import { deadlinesIn, hasMotto } from './reading/deadlines.ts';
import { TYPES } from './reading/layout.ts';
import { tidy } from './reading/lines.ts';

const HEAD = 40;
/** "Ea Mẫu, ngày 12 tháng 5 năm 2026", alone on its line. */
const DATED = /^[\p{L}\s.-]{2,40},\s*ngày\s*\d.{0,12}tháng.{0,12}năm\s*\d{4}$/iu;

/** What a Word file asks for, by its paragraphs in order. Its head is laid out freely: of that nothing is proposed. */
export function readParagraphs(paragraphs: readonly string[], typeNames: readonly string[]): PageReading {
  const lines = paragraphs.flatMap((text) => text.split('\n')).map(tidy);
  const said = lines.filter((text) => text !== '');
  const { typeName } = draftWords(said, [...new Set([...typeNames, ...TYPES])]);
  const dated = said.slice(0, HEAD).find((text) => DATED.test(text));
  const documentDate = dated === undefined ? null : dateIn(dated);
  const ownHead = said.slice(0, HEAD).findIndex(hasMotto);
  const list = said.slice(ownHead + 1).map((text) => ({ text, isRow: false }));
  const deadlines = mayAsk(typeName) ? deadlinesIn(list, { typeName, documentDate }) : [];
  return { ...NOTHING_READ, health: 'true', deadlines, asks: asksAmong(said, typeName) };
}
