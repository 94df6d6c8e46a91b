import '../documents.css';
import { useEffect, useRef, useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { pickFiles } from '../../../data/bridge.ts';
import { holdsClassified } from '../../../data/holding.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { CopiesPanel } from '../copies/CopiesPanel.tsx';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { takesLedFocus } from '../../../data/nextWaiting.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { leftOutWords } from '../entry/LeftOutNote.tsx';
import { takeFiles } from '../entry/takeFiles.ts';
import { useToasts } from '../../../components/toastStore.ts';
import { useFocusStays } from '../../../focus/useFocusStays.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { ShortcutHandlers } from '../../../keys/dispatch.ts';
import { Failure, groundOf } from '../../../forms/Failure.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { RefusalPanel } from '../../../components/RefusalPanel.tsx';
import { RecordRightsButton } from '../explain/RecordRights.tsx';
import { AccessPanel } from './AccessPanel.tsx';
import { ActBar } from './ActBar.tsx';
import { type Act, offeredActs, primaryOf } from './acts.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { CorrectDialog, Corrections } from './CorrectDialog.tsx';
import { DeadlinePanel } from './DeadlinePanel.tsx';
import { DirectForm } from './DirectForm.tsx';
import { DetailHead, Facts } from './Facts.tsx';
import { EdxmlDialog } from './EdxmlDialog.tsx';
import { EdxmlMarks } from './EdxmlMarks.tsx';
import { FileForm } from './FileForm.tsx';
import { PresentForm } from './PresentForm.tsx';
import { Answers, Directions, ExchangeMarks, History } from './Process.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { SignaturePanel } from './SignaturePanel.tsx';
import { SendDialog } from './SendDialog.tsx';
import { TakenBack } from './TakenBack.tsx';
import { isOutgoing } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';

/** These stand over the pane; its buttons stay. */
const IN_DIALOGS: readonly Act[] = ['cancelEntry', 'correct', 'file', 'send', 'passOn', 'edxml', 'papers'];

export interface DetailPaneProps {
  detail: DocumentDetail;
  today: string;
  /** In one wide pane the history stands beside the facts. */
  columns?: boolean;
}

/** What is known of a document, what was decided, and what may be done now. */
export function DetailPane({ detail, today, columns = false }: DetailPaneProps) {
  const t = useT();
  const session = useOpenSession();
  const { roles } = session;
  const body = useRef<HTMLDivElement>(null);
  useFocusStays(body);
  const [open, setOpen] = useState<Act | null>(null);
  // led to by an act on another, or by J and K: the keys of this one work at once
  useEffect(() => {
    if (takesLedFocus(detail.id)) body.current?.focus({ preventScroll: true });
  }, [detail.id]);
  const acts = offeredActs(detail, t, {
    send: mayCall(roles, 'exchange.send'),
    edxml: mayCall(roles, 'edxml.write'),
    papers: mayCall(roles, 'papers.make'),
    protect: holdsClassified(session) || session.training,
  });
  const plain = usePlainActs(detail);
  const begin = (act: Act): void => {
    const offered = acts.find((each) => each.act === act);
    if (!offered?.allowed) return;
    if (!plain.begin(act)) setOpen(act);
  };
  const has = (act: Act): boolean => acts.some((each) => each.act === act && each.allowed);
  const primary = primaryOf(acts, detail);
  const handlers: ShortcutHandlers = {
    ...(has('direct') ? { 'detail.direct': () => begin('direct') } : {}),
    ...(has('assign') ? { 'detail.assign': () => begin('assign') } : {}),
    ...(has('answer') ? { 'detail.answer': () => begin('answer') } : {}),
    ...(has('acknowledge') ? { 'detail.receive': () => begin('acknowledge') } : {}),
    ...(primary && open === null ? { 'detail.primary': () => begin(primary.act) } : {}),
  };
  useShortcuts('detail', handlers, { enabled: open === null });
  // Back to the record, where B, G, R and Y work.
  const close = (): void => {
    setOpen(null);
    requestAnimationFrame(() => body.current?.focus({ preventScroll: true }));
  };
  return (
    <div className="detailPane">
      <div
        ref={body}
        className="detailBody"
        role="group"
        aria-label={t('documents.pane.detail')}
        data-keys="detail"
        data-pane-focus=""
        tabIndex={0}
      >
        <DetailHead detail={detail} />
        <div className={columns ? 'detailColumns' : 'col gap-6'}>
          <div className="col gap-6">
            <TakenBack detail={detail} />
            <Facts detail={detail} today={today} />
            <Corrections detail={detail} />
            <TopSecretNote detail={detail} />
            <OpenForm detail={detail} act={open} onClose={close} />
            {plain.error ? <Failure error={plain.error} onClose={plain.forget} /> : null}
            <CopiesPanel detail={detail} />
            <Directions detail={detail} />
            <Answers detail={detail} />
            <DeadlinePanel detail={detail} />
            {detail.level === 'none' ? null : <AccessPanel detail={detail} />}
            <RecordRightsButton detail={detail} />
            <ExchangeMarks detail={detail} />
            {detail.level === 'none' ? <EdxmlMarks detail={detail} /> : null}
            {isOutgoing(detail.book) && detail.readable ? (
              <SignaturePanel key={detail.id} documentId={detail.id} />
            ) : null}
          </div>
          <History detail={detail} />
        </div>
      </div>
      {open === null || IN_DIALOGS.includes(open) ? (
        <ActBar acts={acts} primary={primary} busy={plain.busy} onAct={begin} />
      ) : null}
    </div>
  );
}

function OpenForm({
  detail,
  act,
  onClose,
}: {
  detail: DocumentDetail;
  act: Act | null;
  onClose: () => void;
}) {
  switch (act) {
    case 'direct':
    case 'assign':
      return <DirectForm detail={detail} begin={act === 'direct' ? 'words' : 'people'} onClose={onClose} />;
    case 'present':
      return <PresentForm detail={detail} onClose={onClose} />;
    case 'answer':
      return <AnswerForm detail={detail} onClose={onClose} />;
    case 'file':
      return <FileForm detail={detail} onClose={onClose} />;
    case 'close':
    case 'giveBack':
    case 'reopen':
    case 'returnToLeader':
      return <ReasonForm detail={detail} act={act} onClose={onClose} />;
    case 'cancelEntry':
      return <CancelDialog detail={detail} onClose={onClose} />;
    case 'correct':
      return <CorrectDialog detail={detail} onClose={onClose} />;
    case 'papers':
      return <DocumentPapers detail={detail} onClose={onClose} />;
    case 'edxml':
      return <EdxmlDialog detail={detail} onClose={onClose} />;
    case 'send':
    case 'passOn':
      return <SendDialog detail={detail} onClose={onClose} />;
    default:
      return null;
  }
}

function DocumentPapers({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const code = detail.code === '' ? String(detail.entryNumber) : detail.code;
  return (
    <PaperDialog
      subjectKind="document"
      subjectId={detail.id}
      title={t('papers.title', { code })}
      mark={<LevelChip level={detail.level} />}
      onClose={onClose}
    />
  );
}

/** What the register does not keep of a Tuyệt mật document, and by which rule. */
function TopSecretNote({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  if (detail.level !== 'tuyet-mat' || detail.state === 'cancelled' || detail.state === 'destroyed')
    return null;
  return (
    <RefusalPanel
      title={t('error.no-subject-for-top-secret')}
      why={t('documents.topSecret.why', { number: detail.entryNumber })}
      {...groundOf('BM-07')}
      next={t('documents.topSecret.next')}
    />
  );
}

/** Acts that need no words: they run at once, or lead to a form or a dialog of the system. */
function usePlainActs(detail: DocumentDetail) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const act = useAct();
  const seen = { id: detail.id, revision: detail.revision };
  const tell = (text: string) => (): void => useToasts.getState().show({ text });
  const addFiles = async (): Promise<void> => {
    const picked = await pickFiles();
    if (!picked.ok) {
      await act.run(
        () => Promise.resolve(picked),
        () => undefined,
      );
      return;
    }
    const { kept, leftOut } = takeFiles(detail.attachments, picked.value);
    const files = kept.map((file) => file.stageId);
    if (files.length === 0) {
      if (leftOut !== null) tell(leftOutWords(t, leftOut))();
      return;
    }
    await act.call(
      'documents.addFiles',
      { ...seen, files },
      tell(
        [t('documents.done.addFiles', { count: files.length }), leftOutWords(t, leftOut)]
          .filter((part) => part !== '')
          .join('. '),
      ),
    );
  };
  const begin = (name: Act): boolean => {
    switch (name) {
      case 'acknowledge':
        void act.call('documents.acknowledge', seen, tell(t('documents.done.acknowledge')));
        return true;
      case 'issue':
        void act.call('documents.issue', seen, tell(t('documents.done.issue')));
        return true;
      case 'startWork':
        void act.call('documents.startWork', seen, tell(t('documents.done.startWork')));
        return true;
      case 'sealNamedAgain':
        void act.call('exchange.sealNamedAgain', { documentId: detail.id }, ({ person }) =>
          tell(t('documents.done.sealNamedAgain', { person }))(),
        );
        return true;
      case 'addFiles':
        void addFiles();
        return true;
      case 'protection':
        go('protection', { id: detail.id });
        return true;
      case 'completeUnopened':
        go('registerIncoming', { params: { book: detail.book, complete: detail.id } });
        return true;
      default:
        return false;
    }
  };
  return { begin, busy: act.busy, error: act.error, forget: act.forget };
}
