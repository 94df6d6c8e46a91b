import type { Muster } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Translate } from '../../i18n/I18n.tsx';

/** The four figures of a muster in one line. */
export function countsOf(t: Translate, muster: Muster): string {
  const { found, missing, elsewhere, unexpected } = muster;
  const counts = { found, missing, elsewhere, unexpected };
  // while it runs nothing is missing: it is only not seen yet
  return t(muster.closedMs === null ? 'copies.muster.countsRunning' : 'copies.muster.counts', counts);
}
