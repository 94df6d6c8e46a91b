import { useState, type ReactNode } from 'react';
import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { isActBook } from '../../../shared/domain/document/bookKinds.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { call } from '../../data/bridge.ts';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { MoreActs } from '../../parts/frame/MoreActs.tsx';
import { useAsk } from '../../data/ask.ts';
import { DateField } from '../../components/DateField.tsx';
import { Note } from '../../components/Note.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useTypeWord } from '../../i18n/typeWords.ts';
import type { Book } from './stores.ts';
import { useAct } from '../../data/useAct.ts';
import { useStartTypes } from './useStartTypes.ts';
import { bookName } from './words.ts';

type Act = 'reserve' | 'insert' | 'backDate' | 'newVolume' | 'volumeLines' | 'start' | 'accountFor' | 'close';

/** What a clerk does with a book; a closed one offers nothing. */
export function BookActs({ book }: { book: Book }) {
  const t = useT();
  const [asking, setAsking] = useState<Act | null>(null);
  if (book.state === 'closed') return null;
  const open = book.state === 'open';
  const acts: readonly Act[] = [
    ...(isActBook(book.kind)
      ? []
      : ([...(open ? ['reserve'] : []), 'insert', ...(open ? ['backDate'] : [])] as Act[])),
    ...(open ? (['newVolume', 'volumeLines'] as const) : []),
    // until a first number was given out; of own documents the types may have begun or not. Numbers that wait since a
    // comparison with the paper may have been mistyped.
    ...(open && (isFresh(book) || book.kind.endsWith('outgoing') || book.lost > 0)
      ? (['start'] as const)
      : []),
    ...(open && !isActBook(book.kind) ? (['accountFor'] as const) : []),
    'close',
  ];
  return (
    <>
      <MoreActs
        label={t('registers.acts')}
        acts={acts.map((act) => ({
          id: act,
          text: t(`registers.act.${act}`),
          icon: act === 'close' ? 'lock' : act === 'newVolume' ? 'book' : 'pen',
          onAct: () => setAsking(act),
        }))}
      />
      {asking === null ? null : (
        <ActDialog key={asking} book={book} act={asking} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

function ActDialog({ book, act, onClose }: { book: Book; act: Act; onClose: () => void }) {
  switch (act) {
    case 'reserve':
      return <ReserveDialog book={book} onClose={onClose} />;
    case 'insert':
    case 'backDate':
      return <AskDialog book={book} act={act} onClose={onClose} />;
    case 'newVolume':
    case 'close':
      return <SureDialog book={book} act={act} onClose={onClose} />;
    case 'volumeLines':
      return <VolumeDialog book={book} onClose={onClose} />;
    case 'start':
      return <StartDialog book={book} onClose={onClose} />;
    case 'accountFor':
      return <AccountDialog book={book} onClose={onClose} />;
  }
}

interface FrameProps<T> {
  book: Book;
  act: Act;
  missing: string | null;
  danger?: boolean;
  run: () => Promise<Reply<T>>;
  /** what was done, where the answer says more than the act's own words */
  tell?: (value: T) => string;
  onClose: () => void;
  children: ReactNode;
}

/** Title, what the act means, its fields, the refusal in its place; the verb says what happens. */
function Frame<T>({ book, act, missing, danger = false, run, tell, onClose, children }: FrameProps<T>) {
  const t = useT();
  const running = useAct();
  const submit = (): void =>
    void running.run(run, (value) => {
      useToasts.getState().show({ text: tell?.(value) ?? t(`registers.done.${act}`) });
      onClose();
    });
  return (
    <FormDialog
      undoable={!danger}
      title={t(`registers.title.${act}`, { book: bookName(t, book) })}
      verb={t(`registers.verb.${act}`)}
      missing={missing}
      act={running}
      danger={danger}
      alert={danger}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="s">{t(`registers.what.${act}`)}</p>
      {children}
    </FormDialog>
  );
}

function ReserveDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const t = useT();
  const typeWord = useTypeWord();
  const read = useDateReader();
  const { value } = useAsk('rules.choices', {});
  const [purpose, setPurpose] = useState('');
  const [typeId, setType] = useState<string | null>(null);
  const [expires, setExpires] = useState<string | null | undefined>(undefined);
  const expiresOn = expires === undefined ? (value ? addDays(value.today, 7) : null) : expires;
  const outgoing = book.kind.endsWith('outgoing');
  const missing =
    outgoing && typeId === null
      ? t('registers.missing.type')
      : purpose.trim() === ''
        ? t('registers.missing.purpose')
        : expiresOn === null
          ? t('registers.missing.date')
          : null;
  const run = () =>
    call('registers.reserve', {
      bookId: book.id,
      typeId: outgoing ? typeId : null,
      purpose,
      expiresOn: expiresOn ?? '',
    });
  return (
    <Frame
      book={book}
      act="reserve"
      missing={missing}
      run={run}
      tell={({ number, code }) =>
        code === ''
          ? t('registers.done.reserved', { number })
          : t('registers.done.reservedAs', { number, code })
      }
      onClose={onClose}
    >
      {outgoing ? (
        <Select
          label={t('documents.field.typeId')}
          choices={(value?.documentTypes ?? []).map(({ id, name }) => ({ id, text: typeWord(name) }))}
          value={typeId}
          onChange={setType}
          placeholder={t('documents.chooseType')}
          autoFocus
        />
      ) : null}
      <TextArea
        label={t('registers.field.purpose')}
        value={purpose}
        onChange={setPurpose}
        rows={2}
        maxLength={300}
        autoFocus={!outgoing}
      />
      <DateField
        label={t('registers.field.expiresOn')}
        value={expiresOn}
        onChange={setExpires}
        parse={read}
      />
    </Frame>
  );
}

function AskDialog({ book, act, onClose }: { book: Book; act: 'insert' | 'backDate'; onClose: () => void }) {
  const t = useT();
  const read = useDateReader();
  const [number, setNumber] = useState<number | null>(null);
  const [onDate, setDate] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const insert = act === 'insert';
  const missing =
    insert && number === null
      ? t('registers.missing.number')
      : onDate === null
        ? t('registers.missing.date')
        : reason.trim() === ''
          ? t('documents.missing.reason')
          : null;
  const run = () =>
    call('registers.ask', { bookId: book.id, number: insert ? number : null, onDate: onDate ?? '', reason });
  return (
    <Frame book={book} act={act} missing={missing} run={run} onClose={onClose}>
      {insert ? (
        <NumberField label={t('registers.field.after')} value={number} onChange={setNumber} autoFocus />
      ) : null}
      <DateField
        label={t('registers.field.onDate')}
        value={onDate}
        onChange={setDate}
        parse={read}
        autoFocus={!insert}
      />
      <TextArea
        label={t('documents.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
      />
    </Frame>
  );
}

function SureDialog({ book, act, onClose }: { book: Book; act: 'newVolume' | 'close'; onClose: () => void }) {
  const t = useT();
  const { value } = useAsk('rules.choices', {});
  const runs = act === 'close' && value !== null && value.today.startsWith(String(book.year));
  const run = (): Promise<Reply<unknown>> =>
    act === 'close'
      ? call('registers.close', { bookId: book.id })
      : call('registers.newVolume', { bookId: book.id });
  return (
    <Frame book={book} act={act} missing={null} danger={act === 'close'} run={run} onClose={onClose}>
      <p>
        {t('registers.counts', { entries: book.entries, cancelled: book.cancelled, reserved: book.reserved })}
      </p>
      {runs ? (
        <Note tone="caution">{t('registers.what.closeThisYear', { year: String(book.year) })}</Note>
      ) : null}
    </Frame>
  );
}

function VolumeDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const t = useT();
  const [lines, setLines] = useState<number | null>(book.volumeLines);
  const missing = lines !== null && lines < 50 ? t('registers.missing.lines') : null;
  const run = () => call('registers.setVolumeLines', { kind: book.kind, lines });
  return (
    <Frame book={book} act="volumeLines" missing={missing} run={run} onClose={onClose}>
      <NumberField
        label={t('registers.field.lines')}
        value={lines}
        onChange={setLines}
        optional={t('common.optional')}
        autoFocus
      />
    </Frame>
  );
}

const OF_BOOK = 'book';

const isFresh = ({ volume, nextNumber, firstNumber }: Book): boolean =>
  volume === 1 && nextNumber === firstNumber;

/** The last number on paper is put right, of the book or of one type, as long as nothing was given out behind it. */
function StartDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const t = useT();
  const outgoing = book.kind.endsWith('outgoing');
  const { types } = useStartTypes(book.kind, ({ first, next, back }) => next !== first && !back);
  const ofBook = isFresh(book) || book.lost > 0;
  const [of, setOf] = useState<string | null>(ofBook ? OF_BOOK : null);
  const [last, setLast] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const missing =
    of === null
      ? t('registers.missing.type')
      : last === null
        ? t('registers.missing.number')
        : reason.trim() === ''
          ? t('documents.missing.reason')
          : null;
  const run = () =>
    call('registers.askStart', {
      bookId: book.id,
      typeId: of === OF_BOOK ? null : (of ?? '').slice(1),
      last: last ?? 0,
      reason,
    });
  return (
    <Frame book={book} act="start" missing={missing} run={run} onClose={onClose}>
      {outgoing ? (
        <Select
          label={t('registers.start.of')}
          choices={[
            ...(ofBook ? [{ id: OF_BOOK, text: t('registers.start.ofBook') }] : []),
            ...types.map(({ id, name }) => ({ id: `:${id}`, text: name })),
          ]}
          value={of}
          onChange={setOf}
          placeholder={t('documents.chooseType')}
          autoFocus
        />
      ) : null}
      <NumberField
        label={t('registers.start.last')}
        value={last}
        onChange={setLast}
        maxDigits={6}
        hint={last === null ? null : t('registers.start.next', { last, next: last + 1 })}
        autoFocus={!outgoing}
      />
      <TextArea
        label={t('documents.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
      />
    </Frame>
  );
}

function AccountDialog({ book, onClose }: { book: Book; onClose: () => void }) {
  const t = useT();
  const typeWord = useTypeWord();
  const { value } = useAsk('rules.choices', {});
  const outgoing = book.kind.endsWith('outgoing');
  const [upTo, setUpTo] = useState<number | null>(null);
  const [typeId, setType] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const missing =
    upTo === null || upTo < book.nextNumber
      ? t('registers.missing.number')
      : outgoing && typeId === null
        ? t('registers.missing.type')
        : reason.trim() === ''
          ? t('documents.missing.reason')
          : null;
  const run = () => call('registers.accountFor', { bookId: book.id, upTo: upTo ?? 0, typeId, reason });
  return (
    <Frame book={book} act="accountFor" missing={missing} run={run} onClose={onClose}>
      <NumberField label={t('registers.field.upTo')} value={upTo} onChange={setUpTo} autoFocus />
      {outgoing ? (
        <Select
          label={t('documents.field.typeId')}
          choices={(value?.documentTypes ?? []).map(({ id, name }) => ({ id, text: typeWord(name) }))}
          value={typeId}
          onChange={setType}
          placeholder={t('documents.chooseType')}
          hint={t('registers.hint.accountType')}
        />
      ) : null}
      <TextArea
        label={t('documents.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={300}
      />
    </Frame>
  );
}
