import { Failure } from '../../forms/Failure.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { DutyGroup } from './duties/DutyGroup.tsx';
import { GatherGroups } from './merge/Gather.tsx';
import { Publications } from './Publications.tsx';
import { Retention } from './Retention.tsx';
import { WaitingRequests } from './WaitingRequests.tsx';

/** Who must be told, which case is in nobody's hands: one list for each clock, the oldest first. */
export function DutiesPage() {
  const t = useT();
  const go = useRouter((state) => state.go);
  const { value, error, reload } = useAsk('submissions.duties', {});
  const back = (): void => go('submissions');
  useShortcuts('app', { 'app.closeLayer': back });
  const groups = (value?.duties ?? []).filter(({ cases }) => cases.length > 0);
  return (
    <>
      <PageHead title={t('submissions.duties')} onBack={back}>
        <span className="m cut wide-only">{t('submissions.dutiesLead')}</span>
      </PageHead>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && error ? null : (
        // stands at once, so that it has the focus also where the lists come late
        <ScrollPane label={t('submissions.duties')} takesFocus>
          {value === null ? (
            <LoadingRows height={46} />
          ) : (
            <div className="col gap-6">
              <GatherGroups />
              {groups.length === 0 ? <EmptyState>{t('submissions.noDuties')}</EmptyState> : null}
              {groups.map((group) => (
                <DutyGroup key={group.duty} group={group} />
              ))}
              <WaitingRequests />
              <Publications />
              <Retention />
            </div>
          )}
        </ScrollPane>
      )}
    </>
  );
}
