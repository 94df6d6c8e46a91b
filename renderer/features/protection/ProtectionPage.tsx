import './protection.css';
import { RARE_LISTS, WORK_LISTS, type WorkList } from '../../../shared/domain/levels/worklists.ts';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { Tabs } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { ChooseTab } from './ChooseTab.tsx';
import { ListsTab } from './ListsTab.tsx';
import { WorkTab } from './WorkTab.tsx';

type TabId = WorkList | 'choose' | 'lists';

/** Bảo vệ bí mật: what ends, what waits, who must be told, what is recalled, what is destroyed. */
export function ProtectionPage() {
  const t = useT();
  const route = useRouter((state) => state.route);
  const { roles } = useOpenSession();
  const choosing = mayCall(roles, 'protection.placeHolds') || mayCall(roles, 'destruction.propose');
  const { value: counts } = useAsk('protection.counts', {});
  const [tab, setTab] = useWantedTab<TabId>('tab', 'ending');
  // what is rare has a tab only while there is something in it
  const shown = (id: WorkList): boolean => !RARE_LISTS.has(id) || id === tab || (counts?.lists[id] ?? 0) > 0;
  const open = route.id === null ? null : ({ kind: 'document', id: route.id } as const);
  return (
    <>
      <PageHead title={t('protection.title')}>
        <span className="m cut wide-only">{t('protection.lead')}</span>
      </PageHead>
      <Tabs<TabId>
        label={t('protection.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          ...WORK_LISTS.filter((id) => shown(id)).map((id) => ({
            id,
            title: t(`protection.tab.${id}`),
            ...(counts && counts.lists[id] > 0
              ? { count: counts.lists[id], hot: counts.overdue[id] > 0 || id === 'expired' }
              : {}),
            content: tab === id ? <WorkTab key={id} list={id} open={open} /> : null,
          })),
          ...(choosing
            ? [
                {
                  id: 'choose' as const,
                  title: t('protection.tab.choose'),
                  content: tab === 'choose' ? <ChooseTab /> : null,
                },
              ]
            : []),
          {
            id: 'lists' as const,
            title: t('protection.tab.lists'),
            content: tab === 'lists' ? <ListsTab /> : null,
          },
        ]}
      />
    </>
  );
}
