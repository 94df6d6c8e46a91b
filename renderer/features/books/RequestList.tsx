import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { useTypeWord } from '../../i18n/typeWords.ts';
import { isComposing } from '../../keys/match.ts';
import { type Request, type Reservation } from './stores.ts';
import { useAct } from '../../data/useAct.ts';
import { bookName } from './words.ts';

const MEANING: Readonly<Record<Request['state'], StateMeaning>> = {
  asked: 'waiting',
  approved: 'running',
  used: 'done',
  refused: 'refused',
  withdrawn: 'closed',
};

/** Requests to insert a number or to enter for an earlier day: asked, decided, entered, each with who and when. */
export function RequestList({ bookId }: { bookId: string | null }) {
  const t = useT();
  const { roles } = useOpenSession();
  const { value, error } = useAsk('registers.requests', { bookId, open: bookId === null });
  if (error) return <Failure error={error} />;
  if (!value) return <LoadingRows rows={2} />;
  return (
    <section className="bookSection" aria-label={t('registers.requests')}>
      {bookId === null ? (
        <h2 className="sec">{t('registers.requests')}</h2>
      ) : (
        <h3>{t('registers.requests')}</h3>
      )}
      {value.requests.length === 0 ? (
        <p className="m s">
          {t('registers.noRequests')}
          {mayCall(roles, 'registers.ask') ? ` ${t('registers.howToAsk')}` : ''}
        </p>
      ) : null}
      <ul className="bookCards">
        {value.requests.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function RequestCard({ request }: { request: Request }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const [note, setNote] = useState('');
  const act = useAct();
  const { id, kind, state, shown } = request;
  const { value: choices } = useAsk('rules.choices', kind === 'start' ? {} : null);
  const typeWord = useTypeWord();
  const startedType =
    request.typeId === null
      ? 'book'
      : request.typeId === ''
        ? 'all'
        : typeWord(choices?.documentTypes.find((one) => one.id === request.typeId)?.name ?? request.typeId);
  const decides = state === 'asked' && mayCall(roles, 'registers.decide') && !request.own;
  const mayWithdraw = (state === 'asked' || state === 'approved') && mayCall(roles, 'registers.withdraw');
  const said = (key: 'approved' | 'refused' | 'withdrawn') => () =>
    useToasts.getState().show({ text: t(`registers.request.done.${key}`) });
  const decide = (approve: boolean): void =>
    void act.call('registers.decide', { id, shown, approve, note }, said(approve ? 'approved' : 'refused'));
  const page = request.book.endsWith('outgoing') ? 'registerOutgoing' : 'registerIncoming';
  return (
    <li className="bookCard">
      <div className="row wrap">
        <b className="md">
          {kind === 'insert'
            ? t('registers.request.insert', { number: request.number ?? 0 })
            : kind === 'start'
              ? t('registers.request.start', { number: request.number ?? 0, type: startedType })
              : t('registers.request.backDate', { date: format.date(request.onDate) })}
        </b>
        <span className="m">{bookName(t, { kind: request.book, year: request.year })}</span>
        <span className="end" />
        <StateMark meaning={MEANING[state]}>
          {request.enteredAs === null
            ? t(`registers.request.state.${kind === 'start' && state === 'used' ? 'putRight' : state}`)
            : t('registers.request.enteredAs', { number: request.enteredAs })}
        </StateMark>
      </div>
      <p className="s" data-selectable="">
        {request.reason}
      </p>
      <p className="m cap">
        {t('registers.request.asked', {
          by: request.askedBy,
          at: format.dateTime(request.askedMs),
          date: format.date(request.onDate),
        })}
        {request.decidedBy === null || request.decidedMs === null
          ? ''
          : ` · ${t('registers.request.decided', { by: request.decidedBy, at: format.dateTime(request.decidedMs) })}`}
      </p>
      {request.note === '' ? null : (
        <p className="s" data-selectable="">
          <b>{t('word.remark')}:</b> {request.note}
        </p>
      )}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {decides ? (
        <div className="row wrap fieldRow">
          <TextField
            label={t('word.remark')}
            value={note}
            onChange={setNote}
            maxLength={500}
            placeholder={t('registers.request.noteHint')}
          />
          <Button kind="primary" size="small" disabled={act.busy} onPress={() => decide(true)}>
            {t('registers.request.approve')}
          </Button>
          <Button
            size="small"
            disabled={act.busy || note.trim() === ''}
            disabledReason={note.trim() === '' ? t('documents.missing.reason') : null}
            onPress={() => decide(false)}
          >
            {t('registers.request.refuse')}
          </Button>
        </div>
      ) : mayWithdraw ? (
        <div className="row wrap">
          {state === 'approved' && kind !== 'start' ? (
            <Button
              kind="primary"
              size="small"
              onPress={() => go(page, { params: { numberFrom: `request:${id}` } })}
            >
              {t('registers.request.use')}
            </Button>
          ) : null}
          <Button
            size="small"
            disabled={act.busy}
            onPress={() =>
              void act.call(
                'registers.withdraw',
                { id, reason: t('registers.request.state.withdrawn') },
                said('withdrawn'),
              )
            }
          >
            {t('registers.request.withdraw')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Numbers that were taken before their documents exist: to be used, or released with a reason. */
export function ReservationList({ bookId }: { bookId: string }) {
  const t = useT();
  const { value, error } = useAsk('registers.reservations', { bookId, held: false });
  if (error) return <Failure error={error} />;
  if (!value) return <LoadingRows rows={2} />;
  const lost = value.reservations.filter((one) => one.lost && one.state === 'held');
  const others = value.reservations.filter((one) => !lost.includes(one));
  return (
    <>
      {lost.length === 0 ? null : <Reservations title={t('registers.lostNumbers')} reservations={lost} />}
      <Reservations title={t('registers.reservations')} reservations={others} />
    </>
  );
}

interface ReservationsProps {
  title: string;
  reservations: readonly Reservation[];
}

function Reservations({ title, reservations }: ReservationsProps) {
  const t = useT();
  return (
    <section className="bookSection" aria-label={title}>
      <h3>{title}</h3>
      {reservations.length === 0 ? <p className="m s">{t('registers.noReservations')}</p> : null}
      <ul className="bookCards">
        {reservations.map((reservation) => (
          <ReservationCard key={reservation.id} reservation={reservation} />
        ))}
      </ul>
    </section>
  );
}

function ReservationCard({ reservation }: { reservation: Reservation }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const [reason, setReason] = useState('');
  const act = useAct();
  const { id, number, state, expired, lost } = reservation;
  const acts = state === 'held' && mayCall(roles, 'registers.release');
  const told = lost ? 'registers.lost.released' : 'registers.reservation.released';
  const release = (): void =>
    void act.call('registers.release', { id, reason }, () =>
      useToasts.getState().show({ text: t(told, { number }) }),
    );
  const page = reservation.kind.endsWith('outgoing') ? 'registerOutgoing' : 'registerIncoming';
  const meaning =
    state === 'used' ? 'done' : state === 'released' ? 'closed' : expired ? 'refused' : 'waiting';
  return (
    <li className="bookCard">
      <div className="row wrap">
        <b className="md">
          {reservation.code === ''
            ? t('registers.reservation.number', { number: reservation.number })
            : t('registers.reservation.code', { number: reservation.number, code: reservation.code })}
        </b>
        <span className="s" data-selectable="">
          {reservation.purpose}
        </span>
        <span className="end" />
        <StateMark meaning={meaning}>
          {state === 'held' && lost
            ? t('registers.lost.mark')
            : t(`registers.reservation.state.${expired ? 'expired' : state}`)}
        </StateMark>
      </div>
      <p className="m cap">
        {t(lost ? 'registers.lost.when' : 'registers.reservation.when', {
          by: reservation.by,
          from: format.date(reservation.reservedOn),
          to: format.date(reservation.expiresOn),
        })}
        {reservation.reason === null ? '' : ` · ${reservation.reason}`}
      </p>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {acts ? (
        <div className="row wrap fieldRow">
          {expired ? null : (
            <Button
              kind="primary"
              size="small"
              onPress={() => go(page, { params: { numberFrom: `reservation:${id}` } })}
            >
              {t(lost ? 'registers.lost.use' : 'registers.reservation.use')}
            </Button>
          )}
          <TextField
            label={t(lost ? 'registers.lost.why' : 'registers.reservation.why')}
            value={reason}
            onChange={setReason}
            maxLength={300}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && reason.trim() !== '' && !isComposing(event.nativeEvent)) release();
            }}
          />
          <Button
            size="small"
            disabled={act.busy || reason.trim() === ''}
            disabledReason={reason.trim() === '' ? t('documents.missing.reason') : null}
            onPress={release}
          >
            {t(lost ? 'registers.lost.release' : 'registers.reservation.release')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
