import type { ErrorCode } from '../../../shared/errors.ts';
import { errorWords } from '../../i18n/errorWords.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** The name of a screen, as the side bar has it; one that only another version has is called by its own word. */
export function screenWord(t: Translate, screen: string): string {
  const key = [`nav.${screen}`, `obstacles.screen.${screen}`].find((each) => t.has(each));
  return key !== undefined && t.has(key) ? t(key) : screen;
}

/** A step as it is read: a screen that was opened, or what was done; what only another version has, by its own name. */
export function stepWord(t: Translate, step: string): string {
  if (step.startsWith('screen:')) return t('obstacles.step.screen', { screen: screenWord(t, step.slice(7)) });
  const key = `op.${step.slice(3)}`;
  return t.has(key) ? t(key) : step.slice(3);
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
