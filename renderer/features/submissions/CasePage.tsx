import { useRef, useState } from 'react';
import { isWriting } from '../../focus/writing.ts';
import { Failure } from '../../forms/Failure.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { openNeighbour } from '../../data/nextWaiting.ts';
import { usePages } from '../../data/keysetPages.ts';
import { useRouter } from '../../data/router.ts';
import { StatusNote } from '../../parts/frame/StatusLine.tsx';
import { Button } from '../../components/Button.tsx';
import { DueClock } from '../../components/DueClock.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { SplitPanes } from '../../components/SplitPanes.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { CaseActs } from './acts/CaseActs.tsx';
import { Conversation } from './CaseConversation.tsx';
import { CaseSide } from './CaseSide.tsx';
import { RevealDialog, type Revealed } from './RevealSender.tsx';
import { StageLine } from './StageLine.tsx';
import { useCases, type Case, type CaseFilter } from './stores.ts';
import { caseState, isJudged } from './words.ts';

/** One case: the sender's words first and biggest, the steps, the clocks, and what can be done now. */
export function CasePage({ id, filter }: { id: string; filter: CaseFilter }) {
  const t = useT();
  const { value, error, reload } = useAsk('submissions.get', { id });
  const replace = useRouter((state) => state.replace);
  const back = (): void => replace({ id: null });
  useNeighbours(id, filter);
  useShortcuts('app', { 'app.closeLayer': back });
  if (error) {
    return (
      <>
        <PageHead title={t('submissions.case')} onBack={back} />
        <Failure error={error} onRetry={() => void reload()} />
      </>
    );
  }
  if (!value || value.id !== id) return <LoadingRows height={77} />;
  return <OpenCase key={value.id} detail={value} onBack={back} />;
}

/** J and K go to the next and previous case of the list that this one was opened from; the arrows scroll what is read. */
function useNeighbours(id: string, filter: CaseFilter): void {
  const { rows, next, loadMore } = usePages(useCases, filter);
  const step = (by: number): boolean => {
    if (isWriting()) return false;
    const at = rows.findIndex((row) => row.id === id);
    const opened = openNeighbour(
      id,
      by,
      rows.map((row) => row.id),
    );
    if (by > 0 && at >= 0 && !opened && next !== null) void loadMore();
    return opened;
  };
  useShortcuts('detail', {
    'detail.following': () => step(1),
    'detail.previous': () => step(-1),
  });
}

/** A sáng kiến or giải pháp that was taken into scope is judged on a page of its own. */
function JudgingButton({ detail }: { detail: Case }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  if (!isJudged(detail)) return null;
  return (
    <Button icon="idea" onPress={() => go('initiatives', { id: detail.id })}>
      {t('initiatives.open')}
    </Button>
  );
}

/** `submission@2026.1 …`: the version of the process that the case is handled by. */
const versionOf = (rulePack: string): string => rulePack.split(' ')[0]?.split('@')[1] ?? rulePack;

function OpenCase({ detail, onBack }: { detail: Case; onBack: () => void }) {
  const t = useT();
  const { value: choices } = useAsk('rules.choices', {});
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const shown = caseState(t, detail);
  const reveal = (): void => setAsking(true);
  const mayReveal = revealed === null;
  useShortcuts('submission', mayReveal ? { 'submission.reveal': reveal } : {});
  return (
    <>
      <PageHead
        title={detail.receiptCode}
        onBack={onBack}
        actions={
          <>
            <StateMark meaning={shown.meaning}>{shown.words}</StateMark>
            <JudgingButton detail={detail} />
            <PaperButton
              main
              subjectKind="submission"
              subjectId={detail.id}
              title={t('papers.titleOf.submission', { code: detail.receiptCode })}
            />
            <DueClock
              dueOn={detail.dueOn}
              lateDays={detail.lateDays}
              today={choices?.today ?? ''}
              full
              named
            />
          </>
        }
      >
        <span className="s cut caseTitle" title={detail.title}>
          {detail.title}
        </span>
      </PageHead>
      <StageLine detail={detail} />
      <SplitPanes
        panes={[
          {
            id: 'case',
            label: t('submissions.case'),
            size: 'grow',
            content: (
              <div className="col grow" ref={top}>
                <ScrollPane label={t('submissions.conversation')} padded={false} takesFocus>
                  <Conversation detail={detail} revealed={revealed} onReveal={reveal} />
                </ScrollPane>
                <CaseActs detail={detail} />
              </div>
            ),
          },
          {
            id: 'caseSide',
            label: t('submissions.side'),
            size: 344,
            narrowSize: 288,
            min: 260,
            max: 480,
            content: (
              <CaseSide
                detail={detail}
                revealed={revealed}
                onReveal={reveal}
                onHide={() => setRevealed(null)}
              />
            ),
          },
        ]}
      />
      <RevealDialog
        open={asking}
        detail={detail}
        onClose={() => setAsking(false)}
        onRevealed={(sender) => {
          setAsking(false);
          setRevealed(sender);
        }}
      />
      <StatusNote>{t('submissions.rulePack', { pack: versionOf(detail.rulePack) })}</StatusNote>
    </>
  );
}
