import './banner.css';
import type { ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';

/** KHO TẬP HUẤN: yellow, striped at both ends, can't be closed. */
export function TrainingBand({ text, children }: { text?: string | null; children?: ReactNode }) {
  const t = useT();
  return (
    <div className="band band-training" role="region" aria-label={t('band.training')}>
      <Icon name="warning" />
      <b>{t('band.training')}</b>
      <span className="cut">{text ?? t('band.trainingText')}</span>
      {children}
    </div>
  );
}

/** KHO BÍ MẬT NHÀ NƯỚC: carmine, full width, with the network self-check at the right. */
export function ClassifiedBand({ machine, check }: { machine: string; check?: string }) {
  const t = useT();
  return (
    <div className="band band-classified" role="region" aria-label={t('band.classified')}>
      <Icon name="shield" />
      <b>{t('band.classified')}</b>
      <span className="cut">{machine}</span>
      <span className="end" />
      {check ? <span className="cap">{check}</span> : null}
    </div>
  );
}
