import './desk.css';
import { useState } from 'react';
import type { OpName, Output } from '../../../shared/ipc/contract.ts';
import type { DeskNumber } from '../../../shared/ipc/contract/desk.ts';
import { paneSizes, useAppearance } from '../../data/appearance.ts';
import { holdsClassified, keepsSubmissions } from '../../data/holding.ts';
import { mayCall } from '../../data/mayCall.ts';
import { Failure } from '../../forms/Failure.tsx';
import { KeyWarnings } from '../../parts/certificates/KeyWarnings.tsx';
import { CodeOfBackupWaits } from '../../parts/recovery/CodeOfBackup.tsx';
import { LossLeft } from '../../parts/recovery/LossLeft.tsx';
import { NumbersWait } from '../../parts/recovery/NumbersWait.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { AccessNotices } from './AccessNotices.tsx';
import { DeskNumbers } from './DeskNumbers.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { FirstDay } from './FirstDay.tsx';
import { useFigures } from './figures.ts';
import { HoldersPanel } from './HoldersPanel.tsx';
import { HealthLines } from './HealthLines.tsx';
import { Digest } from './Digest.tsx';
import { deskKind, type DeskKind } from './kind.ts';
import { LedgerPanel } from './LedgerPanel.tsx';
import { ObstaclesPanel } from './ObstaclesPanel.tsx';
import { OtherDesk } from './OtherDesk.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { OwnCopiesPanel, ProtectionPanel } from './SecretPanels.tsx';
import { SecrecyReasons } from './SecrecyReasons.tsx';
import { BooksPanel, ExchangePanel, LastEntriesPanel, OwnProposalsPanel } from './SidePanels.tsx';
import { WorkList, type Scope } from './WorkList.tsx';

/** Bàn làm việc: what is late, what is due today, what waits; whose it is decides what stands beside. */
export function DeskPage() {
  const { roles } = useOpenSession();
  const kind = deskKind(roles);
  return mayCall(roles, 'desk.summary') && kind !== 'cipher' ? <WorkDesk kind={kind} /> : <OtherDesk />;
}

function WorkDesk({ kind }: { kind: DeskKind }) {
  const { t, format } = useWords();
  // whoever checks the work of others holds none
  const checks = kind === 'inspector';
  const leads = kind === 'leader';
  // a leader's day has the work of others too, behind the own
  const [scope, setScope] = useState<Scope>(checks || leads ? 'office' : 'mine');
  const replace = useRouter((state) => state.replace);
  const asked = useRoute().params['only'];
  const what = NUMBERS.find((number) => number === asked) ?? null;
  const side = useSide();
  const { value, error, status, reload } = useAsk('desk.summary', { scope });
  const { roles, visit } = useOpenSession();
  // the time of an inspection is over: said once, in place of the list, not by every panel again
  const over = visit?.open === false || error?.code === 'inspection-not-open';
  const show = (only: DeskNumber | null): void =>
    replace({ params: only === null || only === what ? {} : { only } });
  return (
    <>
      <PageHead title={t(leads ? 'desk.titleLeader' : 'desk.title')} actions={leads ? null : <DeskActs />}>
        {value ? <span className="m nowrap">{format.weekdayDate(value.today)}</span> : null}
      </PageHead>
      <div
        className="deskGrid canvas"
        data-kind={kind}
        data-folded={side.folded || undefined}
        data-busy={status === 'loading' || undefined}
      >
        {value ? (
          <div className="col deskTop" data-pane="figures">
            {mayCall(roles, 'access.notices') ? <AccessNotices /> : null}
            <HealthLines />
            <CodeOfBackupWaits />
            <NumbersWait />
            <LossLeft />
            <KeyWarnings />
            {isIdle(value) ? <FirstDay /> : null}
            {mayCall(roles, 'deadlines.reminders') ? <Digest onOffice={() => setScope('office')} /> : null}
            <Figures kind={kind} summary={value} only={what} onOnly={show} />
          </div>
        ) : null}
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
            <WorkList
              summary={value}
              title={t(leads ? 'desk.workLeader' : kind === 'officer' ? 'desk.workOfficer' : 'desk.work')}
              empty={t(leads ? 'desk.emptyLeader' : 'desk.emptyMine')}
              scope={scope}
              fixed={checks}
              onScope={setScope}
              only={what === null ? null : { what, name: t(`desk.only.${what}`) }}
              onAll={() => show(null)}
              side={side}
            />
          </div>
        )}
        {over || side.folded ? null : (
          <div className="col deskColumn deskSide" data-pane="side">
            <Side kind={kind} summary={value} />
          </div>
        )}
      </div>
      <SecrecyReasons />
    </>
  );
}

const NUMBERS: readonly DeskNumber[] = ['late', 'today', 'waiting', 'direct', 'sign', 'decide'];

/** Nothing was ever entered here: what comes first is said instead. */
const isIdle = ({ overdue, dueToday, waiting, lastEntries }: Output<'desk.summary'>): boolean =>
  overdue + dueToday + waiting + lastEntries.length === 0;

interface FiguresProps {
  kind: DeskKind;
  summary: Output<'desk.summary'>;
  only: DeskNumber | null;
  onOnly: (what: DeskNumber) => void;
}

function Figures({ kind, summary, only, onOnly }: FiguresProps) {
  return <DeskNumbers figures={useFigures(kind, summary, onOnly)} only={only} />;
}

/** The side of the desk, open or folded; each person's choice is remembered, for wide and for narrow windows. */
function useSide(): { readonly folded: boolean; readonly turn: () => void } {
  const narrow = useNarrow();
  const settings = useAppearance((state) => state.settings);
  const remember = useAppearance((state) => state.rememberPanes);
  const name = narrow ? 'narrow' : 'wide';
  const folded = paneSizes(settings, 'deskSide')[name] === 0;
  return { folded, turn: () => remember('deskSide', { [name]: folded ? null : 0 }) };
}

/** What stands beside the list, by post; each part only for whom it answers. */
function Side({ kind, summary }: { kind: DeskKind; summary: Output<'desk.summary'> | null }) {
  const session = useOpenSession();
  const may = (op: OpName): boolean => mayCall(session.roles, op);
  const secrets = (holdsClassified(session) || session.training) && may('protection.counts');
  const keeps = kind === 'clerk' || kind === 'inspector' || kind === 'archivist';
  return (
    <>
      {kind === 'leader' && summary ? <HoldersPanel holders={summary.holders} /> : null}
      {keeps && may('registers.books') ? <BooksPanel /> : null}
      {kind === 'officer' && may('proposals.counts') ? <OwnProposalsPanel /> : null}
      {secrets && kind !== 'intake' && kind !== 'officer' ? <ProtectionPanel /> : null}
      {secrets && (kind === 'officer' || kind === 'archivist') ? <OwnCopiesPanel /> : null}
      {summary && (kind === 'clerk' || kind === 'intake') && may('documents.list') ? (
        <LastEntriesPanel entries={summary.lastEntries} today={summary.today} />
      ) : null}
      {kind === 'inspector' ? <LedgerPanel /> : null}
      {kind !== 'leader' && kind !== 'officer' && may('exchange.summary') ? <ExchangePanel /> : null}
      <PlanPanel />
      <ObstaclesPanel />
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
