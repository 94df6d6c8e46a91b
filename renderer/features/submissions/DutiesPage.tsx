import { useState } from 'react';
import { call } from '../../app/bridge.ts';
import { useChoices } from '../../app/choices.ts';
import { Failure } from '../../app/Failure.tsx';
import { mayCall } from '../../app/holding.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { DueClock } from '../../components/DueClock.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { useAct } from './acts/useAct.ts';
import { Publications } from './Publications.tsx';
import { Retention } from './Retention.tsx';
import { WaitingRequests } from './WaitingRequests.tsx';
import { useDuties } from './stores.ts';
import { channelOf } from './words.ts';

type Group = NonNullable<ReturnType<typeof useDuties.getState>['value']>['duties'][number];
type Owed = Group['cases'][number];

/** Who must be told, which case is in nobody's hands: one list for each clock, the oldest first. */
export function DutiesPage() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value, error, reload } = useQuery(useDuties, {});
  const groups = (value?.duties ?? []).filter(({ cases }) => cases.length > 0);
  return (
    <>
      <PageHead title={t('submissions.duties')} onBack={() => go('submissions')}>
        <span className="m cut wide-only">{t('submissions.dutiesLead')}</span>
      </PageHead>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows height={46} /> : null}
      {value === null ? null : (
        <ScrollPane label={t('submissions.duties')} keys="detail">
          <div className="col gap-6">
            {groups.length === 0 ? <EmptyState>{t('submissions.noDuties')}</EmptyState> : null}
            {groups.map((group) => (
              <DutyGroup key={group.duty} group={group} />
            ))}
            <WaitingRequests />
            <Publications />
            <Retention />
          </div>
        </ScrollPane>
      )}
    </>
  );
}

function DutyGroup({ group }: { group: Group }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { roles } = useOpenSession();
  const { value: choices } = useQuery(useChoices, {});
  const act = useAct(() => undefined);
  const title = t(`submissions.duty.${group.duty}`);
  const told = group.duty === 'acknowledge' && mayCall(roles, 'submissions.acknowledge');
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="m cap">{group.cases.length}</span>
        <span className="end" />
        <LinkButton onPress={() => go('grounds', { id: group.rule })}>
          {t('refusal.rule', { rule: group.rule })}
        </LinkButton>
      </header>
      {act.error ? <Failure error={act.error} onClose={act.clear} /> : null}
      <ul className="dutyList">
        {group.cases.map((owed) => (
          <li key={owed.row.id}>
            <LinkButton onPress={() => go('submissions', { id: owed.row.id })}>
              {owed.row.receiptCode}
            </LinkButton>
            <OwedWords owed={owed} />
            <DueClock dueOn={owed.dueOn} lateDays={owed.lateDays} today={choices?.today ?? ''} />
            {told ? <ToldButton owed={owed} act={act} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwedWords({ owed }: { owed: Owed }) {
  const t = useT();
  const format = useFormat();
  const holder = owed.row.holder?.fullName ?? t('submissions.notAssigned');
  return (
    <div className="grow">
      <div className="cut" title={owed.row.title}>
        {owed.row.title}
      </div>
      <div className="m cap">
        {t(`submissions.source.${owed.row.source}`)} · {t(`submissions.state.${owed.row.state}`)} · {holder} ·{' '}
        {t('submissions.since', { date: format.date(owed.since) })}
      </div>
    </div>
  );
}

/** The sender was told by the channel that the submission came through. */
function ToldButton({ owed, act }: { owed: Owed; act: ReturnType<typeof useAct> }) {
  const t = useT();
  const [channel] = useState(() => channelOf(owed.row.source));
  return (
    <Button
      size="small"
      icon="check"
      disabled={act.busy}
      onPress={() =>
        void act.run(
          () => call('submissions.acknowledge', { ids: [owed.row.id], channel }),
          t('submissions.done.acknowledge'),
        )
      }
    >
      {t('submissions.toldBy', { channel: t(`submissions.channel.${channel}`) })}
    </Button>
  );
}
