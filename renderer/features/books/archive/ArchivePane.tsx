import { useState } from 'react';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Tabs } from '../../../components/Tabs.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAsk } from '../../../data/ask.ts';
import { GiveTab } from './GiveTab.tsx';
import { PackagesTab } from './PackagesTab.tsx';

/** Nộp lưu: what goes to the archive, and the packages that went or came. */
export function ArchivePane() {
  const t = useT();
  const { roles } = useOpenSession();
  const [tab, setTab] = useState<'give' | 'packages'>('give');
  const { value } = useAsk('archive.packages', mayCall(roles, 'archive.packages') ? {} : null);
  const count = value?.packages.length;
  return (
    <div className="col grow">
      <Tabs
        label={t('archive.view')}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'give', title: t('archive.tab.give'), content: <GiveTab /> },
          {
            id: 'packages',
            title: t('archive.tab.packages'),
            content: <PackagesTab />,
            ...(count === undefined ? {} : { count }),
          },
        ]}
      />
    </div>
  );
}
