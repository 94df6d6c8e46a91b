import './obstacles.css';
import { mayCall } from '../../data/mayCall.ts';
import { useObstacle } from '../../data/obstacleStore.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useRoute } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { Button } from '../../components/Button.tsx';
import { Tabs, type TabItem } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { AnswersTab } from './AnswersTab.tsx';
import { PlanTab } from './PlanTab.tsx';
import { ReportedTab } from './ReportedTab.tsx';
import { RecurringTab } from './RecurringTab.tsx';

type TabId = 'mine' | 'office' | 'recurring' | 'answers' | 'plan';

/** Vướng mắc: what this person asked, what waits to be sent on, what recurs, and the answers that were published. */
export function ObstaclesPage() {
  const t = useT();
  const { roles } = useOpenSession();
  // the desk leads to one task of the plan; one that was chosen is there again after a form
  const { params } = useRoute();
  const task = params['task'] ?? null;
  const [tab, setTab] = useWantedTab<TabId>('tab', task === null ? 'mine' : 'plan');
  const open = useObstacle((state) => state.open);
  const tabs: TabItem<TabId>[] = [
    { id: 'mine', title: t('obstacles.tab.mine'), content: <ReportedTab whose="mine" /> },
    ...(mayCall(roles, 'obstacles.setSupport')
      ? [{ id: 'office', title: t('obstacles.tab.office'), content: <ReportedTab whose="office" /> } as const]
      : []),
    ...(mayCall(roles, 'obstacles.recurring')
      ? [{ id: 'recurring', title: t('obstacles.tab.recurring'), content: <RecurringTab /> } as const]
      : []),
    { id: 'answers', title: t('obstacles.answers'), content: <AnswersTab /> },
    ...(mayCall(roles, 'plan.tasks')
      ? [{ id: 'plan', title: t('plan.title'), content: <PlanTab selected={task} /> } as const]
      : []),
  ];
  return (
    <>
      <PageHead
        title={t('obstacles.title')}
        actions={
          <Button kind="primary" icon="chat" shortcut="app.obstacle" onPress={() => open()}>
            {t('obstacles.stuck')}
          </Button>
        }
      >
        <span className="m cut wide-only">{t('obstacles.lead')}</span>
      </PageHead>
      <Tabs label={t('obstacles.title')} tabs={tabs} value={tab} onChange={setTab} />
    </>
  );
}
