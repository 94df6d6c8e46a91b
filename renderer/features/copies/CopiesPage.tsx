import '../../parts/copies/copies.css';
import './copies.css';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { seesLeaving } from '../../parts/navigation/tabPages.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { type TabItem, Tabs } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { CarryTab } from './CarryTab.tsx';
import { CopiesTab } from './CopiesTab.tsx';
import { LeavingTab } from './LeavingTab.tsx';
import { MusterTab } from './MusterTab.tsx';
import { PermitTab } from './PermitTab.tsx';
import { PlacesTab } from './PlacesTab.tsx';
import { TransferTab } from './TransferTab.tsx';

type TabId = 'mine' | 'all' | 'transit' | 'permits' | 'out' | 'muster' | 'places' | 'leaving';

/** Bản số và lưu giữ: what I hold, what is being handed over, what is out, and the muster. */
export function CopiesPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value: counts } = useAsk('copies.counts', {});
  const [tab, setTab] = useWantedTab<TabId>('tab', 'mine');
  const keeps = mayCall(roles, 'copies.musters');
  const item = (id: TabId, content: TabItem<TabId>['content'], more: Partial<TabItem<TabId>> = {}) => ({
    id,
    title: t(`copies.tab.${id}`),
    content,
    ...more,
  });
  const waiting = (counts?.toReceive ?? 0) + (counts?.given ?? 0);
  const overdue = counts?.overdue ?? 0;
  const slips = counts?.slipsToDecide ?? 0;
  const out = (counts?.out ?? 0) + slips;
  const permits = (counts?.toDecide ?? 0) - slips;
  const tabs: TabItem<TabId>[] = [
    item('mine', <CopiesTab views={['mine']} />, { count: counts?.mine ?? 0 }),
    item(
      'transit',
      <TransferTab />,
      waiting > 0 ? { count: waiting, hot: (counts?.toReceive ?? 0) > 0 } : {},
    ),
    item('permits', <PermitTab />, permits > 0 ? { count: permits } : {}),
    item('out', <CarryTab />, out > 0 ? { count: out, hot: overdue > 0 } : {}),
    item('all', <CopiesTab views={['all', 'outside', 'ended']} />),
    ...(keeps ? [item('muster', <MusterTab />)] : []),
    ...(mayCall(roles, 'copies.addPlace') ? [item('places', <PlacesTab />)] : []),
    ...(seesLeaving({ roles }) ? [item('leaving', <LeavingTab />)] : []),
  ];
  return (
    <>
      <PageHead title={t('copies.title')}>
        <span className="m cut wide-only">{t('copies.lead')}</span>
      </PageHead>
      {overdue > 0 ? (
        <div className="copiesAlarm">
          <Note
            tone="danger"
            title={t('copies.carry.overdueAlarm', { count: overdue })}
            actions={
              <Button size="small" onPress={() => setTab('out')}>
                {t('copies.tab.out')}
              </Button>
            }
          />
        </div>
      ) : null}
      <div className="copiesPage">
        <Tabs label={t('copies.title')} tabs={tabs} value={tab} onChange={setTab} />
      </div>
    </>
  );
}
