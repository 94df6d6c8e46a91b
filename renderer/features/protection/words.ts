import type { ProtectionDetail } from '../../../shared/ipc/contract/protection.ts';
import type { Translate } from '../../i18n/I18n.tsx';

export function reasonWords(t: Translate, reason: string): string {
  const key = `protection.reason.${reason}`;
  return t.has(key) ? t(key) : reason;
}

export const changeWords = (t: Translate, kind: 'adjusted' | 'extended' | 'declassified'): string =>
  t(`protection.change.${kind}`);

type Event = ProtectionDetail['events'][number];
export const eventWords = (t: Translate, event: Event): string =>
  event.kind === 'declassified' && event.way !== null
    ? `${t('protection.change.declassified')}: ${t(`protection.way.${event.way}`)}`
    : t(`protection.change.${event.kind}`);
