import { useEffect, useState } from 'react';
import { useToasts } from '../components/toastStore.ts';
import { Icon } from '../design/Icon.tsx';
import { on } from '../data/bridge.ts';
import { useT } from '../i18n/I18n.tsx';

type Told = { readonly step: number; readonly of: number } | 'waits' | null;

/**
 * The vault key changes in the act that makes it due (somebody left, a machine was lost, it was asked for): whoever did that sees
 * how far it is, since all else waits for it, or that it still has to come. A dialog may lie over the band, so a toast says it too.
 */
export function KeyChangeBand() {
  const t = useT();
  const [told, setTold] = useState<Told>(null);
  useEffect(
    () =>
      on('vault.key', ({ ids: [state, step, of] }) => {
        setTold(
          state === 'changing' ? { step: Number(step), of: Number(of) } : state === 'waits' ? state : null,
        );
        if (state === 'changing' && step === '0')
          useToasts.getState().show({ text: t('keyBand.changing'), undone: true });
        if (state === 'changed') useToasts.getState().show({ text: t('keyBand.changed') });
      }),
    [t],
  );
  if (told === null) return null;
  return (
    <div className="frameBand" role="status">
      <Icon name="key" size={14} tone="caution" />
      <b>{t(told === 'waits' ? 'keyBand.waits' : 'keyBand.changing')}</b>
      <span className="grow">
        {told === 'waits' ? t('keyBand.waits.detail') : t('keyBand.changing.detail', { ...told })}
      </span>
    </div>
  );
}
