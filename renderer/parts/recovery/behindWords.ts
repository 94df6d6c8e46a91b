import type { Output } from '../../../shared/ipc/contract.ts';
import type { Formatter } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/I18n.tsx';

type Behind = NonNullable<Output<'backup.numberChecks'>['behind']>;

/** That this vault is older than what others saw of it, how much is missing, and what to do first. */
export function behindWords(t: Translate, format: Formatter, { where, missing, backup }: Behind): string {
  const what = missing > 0 ? 'numbers.behind.missing' : 'numbers.behind.other';
  const told = t(what, { where, missing: format.number(missing) });
  if (backup === null) return `${told} ${t('numbers.behind.noBackup')}`;
  const place = backup.folder === '' ? 'beside' : 'chosen';
  const date = format.dateTime(backup.atMs);
  return `${told} ${t('numbers.behind.backup', { date, place, folder: backup.folder })}`;
}
