import type { WireError } from '../../../shared/errors.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useEffect } from 'react';

export interface HandOverProps {
  envelopeId: string;
  onError: (error: WireError) => void;
}

/** A rule pack in an envelope: opened and judged here, put in force by the administrator. */
export function HandOver({ envelopeId, onError }: HandOverProps) {
  const t = useT();
  const act = useAct();
  const { error } = act;
  useEffect(() => {
    if (error) onError(error);
  }, [error, onError]);
  const handOver = (): void =>
    void act.call('rules.handOver', { envelopeId }, ({ pack }) =>
      useToasts.getState().show({ text: t('offers.handed', { pack }) }),
    );
  return (
    <Button icon="stamp" disabled={act.busy} onPress={handOver}>
      {t('offers.handOver')}
    </Button>
  );
}
