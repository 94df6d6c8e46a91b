import { KeyWarnings } from '../../parts/certificates/KeyWarnings.tsx';
import { navigationFor } from '../../parts/navigation/navigation.ts';
import { CodeOfBackupWaits } from '../../parts/recovery/CodeOfBackup.tsx';
import { LossLeft } from '../../parts/recovery/LossLeft.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useRouter } from '../../data/router.ts';
import { mayCall } from '../../data/mayCall.ts';
import { officeNowMs } from '../../data/clock.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import { DutiesPanel } from './DutiesPanel.tsx';
import { FirstDay } from './FirstDay.tsx';
import { HealthLines } from './HealthLines.tsx';
import { deskKind } from './kind.ts';
import { LedgerPanel } from './LedgerPanel.tsx';
import { ObstaclesPanel } from './ObstaclesPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { ExchangePanel } from './SidePanels.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** For whoever sees no registers (administrator, cipher officer): what there is to do instead, and why there is no list. */
export function OtherDesk() {
  const { t, format } = useWords();
  const session = useOpenSession();
  const nowMs = officeNowMs();
  const go = useRouter((state) => state.go);
  const cipher = deskKind(session.roles) === 'cipher';
  const items = navigationFor(session)
    .flatMap((group) => group.items)
    .filter((item) => item.page !== 'desk');
  return (
    <>
      <PageHead title={t('desk.title')}>
        <span className="m">{format.weekdayDate(format.dayOf(nowMs))}</span>
      </PageHead>
      <div className="canvas scroll grow">
        <div className="otherDesk">
          <HealthLines />
          <CodeOfBackupWaits />
          <LossLeft />
          <KeyWarnings />
          {mayCall(session.roles, 'people.add') ? <FirstDay /> : null}
          <DutiesPanel />
          <Note tone="info" title={t('desk.other.title')}>
            {t(cipher ? 'desk.other.whyCipher' : 'desk.other.why')}
          </Note>
          {cipher ? <ExchangePanel /> : null}
          {mayCall(session.roles, 'people.add') ? <PeoplePanel /> : null}
          {mayCall(session.roles, 'ledger.verify') ? <LedgerPanel /> : null}
          <PlanPanel />
          <ObstaclesPanel />
          <Panel title={t('desk.other.places')}>
            <ul className="otherPlaces">
              {items.map((item) => (
                <li key={item.page}>
                  <div className="grow">
                    <div className="md">{t(item.title)}</div>
                    <div className="m cap">{placeWord(t, item.page)}</div>
                  </div>
                  <Button size="small" icon={item.icon} onPress={() => go(item.page)}>
                    {t('common.open')}
                  </Button>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

function placeWord(t: Translate, page: string): string {
  const key = `desk.other.${page}`;
  return t.has(key) ? t(key) : '';
}
