import type { Output } from '../../../shared/ipc/contract.ts';
import type { Translate } from '../../i18n/I18n.tsx';

type Stamp = Output<'timeStamps.try'>;

/** Why no time stamp could be had, and what to do; null where there is one. */
export const faultOfStamp = (t: Translate, { fault }: Stamp): string | null =>
  fault === null ? null : t('stamp.failed', { why: t(`stamp.fault.${fault}`) });

/** The sentence about the stamp of a signature that was made; none where none was asked for. */
export const stampSaid = (t: Translate, time: (ms: number) => string, stamp: Stamp | null): string[] =>
  stamp === null ? [] : [faultOfStamp(t, stamp) ?? t('stamp.done', { time: time(stamp.timeMs ?? 0) })];
