import type { Translate } from '../../i18n/I18n.tsx';

/** Time spent on a task in words: seconds alone below a minute. */
export const spentWords = (t: Translate, seconds: number): string =>
  t('lessons.spent', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
