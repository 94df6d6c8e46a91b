import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { call } from '../../../data/bridge.ts';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useDeadlineReader } from '../../../forms/choices.ts';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { useAct } from '../../../data/useAct.ts';

type Deadlines = Output<'deadlines.get'>;

/** The clocks of an incoming document, what moved them, and what a leader may do with them. */
export function DeadlinePanel({ detail }: { detail: DocumentDetail }) {
  const t = useT();
  const { value } = useAsk('deadlines.get', { documentId: detail.id });
  const [open, setOpen] = useState<'stop' | 'extend' | null>(null);
  const resume = useAct();
  if (!value || value.clocks.length === 0) return null;
  const offer = (act: string) => value.offers.find((each) => each.act === act && each.reason !== 'role');
  const seen = { id: detail.id, revision: detail.revision };
  return (
    <section aria-label={t('deadlines.title')} className="col gap-3">
      <h3 className="sec">{t('deadlines.title')}</h3>
      <dl className="kv">
        {value.clocks.map((clock) => (
          <div className="kvLine" key={clock.clock}>
            <dt>{t(`deadlines.clock.${clock.clock}`)}</dt>
            <dd>
              <ClockWords clock={clock} />
            </dd>
          </div>
        ))}
      </dl>
      <History history={value.history} />
      {open === null ? (
        <div className="row wrap">
          {(['extend', 'stop'] as const).map((act) => {
            const offered = offer(act);
            return offered ? (
              <Button
                key={act}
                size="small"
                onPress={() => setOpen(act)}
                disabled={!offered.allowed}
                disabledReason={
                  offered.reason === null ? null : t(`deadlines.reason.${reasonOf(offered.reason)}`)
                }
              >
                {t(`deadlines.act.${act}`)}
              </Button>
            ) : null;
          })}
          {offer('resume') ? (
            <Button
              size="small"
              disabled={resume.busy}
              onPress={() =>
                void resume.call('deadlines.resume', seen, () =>
                  useToasts.getState().show({ text: t('deadlines.done.resume') }),
                )
              }
            >
              {t('deadlines.act.resume')}
            </Button>
          ) : null}
        </div>
      ) : (
        <ChangeForm detail={detail} act={open} cap={value.cap} onClose={() => setOpen(null)} />
      )}
      {resume.error ? <Failure error={resume.error} /> : null}
    </section>
  );
}

const reasonOf = (reason: string): 'separation' | 'cap' => (reason === 'cap' ? 'cap' : 'separation');

function ClockWords({ clock }: { clock: Deadlines['clocks'][number] }) {
  const { t, format } = useWords();
  if (clock.stoppedSince !== null)
    return <b>{t('deadlines.stoppedSince', { time: format.dateTime(clock.stoppedSince) })}</b>;
  if (clock.dueOn === null) return <span className="m">{t('deadlines.none')}</span>;
  const due = `${format.date(clock.dueOn)} ${clock.dueTime ?? ''}`.trim();
  const extended = clock.extensions > 0 ? ` · ${t('deadlines.extensions', { count: clock.extensions })}` : '';
  if (clock.doneMs !== null)
    return (
      <>
        {due} · {t(clock.lateDays > 0 ? 'deadlines.doneLate' : 'deadlines.done', { days: clock.lateDays })}
        {extended}
      </>
    );
  return (
    <>
      {due} ·{' '}
      {clock.lateDays > 0 ? (
        <b className="danger">{t('deadlines.late', { days: clock.lateDays })}</b>
      ) : clock.leftDays === 0 ? (
        <b>{t('deadlines.today')}</b>
      ) : (
        t('deadlines.left', { days: clock.leftDays ?? 0 })
      )}
      {extended}
    </>
  );
}

function History({ history }: { history: Deadlines['history'] }) {
  const { t, format } = useWords();
  const date = (due: Deadlines['history'][number]['after']): string =>
    due.dueOn === null ? '' : `${format.date(due.dueOn)} ${due.dueTime ?? ''}`.trim();
  return history.length === 0 ? null : (
    <ul className="plainList s">
      {history.map((event) => (
        <li key={event.id}>
          {t(`deadlines.event.${event.kind}`, { before: date(event.before), after: date(event.after) })}
          {event.reason === null ? '' : `: ${event.reason}`}
          <span className="m">
            {' '}
            · {event.by.fullName}, {format.dateTime(event.atMs)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ChangeForm({
  detail,
  act: kind,
  cap,
  onClose,
}: {
  detail: DocumentDetail;
  act: 'stop' | 'extend';
  cap: Deadlines['cap'];
  onClose: () => void;
}) {
  const { t, format } = useWords();
  const act = useAct({ onDone: onClose });
  const parse = useDeadlineReader();
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const seen = { id: detail.id, revision: detail.revision };
  const submit = (): void =>
    void act.run(
      () =>
        kind === 'stop'
          ? call('deadlines.stop', { ...seen, reason })
          : call('deadlines.extend', {
              ...seen,
              clock: 'process',
              dueOn: dueOn ?? '',
              dueTime: null,
              reason,
            }),
      t(`deadlines.done.${kind}`),
    );
  const missing =
    kind === 'extend' && dueOn === null
      ? t('deadlines.missing.date')
      : reason.trim() === ''
        ? t('documents.missing.reason')
        : null;
  return (
    <ActFrame
      title={t(`deadlines.act.${kind}`)}
      verb={t(`deadlines.verb.${kind}`)}
      act={act}
      missing={missing}
      onGo={submit}
      onClose={onClose}
      note={
        kind === 'stop'
          ? t('deadlines.stopNote')
          : t('deadlines.extendNote', {
              most: cap.most,
              days: cap.workingDays,
              latest: cap.latest === null ? '' : format.date(cap.latest),
            })
      }
    >
      {kind === 'extend' ? (
        <DateField
          label={t('deadlines.newDate')}
          value={dueOn}
          onChange={setDueOn}
          parse={parse}
          hint={t('date.help')}
        />
      ) : null}
      <TextField label={t('documents.field.reason')} value={reason} onChange={setReason} maxLength={500} />
    </ActFrame>
  );
}
