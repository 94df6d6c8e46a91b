import { useEffect, useState } from 'react';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { focusPane } from '../../focus/panes.ts';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { Select } from '../../components/Select.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { type Book, type Handover } from './stores.ts';
import { useAct } from '../../data/useAct.ts';
import { bookName } from './words.ts';

/** Bàn giao sổ: counts per book, offered by one clerk, confirmed by the other in an own session. */
export function Handovers({ books }: { books: readonly Book[] }) {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error } = useAsk('registers.handovers', {});
  // nothing had the focus while the list was read
  const loaded = value !== null;
  useEffect(() => {
    if (loaded && document.activeElement === document.body) focusPane('book');
  }, [loaded]);
  if (error) return <Failure error={error} />;
  if (!value) return <LoadingRows rows={3} />;
  // what waits to be signed for stands first
  const signs = value.handovers.some(({ state, side }) => state === 'offered' && side === 'taker');
  const offer = mayCall(roles, 'registers.handOver') ? <Offer books={books} /> : null;
  return (
    <ScrollPane label={t('registers.handover.title')}>
      {signs ? null : offer}
      <section className="bookSection">
        <h2 className="sec">{t('registers.handover.list')}</h2>
        {value.handovers.length === 0 ? <p className="m s">{t('registers.handover.none')}</p> : null}
        <ul className="bookCards">
          {value.handovers.map((handover) => (
            <HandoverCard key={handover.id} handover={handover} />
          ))}
        </ul>
      </section>
      {signs ? offer : null}
    </ScrollPane>
  );
}

function Offer({ books }: { books: readonly Book[] }) {
  const t = useT();
  const { userId } = useOpenSession();
  const { value } = useAsk('people.choices', { forAct: 'keepBooks' });
  const [taker, setTaker] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(books.map(({ id }) => id));
  const [note, setNote] = useState('');
  const act = useAct();
  const people = (value?.people ?? []).filter(({ id }) => id !== userId);
  const missing =
    taker === null ? t('registers.missing.taker') : chosen.length === 0 ? t('registers.missing.books') : null;
  return (
    <section className="bookSection" aria-label={t('registers.handover.new')}>
      <h2 className="sec">{t('registers.handover.new')}</h2>
      <p className="s m">{t('registers.handover.what')}</p>
      <div className="row wrap bookChoices">
        {books.map((book) => (
          <Checkbox
            key={book.id}
            checked={chosen.includes(book.id)}
            onChange={(on) => setChosen(on ? [...chosen, book.id] : chosen.filter((id) => id !== book.id))}
          >
            {bookName(t, book)}
          </Checkbox>
        ))}
      </div>
      <div className="row wrap fieldRow">
        <Select
          label={t('registers.handover.taker')}
          choices={people.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
          value={taker}
          onChange={setTaker}
          placeholder={t('registers.missing.taker')}
        />
        <TextField label={t('documents.field.reason')} value={note} onChange={setNote} maxLength={500} />
        <Button
          kind="primary"
          disabled={act.busy || missing !== null}
          disabledReason={missing}
          onPress={() =>
            void act.run(
              () => call('registers.handOver', { takerId: taker ?? '', bookIds: [...chosen], note }),
              () => {
                useToasts.getState().show({ text: t('registers.handover.offered') });
                // a second press offers nothing twice
                setTaker(null);
                setNote('');
              },
            )
          }
        >
          {t('registers.handover.offer')}
        </Button>
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </section>
  );
}

function HandoverCard({ handover }: { handover: Handover }) {
  const { t, format } = useWords();
  const [note, setNote] = useState('');
  const act = useAct();
  const { id, side, state, shown } = handover;
  const answer = (said: 'confirmed' | 'declined' | 'withdrawn'): void =>
    void act.call('registers.answerHandover', { id, shown, answer: said, note }, () =>
      useToasts.getState().show({ text: t(`registers.handover.done.${said}`) }),
    );
  const meaning = state === 'offered' ? 'waiting' : state === 'confirmed' ? 'done' : 'refused';
  return (
    <li className="bookCard">
      <div className="row wrap">
        <b className="md">{t('registers.handover.from', { giver: handover.giver, taker: handover.taker })}</b>
        <span className="end" />
        <StateMark meaning={meaning}>{t(`registers.handover.state.${state}`)}</StateMark>
      </div>
      <p className="m cap">
        {format.dateTime(handover.offeredMs)}
        {handover.note === '' ? '' : ` · ${handover.note}`}
        {handover.answer === '' ? '' : ` · ${handover.answer}`}
      </p>
      <table className="countTable">
        <thead>
          <tr>
            <th>{t('word.book')}</th>
            <th>{t('registers.count.lines')}</th>
            <th>{t('registers.count.last')}</th>
            <th>{t('registers.count.cancelled')}</th>
            <th>{t('registers.count.reserved')}</th>
            <th>{t('registers.count.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {handover.counts.map((count) => (
            <tr key={count.bookId}>
              <td>{bookName(t, count)}</td>
              <td>{format.number(count.lines + count.inserted)}</td>
              <td>{count.lines === 0 ? '' : format.number(count.lastNumber)}</td>
              <td>{format.number(count.cancelled)}</td>
              <td>{format.number(count.reserved)}</td>
              <td>{format.number(count.waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="row wrap fieldRow">
        {state === 'offered' && side === 'taker' ? (
          <>
            <TextField label={t('registers.handover.note')} value={note} onChange={setNote} maxLength={500} />
            <Button kind="primary" size="small" disabled={act.busy} onPress={() => answer('confirmed')}>
              {t('registers.handover.confirm')}
            </Button>
            <Button
              size="small"
              disabled={act.busy || note.trim() === ''}
              disabledReason={note.trim() === '' ? t('documents.missing.reason') : null}
              onPress={() => answer('declined')}
            >
              {t('registers.handover.decline')}
            </Button>
          </>
        ) : null}
        {state === 'offered' && side === 'giver' ? (
          <Button size="small" disabled={act.busy} onPress={() => answer('withdrawn')}>
            {t('registers.request.withdraw')}
          </Button>
        ) : null}
        {state === 'offered' || state === 'confirmed' ? (
          <PaperButton
            subjectKind="handover"
            subjectId={id}
            title={t('papers.titleOf.handover')}
            size="small"
          />
        ) : null}
      </div>
      {state === 'offered' && side === 'other' ? <Note>{t('registers.handover.wait')}</Note> : null}
    </li>
  );
}
