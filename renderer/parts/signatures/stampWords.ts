import type { Output } from '../../../shared/ipc/contract.ts';
import type { Translate } from '../../i18n/I18n.tsx';

type Stamp = Output<'timeStamps.try'>;

/** Why no time stamp could be had, and what to do; null where there is one. */
export const faultOfStamp = (t: Translate, { fault }: Stamp): string | null =>
  fault === null ? null : t('stamp.failed', { why: t(`stamp.fault.${fault}`) });

/** What is said of the stamp of a signature after it was made, behind what is said of that: nothing where none was asked for. */
export function stampSaid(t: Translate, time: (ms: number) => string, stamp: Stamp | null): string {
  if (stamp === null) return '';
  return ` ${faultOfStamp(t, stamp) ?? t('stamp.done', { time: time(stamp.timeMs ?? 0) })}`;
}
