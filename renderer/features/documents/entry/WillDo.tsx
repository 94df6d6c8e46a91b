import { Note } from '../../../components/Note.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import type { IncomingForm } from './form.ts';

export interface WillDoProps {
  form: IncomingForm;
  nextNumber: number | null;
  /** no number of its book is given out before the paper was compared */
  waits: boolean;
  presentTo: string | null;
  /** the sending office waits for a receipt */
  peer: string | null;
  /** the entry has its number already */
  kept: boolean;
  /** what the pages of the scan ask is not read yet: it stays out */
  isDueAwaited: boolean;
  /** another entry may follow, and keeps what repeats */
  next: boolean;
}

/** In the place of what saving would do: that nothing is saved yet. The way there stands at the head of the form. */
export function BookWaits() {
  const t = useT();
  return (
    <Note tone="caution" title={t('documents.willWait')}>
      {t('documents.willWait.detail')}
    </Note>
  );
}

/** "Khi lưu": what saving will do, said before it is done. */
export function WillDo({ form, nextNumber, waits, presentTo, peer, kept, isDueAwaited, next }: WillDoProps) {
  const { t, format } = useWords();
  if (waits) return <BookWaits />;
  const [later] = form.later;
  const due =
    form.dueOn === null ? null : `${format.date(form.dueOn)}${form.dueTime === '' ? '' : ` ${form.dueTime}`}`;
  const parts = [
    nextNumber === null
      ? form.numberFrom === null
        ? null
        : t('documents.willDo.chosen')
      : t(kept ? 'documents.willDo.keep' : 'documents.willDo.number', { number: nextNumber }),
    form.unopenedFor !== null
      ? t('documents.willDo.unopened')
      : presentTo === null
        ? null
        : t('documents.willDo.present', { name: presentTo }),
    due === null ? null : t('documents.willDo.due', { due }),
    peer === null ? null : t('documents.willDo.receipt', { peer }),
  ].filter((part) => part !== null);
  return (
    <Note tone="info">
      {t.rich('documents.willDo', { what: parts.join(', '), b: (chunks) => <b className="md">{chunks}</b> })}
      {later !== undefined
        ? ` ${t('documents.willDo.later', { name: later.name })}`
        : next
          ? ` ${t('documents.willDo.next')}`
          : ''}
      {isDueAwaited ? ` ${t('documents.willDo.dueAwaited')}` : ''}
    </Note>
  );
}
