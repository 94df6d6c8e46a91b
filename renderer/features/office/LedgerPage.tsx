import { type MadeReport, ReportDialog } from '../../parts/papers/ReportDialog.tsx';
import './ledger.css';
import { useState } from 'react';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { InspectionDialog } from './InspectionDialog.tsx';
import { LedgerEntries } from './LedgerEntries.tsx';
import { LedgerFilterBar } from './LedgerFilterBar.tsx';
import { EVERYTHING } from './ledgerStore.ts';
import { LedgerVerdict } from './LedgerVerdict.tsx';

/** Nhật ký: what was done, by whom, in order; whether it is whole; minutes and an export for those who check. */
export function LedgerPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const [filter, setFilter] = useState(EVERYTHING);
  const [record, setRecord] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Output<'ledger.verify'> | null>(null);
  const [failure, setFailure] = useState<WireError | null>(null);
  const [minutes, setMinutes] = useState<MadeReport | null>(null);
  const [inspecting, setInspecting] = useState(false);
  // what was refused was refused of what was chosen before
  const choose = (next: typeof filter): void => {
    setFilter(next);
    setFailure(null);
  };
  const verify = async (): Promise<void> => {
    const reply = await call('ledger.verify', {});
    setVerdict(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.error);
  };
  const makeMinutes = async (): Promise<void> => {
    const reply = await call('ledger.minutes', { ...filter, act: null });
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok) setMinutes(reply.value);
  };
  const exportAs = async (scope: 'open' | 'whole'): Promise<void> => {
    const reply = await host().exportLedger(scope);
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.saved) useToasts.getState().show({ text: t('ledgerPage.exported') });
  };
  return (
    <>
      <PageHead
        title={t('word.ledger')}
        actions={
          <>
            {mayCall(roles, 'ledger.minutes') ? (
              <Button icon="print" onPress={() => void makeMinutes()}>
                {t('ledgerPage.minutes.make')}
              </Button>
            ) : null}
            {mayCall(roles, 'ledger.exportTo') ? (
              <Menu
                label={t('ledgerPage.export')}
                acts={[
                  { id: 'open', text: t('ledgerPage.export.open'), onAct: () => void exportAs('open') },
                  { id: 'whole', text: t('ledgerPage.export.whole'), onAct: () => void exportAs('whole') },
                ]}
              >
                <Button icon="disk">{t('ledgerPage.export')}</Button>
              </Menu>
            ) : null}
            {mayCall(roles, 'inspection.list') ? (
              <Button icon="shield" onPress={() => setInspecting(true)}>
                {t('word.inspection')}
              </Button>
            ) : null}
            <Button kind="primary" icon="check" onPress={() => void verify()}>
              {t('ledgerPage.verify')}
            </Button>
          </>
        }
      >
        <span className="m cut wide-only">{t('ledgerPage.lead')}</span>
      </PageHead>
      <LedgerFilterBar value={filter} record={record} onChange={choose} />
      {failure ? <Failure error={failure} onClose={() => setFailure(null)} /> : null}
      {verdict ? <LedgerVerdict verdict={verdict} /> : null}
      <LedgerEntries
        filter={filter}
        onRecord={(item) => {
          setRecord(item.record?.label ?? '');
          choose({ ...EVERYTHING, subject: item.subject });
        }}
      />
      {minutes ? (
        <ReportDialog
          report={minutes}
          title={t('ledgerPage.minutes')}
          fileName={t('ledgerPage.minutes.file')}
          onClose={() => setMinutes(null)}
        />
      ) : null}
      {inspecting ? <InspectionDialog onClose={() => setInspecting(false)} /> : null}
    </>
  );
}
