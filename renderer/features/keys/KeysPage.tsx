import './keysPage.css';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { useWantedTab } from '../../data/useWantedTab.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { CertificatesTab } from './CertificatesTab.tsx';
import { ListsTab } from './ListsTab.tsx';
import { RootTab } from './RootTab.tsx';
import { RequestsTab } from './RequestsTab.tsx';
import { TokensTab } from './TokensTab.tsx';

type TabName = 'certificates' | 'requests' | 'lists' | 'root' | 'tokens';

/** Khóa và chứng thư: whose keys there are, until when they hold, and what is to be done about them. */
export function KeysPage() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error, reload } = useAsk('keys.list', {});
  const [tab, setTab] = useWantedTab<TabName>('tab', 'certificates');
  const waiting = value?.requests.length ?? 0;
  return (
    <>
      <PageHead title={t('certs.title')}>
        <span className="m cut wide-only">{t('certs.lead')}</span>
      </PageHead>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null ? (
        <LoadingRows />
      ) : (
        <Tabs
          label={t('certs.title')}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'certificates',
              title: t('certs.tab.certificates'),
              content: tab === 'certificates' ? <CertificatesTab keys={value} /> : null,
            },
            {
              id: 'requests',
              title: t('certs.tab.requests'),
              ...(waiting > 0 ? { count: waiting, hot: mayCall(roles, 'keys.issue') } : {}),
              content: tab === 'requests' ? <RequestsTab requests={value.requests} /> : null,
            },
            {
              id: 'lists',
              title: t('certs.tab.lists'),
              content: tab === 'lists' ? <ListsTab lists={value.lists} /> : null,
            },
            {
              id: 'root',
              title: t('certs.tab.root'),
              ...(isRootDue(value.root) ? { count: 1, hot: mayCall(roles, 'keys.setUpRoot') } : {}),
              content: tab === 'root' ? <RootTab root={value.root} /> : null,
            },
            {
              id: 'tokens',
              title: t('tokens.tab'),
              content: tab === 'tokens' ? <TokensTab /> : null,
            },
          ]}
        />
      )}
    </>
  );
}

/** A key that lay on a lost machine still issues, or the root is not apart from the vault yet. */
const isRootDue = ({ place, lostMs }: Output<'keys.list'>['root']): boolean =>
  place === 'vault' || lostMs !== null;
