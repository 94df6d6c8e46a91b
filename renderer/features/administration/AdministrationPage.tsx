import './administration.css';
import { useRef } from 'react';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useGreyedFocus } from '../../focus/useGreyedFocus.ts';
import { useT } from '../../i18n/I18n.tsx';
import { DaysPanel } from './DaysPanel.tsx';
import { OffersPanel } from './OffersPanel.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';
import { ProvisionPanel } from './ProvisionPanel.tsx';
import { UnitsPanel } from './UnitsPanel.tsx';
import { SupportPanel } from './SupportPanel.tsx';
import { TrustPanel } from './TrustPanel.tsx';
import { UpdatePanel } from './UpdatePanel.tsx';

/** Quản trị máy trạm: what rules the machine from above, what comes in by file, what may be told about it. */
export function AdministrationPage() {
  const t = useT();
  const panels = useRef<HTMLDivElement>(null);
  useGreyedFocus(panels);
  return (
    <>
      <PageHead title={t('admin.title')} />
      <div className="scroll grow canvas" ref={panels}>
        <div className="pageColumn administration">
          <p className="s">{t('admin.lead')}</p>
          <UnitsPanel />
          <DaysPanel />
          <PolicyPanel />
          <TrustPanel />
          <UpdatePanel />
          <SupportPanel />
          <ProvisionPanel />
          <OffersPanel />
        </div>
      </div>
    </>
  );
}
