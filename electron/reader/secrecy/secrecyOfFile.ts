import type { Secrecy } from '../../../shared/domain/secrecy/secrecy.ts';
import { markedLevel, type ScreenRule, screenText } from '../../../shared/domain/submission/screen.ts';
import { textOfFile } from '../text/fileText.ts';

/**
 * Searches the name and all the words of a file for marks of secrecy.
 * @param rules the screening pack in force
 * @throws AppError `file-type-refused` for programs and scripts
 */
export async function secrecyOfFile(
  name: string,
  bytes: Buffer,
  rules: readonly ScreenRule[],
): Promise<Secrecy> {
  const text = await textOfFile(name, bytes);
  const mark = screenText('', text ?? '', rules, new Map()).find(({ severity }) => severity === 'stop');
  if (mark !== undefined) return { state: 'marked', level: markedLevel(text ?? ''), rule: mark.rule };
  return text === null ? { state: 'unread', why: 'scan' } : { state: 'clear' };
}
