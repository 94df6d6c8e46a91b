import type { ErrorCode } from '../../../shared/errors.ts';
import { errorWords } from '../../i18n/errorWords.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** The name of a screen, as the side bar has it; one that only another version has is called by its own word. */
export function screenWord(t: Translate, screen: string): string {
  const key = [`nav.${screen}`, `obstacles.screen.${screen}`].find((each) => t.has(each));
  return key !== undefined && t.has(key) ? t(key) : screen;
}

/** On which screen an operation is at home. */
const HOMES: Readonly<Record<string, string>> = {
  ...{ documents: 'incoming', attachments: 'incoming', access: 'incoming', edxml: 'incoming' },
  ...{ proposals: 'proposals', delegations: 'delegations', copies: 'copies', protection: 'protection' },
  ...{ destruction: 'protection', submissions: 'submissions', intake: 'importSubmissions' },
  ...{ initiatives: 'initiatives', figures: 'figures', exchange: 'exchange', relay: 'exchange' },
  ...{
    registers: 'books',
    reports: 'books',
    papers: 'books',
    people: 'people',
    ledger: 'ledger',
    keys: 'keys',
  },
  ...{ backup: 'backup', settings: 'settings', rules: 'grounds', lessons: 'lessons', vault: 'settings' },
};

/** A step as it is read: a screen that was opened, or something done on it, with the operation's own name. */
export function stepWord(t: Translate, step: string): string {
  if (step.startsWith('screen:')) return t('obstacles.step.screen', { screen: screenWord(t, step.slice(7)) });
  const op = step.slice(3);
  const home = HOMES[op.split('.')[0] ?? ''];
  return home === undefined ? op : t('obstacles.step.op', { screen: screenWord(t, home), op });
}

/** What the program said, for a code of this version or of another. */
export function refusalWord(t: Translate, code: string): string {
  return t.has(`error.${code}`) ? errorWords(t, { code: code as ErrorCode, params: {} }).title : code;
}

/** Screen, refusal, rule in one line. */
export const placeWord = (
  t: Translate,
  { screen, code, rule }: { screen: string; code: string | null; rule: string | null },
): string =>
  [
    screenWord(t, screen),
    ...(code === null ? [] : [refusalWord(t, code)]),
    ...(rule === null ? [] : [rule]),
  ].join(' · ');
