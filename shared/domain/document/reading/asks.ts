import { foldExact } from '../../text/fold.ts';
import { ASKS } from './layout.ts';
import type { Line } from './lines.ts';

/**
 * Whether the page asks its addressee for something: a kind of document that always does, or words that do. What only
 * reports never does, whatever words stand in it ("phải yêu cầu bổ sung").
 */
export const asksIn = (lines: readonly Line[], typeName: string | null): boolean =>
  asksAmong(
    lines.map(({ text }) => text),
    typeName,
  );

/** The same of the lines as text. */
export function asksAmong(lines: readonly string[], typeName: string | null): boolean {
  if (typeName !== null && ASKS.never.includes(typeName)) return false;
  if (typeName !== null && ASKS.byTheirType.includes(typeName)) return true;
  const said = ` ${foldExact(lines.join(' '))} `;
  return ASKS.words.some((words) => said.includes(` ${words} `));
}

/** Whether dates in the text may be deadlines: what reports tells by when something was done. */
export const mayAsk = (typeName: string | null): boolean =>
  typeName === null || !ASKS.never.includes(typeName);
