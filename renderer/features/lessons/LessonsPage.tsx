import './lessons.css';
import { mayCall } from '../../data/mayCall.ts';
import { weeksOf } from '../../data/helpTopics.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Tabs, type TabItem } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { CourseTab } from './CourseTab.tsx';
import { TasksTab } from './TasksTab.tsx';
import { WeekTab } from './WeekTab.tsx';

type TabId = 'tasks' | 'course' | 'week';

/** Tập huấn: the guided tasks of this person's posts, what other training stations reported, and the first week. */
export function LessonsPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('lessons.list', {});
  const [tab, setTab] = useWantedTab<TabId>('tab', 'tasks');
  if (error && value === null) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  if (value === null) return <LoadingRows />;
  const done = value.lessons.filter(({ times }) => times > 0).length;
  const tabs: TabItem<TabId>[] = [
    { id: 'tasks', title: t('lessons.tab.tasks'), content: <TasksTab value={value} /> },
    ...(mayCall(roles, 'course.rows')
      ? [{ id: 'course', title: t('lessons.tab.course'), content: <CourseTab /> } as const]
      : []),
    ...(weeksOf(roles).length > 0
      ? [{ id: 'week', title: t('lessons.tab.week'), content: <WeekTab roles={roles} /> } as const]
      : []),
  ];
  return (
    <>
      <PageHead title={t('lessons.title')}>
        <span className="m wide-only">{t('lessons.count', { done, total: value.lessons.length })}</span>
      </PageHead>
      <Tabs label={t('lessons.title')} tabs={tabs} value={tab} onChange={setTab} />
    </>
  );
}
