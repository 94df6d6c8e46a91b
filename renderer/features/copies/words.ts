import type { Muster } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** The four figures of a muster in one line. */
export function countsOf(t: Translate, muster: Muster): string {
  const { found, missing, elsewhere, unexpected } = muster;
  return t('copies.muster.counts', { found, missing, elsewhere, unexpected });
}
