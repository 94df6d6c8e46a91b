import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { openNeighbour } from '../../data/nextWaiting.ts';
import { useRouter } from '../../data/router.ts';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { DraftFile } from './DraftFile.tsx';
import { ProposalActs } from './acts/ProposalActs.tsx';
import { Slip } from './Slip.tsx';
import { StepLine } from './StepLine.tsx';
import { useProposals } from './stores.ts';
import { meaningOf, standingOf } from './words.ts';

/** One phiếu trình: where it stands, what is proposed and decided, the draft beside it, what can be done now. */
export function ProposalView({ id }: { id: string }) {
  const t = useT();
  const { value, error, reload } = useAsk('proposals.get', { id });
  const replace = useRouter((state) => state.replace);
  const back = (): void => replace({ id: null });
  useShortcuts('app', { 'app.closeLayer': back });
  const step = (by: number): boolean =>
    openNeighbour(
      id,
      by,
      useProposals.getState().rows.map((row) => row.id),
    );
  useShortcuts('detail', { 'detail.following': () => step(1), 'detail.previous': () => step(-1) });
  const detail = value?.id === id ? value : null;
  const [wide, setWide] = useState(false);
  useShortcuts('app', { 'app.wide': () => setWide(!wide) });
  useShortcuts('app', { 'app.closeLayer': () => setWide(false) }, { enabled: wide });
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (detail === null) return <LoadingRows />;
  const standing = standingOf(detail);
  const title = `${detail.typeName} ${detail.code ?? ''}`.trim();
  return (
    <>
      <PageHead
        title={title}
        onBack={back}
        actions={<StateMark meaning={meaningOf(standing)}>{t(`proposals.state.${standing}`)}</StateMark>}
      >
        <LevelChip level={detail.level} />
        <span className="m cut proposalTitle">
          {detail.subject ??
            t(detail.level === 'tuyet-mat' ? 'documents.subject.topSecret' : 'documents.subject.withheld')}
        </span>
      </PageHead>
      <StepLine detail={detail} />
      <SplitPanes
        only={wide ? 'draftFile' : null}
        panes={[
          {
            id: 'slip',
            label: t('proposals.slip'),
            size: 'grow',
            content: (
              <div className="col grow">
                <ScrollPane label={t('proposals.slip')} padded={false} takesFocus>
                  <Slip detail={detail} />
                </ScrollPane>
                <ProposalActs detail={detail} />
              </div>
            ),
          },
          {
            id: 'draftFile',
            label: t('proposals.draft'),
            size: 480,
            narrowSize: 380,
            min: 300,
            max: 760,
            content: <DraftFile detail={detail} />,
          },
        ]}
      />
      <StatusNote>
        {detail.waitsFor === null ? '' : t('proposals.waitsFor', { name: detail.waitsFor.fullName })}
      </StatusNote>
    </>
  );
}
