import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { placeWords } from './words.ts';

/** Who answers for a copy, where it lies, and what is under way with it; lateness in words and colour. */
export function CopyWhere({ copy }: { copy: Copy }) {
  const { t, format } = useWords();
  const { carryOut } = copy;
  const words = [
    copy.holder?.fullName ?? copy.outside ?? '',
    copy.state === 'in-custody' && copy.medium === 'paper'
      ? copy.place === null
        ? t('copies.noPlace')
        : placeWords(copy.place)
      : '',
    copy.kind === 'original' ? '' : t(`copies.kind.${copy.kind}`),
    copy.mark === '' ? '' : t('copies.mark', { mark: copy.mark }),
    copy.envelope,
    copy.offeredTo === null ? '' : t('copies.offeredTo', { name: copy.offeredTo }),
    carryOut?.state === 'asked' ? t('copies.slipAsked') : '',
    carryOut?.state === 'permitted' ? t('copies.slipPermitted', { date: format.date(carryOut.until) }) : '',
    carryOut?.state === 'out' ? t('copies.dueBack', { date: format.date(carryOut.until) }) : '',
  ].filter(Boolean);
  const overdue = carryOut?.overdueDays ?? 0;
  return (
    // what is late first, and all of it to read where a table cuts the rest
    <span title={words.join(' · ')}>
      {overdue > 0 ? <b className="danger">{t('copies.overdue', { days: overdue })} · </b> : null}
      {words.join(' · ')}
    </span>
  );
}
