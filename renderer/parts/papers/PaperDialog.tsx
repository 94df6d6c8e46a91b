import './papers.css';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PaperName, PaperSubject } from '../../../shared/domain/papers/paperForm.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call } from '../../data/bridge.ts';
import { useAsk } from '../../data/ask.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { ReportActions, useReportOut } from './reportOut.tsx';

type Paper = Output<'papers.offered'>['papers'][number];
type Report = Output<'papers.make'>;
const EVERYBODY = '';

/** The papers of a record: chosen on the left, looked at on the right, then printed or saved. */
export function PaperDialog(props: {
  subjectKind: PaperSubject;
  subjectId: string;
  title: string;
  mark?: ReactNode;
  onClose: () => void;
  /** shown at once, with the print button under the Enter key; a record's only paper is shown at once too */
  first?: PaperName;
  /** to whom the first one is made out; everybody where it is left out */
  firstTo?: string;
  /** a paper left the program: printed, or saved to be printed or sent elsewhere */
  onMade?: (paper: PaperName) => void;
}) {
  const { subjectKind, subjectId, title, mark, onClose, first, firstTo, onMade } = props;
  const t = useT();
  const offered = useAsk('papers.offered', { subjectKind, subjectId });
  const [chosen, setChosen] = useState<Paper | null>(null);
  const [recipient, setRecipient] = useState(EVERYBODY);
  const made = usePaper(subjectKind, subjectId, () => {
    if (chosen !== null) onMade?.(chosen.paper);
  });
  const opened = useRef(false);
  const papers = offered.value?.papers ?? [];
  const show = (paper: Paper, to = EVERYBODY): void => {
    setChosen(paper);
    setRecipient(to);
    void made.preview(paper, to);
  };
  useEffect(() => {
    const [only, ...others] = offered.value?.papers ?? [];
    const wanted =
      offered.value?.papers.find(({ paper }) => paper === first) ?? (others.length === 0 ? only : undefined);
    if (wanted === undefined || opened.current) return;
    opened.current = true;
    show(wanted, wanted.recipients.includes(firstTo ?? '') ? firstTo : EVERYBODY);
  });
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={title}
      mark={mark}
      width="page"
      actions={
        <ReportActions
          report={made.report}
          out={made.out}
          onClose={onClose}
          printFirst={first !== undefined || papers.length === 1}
        >
          {chosen?.editable ? (
            <Button icon="pen" onPress={() => void made.saveWord(chosen, recipient)}>
              {t('papers.saveWord')}
            </Button>
          ) : null}
        </ReportActions>
      }
    >
      <div className="papers">
        <div className="col gap-6">
          {offered.value === null ? <LoadingRows rows={3} /> : null}
          {offered.value !== null && papers.length === 0 ? <EmptyState>{t('papers.none')}</EmptyState> : null}
          <ul className="paperList" aria-label={t('papers.list')}>
            {papers.map((paper, place) => (
              <li key={paper.paper}>
                <button
                  type="button"
                  className="paperItem"
                  aria-pressed={chosen?.paper === paper.paper}
                  // they come after the dialog stands: the focus is on the first then, not on nothing
                  autoFocus={place === 0 && first === undefined && papers.length > 1}
                  onClick={() => show(paper)}
                  onKeyDown={walk}
                >
                  {t(`papers.${paper.paper}`)}
                </button>
              </li>
            ))}
          </ul>
          {chosen && chosen.recipients.length > 1 ? (
            <Select
              label={t('papers.recipient')}
              value={recipient}
              onChange={(next) => {
                setRecipient(next);
                void made.preview(chosen, next);
              }}
              choices={[
                { id: EVERYBODY, text: t('papers.each', { count: chosen.recipients.length }) },
                ...chosen.recipients.map((name) => ({ id: name, text: name })),
              ]}
            />
          ) : null}
          {chosen ? (
            <p className="m cap">
              {t('papers.form', { rule: chosen.rule })} {chosen.name}
            </p>
          ) : null}
        </div>
        <div className="paperPreview">
          {made.error ? <ErrorPanel error={made.error} /> : null}
          {made.busy ? <LoadingRows rows={6} /> : null}
          {made.report && !made.busy ? <PaperPreview report={made.report} /> : null}
          {made.report === null && !made.busy && !made.error ? (
            <EmptyState>{t('papers.choose')}</EmptyState>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

/** The arrows go through the papers, as through every list; Tab goes on to what is done with the chosen one. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const items = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  items[items.indexOf(event.currentTarget) + step]?.focus();
}

/** One paper at a time; making, printing and saving are each entered in the ledger. */
function usePaper(subjectKind: PaperSubject, subjectId: string, onOut: () => void) {
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const out = useReportOut(setError, onOut);
  const make = async (paper: Paper, recipient: string, format: 'pdf' | 'docx'): Promise<Report | null> => {
    setError(null);
    const to = recipient === EVERYBODY ? null : recipient;
    const record = { subjectKind, subjectId };
    const reply = await call('papers.make', { ...record, paper: paper.paper, recipient: to, format });
    if (reply.ok) return reply.value;
    setError(reply.error);
    return null;
  };
  return {
    report,
    busy,
    error,
    out,
    preview: async (paper: Paper, recipient: string) => {
      setBusy(true);
      setReport(await make(paper, recipient, 'pdf'));
      setBusy(false);
    },
    saveWord: async (paper: Paper, recipient: string) => {
      const made = await make(paper, recipient, 'docx');
      if (made !== null) await out.save(made);
    },
  };
}
