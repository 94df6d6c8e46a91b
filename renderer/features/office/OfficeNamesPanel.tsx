import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';
import { OfficeNamesDialog } from './OfficeNamesDialog.tsx';
import { NamesBeside } from './NamesBeside.tsx';

type Correction = NonNullable<Output<'office.names'>['waiting']>;

/** What the office is called on all that it writes, and the correction that waits for a second person. */
export function OfficeNamesPanel() {
  const { t, format } = useWords();
  const { value, error } = useAsk('office.names', {});
  const [asking, setAsking] = useState(false);
  const now = value?.now ?? null;
  const waiting = value?.waiting ?? null;
  const last = value?.last ?? null;
  const ask =
    waiting === null && now !== null ? (
      <Button size="small" icon="pen" onPress={() => setAsking(true)}>
        {t('office.ask')}
      </Button>
    ) : undefined;
  return (
    <Panel title={t('office.title')} end={ask}>
      <div className="pad-16 col gap-5">
        {error ? <Failure error={error} /> : null}
        {now === null && !error ? <LoadingRows rows={2} /> : null}
        {now === null ? null : (
          <dl className="kv" data-selectable="">
            <Fact label={t('firstRun.officeName')}>{now.name}</Fact>
            <Fact label={t('firstRun.symbol')}>{now.symbol}</Fact>
            <Fact label={t('firstRun.place')}>{now.place === '' ? '–' : now.place}</Fact>
            <Fact label={t('firstRun.officeCode')}>
              {now.code} <span className="m cap">{t('office.code.why')}</span>
            </Fact>
          </dl>
        )}
        {now === null || waiting === null ? null : <Waiting asked={waiting} kind={now.kind} />}
        {last === null || waiting !== null || last.decidedBy === null || last.decidedMs === null ? null : (
          <p className="m cap">
            {t(`office.last.${last.state === 'done' ? 'done' : 'refused'}`, {
              asked: last.askedBy.fullName,
              by: last.decidedBy.fullName,
              at: format.dateTime(last.decidedMs),
              note: last.note,
            })}
          </p>
        )}
      </div>
      {asking && now !== null ? <OfficeNamesDialog now={now} onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function Waiting({ asked, kind }: { asked: Correction; kind: 'party' | 'state' }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [note, setNote] = useState('');
  const act = useAct();
  const { id, shown } = asked;
  const decides = mayCall(roles, 'office.decideCorrection') && !asked.own;
  const decide = (approve: boolean): void =>
    void act
      .call(
        'office.decideCorrection',
        { id, shown, approve, note },
        t(`office.done.${approve ? 'done' : 'refused'}`),
      )
      .then((done) => (done ? useSession.getState().refresh() : undefined));
  return (
    <section className="col gap-5" aria-label={t('office.waiting')}>
      <h3>{t('office.waiting')}</h3>
      <NamesBeside
        kind={kind}
        before={{ name: asked.nameBefore, symbol: asked.symbolBefore, place: asked.placeBefore }}
        after={asked}
      />
      <p className="s" data-selectable="">
        {asked.reason}
      </p>
      <p className="m cap">
        {t('office.askedBy', { by: asked.askedBy.fullName, at: format.dateTime(asked.askedMs) })}
      </p>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {decides ? (
        <div className="row wrap fieldRow">
          <TextField label={t('word.remark')} value={note} onChange={setNote} maxLength={500} />
          <Button kind="primary" disabled={act.busy} onPress={() => decide(true)}>
            {t('office.approve')}
          </Button>
          <Button
            disabled={act.busy || note.trim() === ''}
            disabledReason={note.trim() === '' ? t('documents.missing.reason') : null}
            onPress={() => decide(false)}
          >
            {t('office.refuse')}
          </Button>
        </div>
      ) : asked.own ? (
        <div className="row">
          <Button
            disabled={act.busy}
            onPress={() => void act.call('office.withdrawCorrection', { id }, t('office.done.withdrawn'))}
          >
            {t('office.withdraw')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
