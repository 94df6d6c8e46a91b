import { useMemo, useState } from 'react';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, host } from '../../data/bridge.ts';
import { BookCopies } from './BookCopies.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { reportSource } from '../../parts/papers/reportSource.ts';
import type { Book } from './stores.ts';

type Report = Output<'reports.book'>;
/** One run prints at most so many entries (electron/vault/reports). */
const MOST_ENTRIES = 2_000;

/** Which numbers, with or without a cover; then the pages as they will be printed. */
export function BookPrint({ book }: { book: Book }) {
  const t = useT();
  const { roles } = useOpenSession();
  const last = Math.max(book.firstNumber, book.nextNumber - 1);
  const [from, setFrom] = useState<number | null>(Math.max(book.firstNumber, last - MOST_ENTRIES + 1));
  const [to, setTo] = useState<number | null>(last);
  const [cover, setCover] = useState(true);
  const [report, setReport] = useState<Report | null>(null);
  const [rendering, setRendering] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const mayPrint = mayCall(roles, 'reports.book');
  const ready =
    from !== null && to !== null && from >= book.firstNumber && from <= to && to <= last && book.entries > 0;
  const preview = async (): Promise<void> => {
    if (!ready || rendering) return;
    setRendering(true);
    setError(null);
    setReport(null);
    const input = { bookId: book.id, fromNumber: from, toNumber: to, cover };
    const reply = await call('reports.book', input);
    setRendering(false);
    if (reply.ok) setReport(reply.value);
    else setError(reply.error);
  };
  useShortcuts('print', report === null && mayPrint && ready ? { 'app.print': () => void preview() } : {});
  const range = { from: from ?? 1, to: to ?? last };
  // a print-out of the other books is a numbered copy
  const isOpen = book.kind === 'incoming' || book.kind === 'outgoing';
  return (
    <div className="col grow">
      {book.entries === 0 ? (
        <EmptyState>{t('books.noEntries')}</EmptyState>
      ) : !mayPrint ? (
        <EmptyState>{t('books.notYours')}</EmptyState>
      ) : (
        <>
          <div className="bookPrintBar">
            <NumberField label={t('books.from')} value={from} onChange={setFrom} />
            <NumberField label={t('books.to')} value={to} onChange={setTo} />
            <Checkbox checked={cover} onChange={setCover}>
              {t('books.cover')}
            </Checkbox>
            <span className="end" />
            <Button
              kind={report === null ? 'primary' : 'secondary'}
              icon="eye"
              {...(report === null ? { shortcut: 'app.print' as const } : {})}
              disabled={!ready || rendering}
              onPress={() => void preview()}
            >
              {t('books.preview')}
            </Button>
            {report && isOpen ? (
              <ReportActs report={report} book={book} {...range} onError={setError} />
            ) : null}
          </div>
          {isOpen ? null : (
            <BookCopies
              bookId={book.id}
              title={t('copies.subject.book', {
                book: t(`documents.book.${book.kind}`),
                year: String(book.year),
              })}
              reportId={report?.reportId ?? null}
            />
          )}
          {from !== null && to !== null && from > to ? (
            <p className="danger cap bookFault" role="alert">
              {t('books.rangeFault')}
            </p>
          ) : null}
          {error ? <Failure error={error} /> : null}
          {rendering ? (
            <div className="pad" role="status">
              {t('books.rendering')}
              <LoadingRows rows={4} />
            </div>
          ) : report ? (
            <Pages report={report} />
          ) : error ? null : (
            <EmptyState>{t('books.noPreview')}</EmptyState>
          )}
        </>
      )}
    </div>
  );
}

interface ReportActsProps {
  report: Report;
  book: Book;
  from: number;
  to: number;
  onError: (error: WireError | null) => void;
}

/** Saving and printing go through the system's dialogs; both are entered in the ledger. */
function ReportActs({ report, book, from, to, onError }: ReportActsProps) {
  const t = useT();
  const show = useToasts((state) => state.show);
  const name = t('books.fileName', {
    book: fileWord(t(`desk.book.${book.kind}`)),
    year: String(book.year),
    from,
    to,
  });
  const save = async (): Promise<void> => {
    const reply = await host().saveReport(report.reportId, name);
    onError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.saved) show({ text: t('books.saved') });
  };
  const print = async (): Promise<void> => {
    onError(tellPrinted(await host().printReport(report.reportId), t, t('books.printed')));
  };
  useShortcuts('print', { 'app.print': () => void print() });
  return (
    <>
      <Button icon="disk" onPress={() => void save()}>
        {t('books.save')}
      </Button>
      <Button kind="primary" icon="print" shortcut="app.print" onPress={() => void print()}>
        {t('common.print')}
      </Button>
    </>
  );
}

function Pages({ report }: { report: Report }) {
  const { t, format } = useWords();
  const source = useMemo(() => reportSource(report.reportId, report.sizeBytes), [report]);
  return (
    <div className="bookPages">
      <PdfViewer source={source} name={t('books.print')} facts={format.bytes(report.sizeBytes)} />
    </div>
  );
}

/** A name for a file that every system takes: no marks, no blanks. */
const fileWord = (words: string): string =>
  foldBase(words)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
