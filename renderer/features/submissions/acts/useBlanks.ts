import { openBlanks } from '../../../../shared/domain/text/blanks.ts';
import { useT } from '../../../i18n/I18n.tsx';

/** Why words can't be sent yet: a place of the template that nobody filled. The vault refuses the same. */
export function useBlanks(): (text: string) => string | null {
  const t = useT();
  return (text) => {
    const blanks = openBlanks(text);
    const [where] = blanks;
    return where === undefined ? null : t('submissions.missing.blanks', { count: blanks.length, where });
  };
}
