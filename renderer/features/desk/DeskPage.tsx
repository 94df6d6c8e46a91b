import './desk.css';
import { useRef, useState } from 'react';
import { keepsSubmissions, mayCall } from '../../app/holding.ts';
import { Failure } from '../../app/Failure.tsx';
import { PageHead } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { AccessNotices } from './AccessNotices.tsx';
import { DeskNumbers } from './DeskNumbers.tsx';
import { OtherDesk } from './OtherDesk.tsx';
import { BooksPanel, ExchangePanel, LastEntriesPanel } from './SidePanels.tsx';
import { useSummary } from './stores.ts';
import { WorkList, type GroupName, type Scope } from './WorkList.tsx';

/** Bàn làm việc: what is late, what is due today, what waits; then the books and the exchange. */
export function DeskPage() {
  const { roles } = useOpenSession();
  return mayCall(roles, 'desk.summary') ? <WorkDesk /> : <OtherDesk />;
}

function WorkDesk() {
  const t = useT();
  const format = useFormat();
  const { roles } = useOpenSession();
  const [scope, setScope] = useState<Scope>('mine');
  const jump = useRef<(group: GroupName) => void>(() => undefined);
  const { value, error, status, reload } = useQuery(useSummary, { scope });
  return (
    <>
      <PageHead title={t('desk.title')} actions={<DeskActs />}>
        {value ? <span className="m nowrap">{format.weekdayDate(value.today)}</span> : null}
      </PageHead>
      <div className="deskGrid canvas" data-busy={status === 'loading' || undefined}>
        {error ? (
          <div className="panel">
            <Failure error={error} onRetry={() => void reload()} />
          </div>
        ) : !value ? (
          <section className="panel">
            <LoadingRows />
          </section>
        ) : (
          <div className="col deskColumn" data-pane="work">
            {mayCall(roles, 'access.notices') ? <AccessNotices /> : null}
            <DeskNumbers summary={value} onGroup={(group) => jump.current(group)} />
            <WorkList summary={value} scope={scope} onScope={setScope} jump={jump} />
          </div>
        )}
        <div className="col deskColumn deskSide" data-pane="side">
          {mayCall(roles, 'registers.books') ? <BooksPanel /> : null}
          {value && mayCall(roles, 'documents.list') ? (
            <LastEntriesPanel entries={value.lastEntries} today={value.today} />
          ) : null}
          {mayCall(roles, 'exchange.summary') ? <ExchangePanel /> : null}
        </div>
      </div>
    </>
  );
}

function DeskActs() {
  const t = useT();
  const session = useOpenSession();
  const go = useRouter((state) => state.go);
  const takesIn = mayCall(session.roles, 'submissions.register') && keepsSubmissions(session);
  const registers = mayCall(session.roles, 'documents.registerIncoming');
  return (
    <>
      {takesIn ? (
        <Button
          icon="chat"
          kind={registers ? 'secondary' : 'primary'}
          shortcut="app.registerSubmission"
          onPress={() => go('registerSubmission')}
        >
          {t('desk.takeIn')}
        </Button>
      ) : null}
      {registers ? (
        <Button
          icon="plus"
          kind="primary"
          shortcut="app.registerIncoming"
          onPress={() => go('registerIncoming')}
        >
          {t('desk.register')}
        </Button>
      ) : null}
    </>
  );
}
