import { useEffect, useRef, useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { DueClock } from '../../../components/DueClock.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ChannelSelect } from '../acts/ChannelSelect.tsx';
import { useAct } from '../../../data/useAct.ts';
import { type Case, type DataRequest } from '../stores.ts';
import { CHANNELS, channelOf } from '../words.ts';
import { DecideRequestDialog } from './DecideRequestDialog.tsx';

/** What the sender asked about the own data, until when it must be answered, and what was answered. */
export function DataRequests({ detail }: { detail: Case }) {
  const t = useT();
  const { roles, userId } = useOpenSession();
  const { value } = useAsk('privacy.requests', { submissionId: detail.id });
  const { value: choices } = useAsk('rules.choices', {});
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<DataRequest | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  const mayAsk = mayCall(roles, 'privacy.ask');
  const requests = value?.requests ?? [];
  if (!mayAsk && requests.length === 0) return null;
  return (
    <section className="panel" aria-label={t('privacy.requests')}>
      <header>
        <h2>{t('privacy.requests')}</h2>
        <span className="end" />
        {mayAsk ? (
          <Button size="small" kind="quiet" icon="plus" onPress={() => setAsking(true)}>
            {t('privacy.ask')}
          </Button>
        ) : null}
      </header>
      {requests.length === 0 ? <p className="pad m cap">{t('privacy.noRequests')}</p> : null}
      <ul className="clockList">
        {requests.map((one) => (
          <RequestLine
            key={one.id}
            request={one}
            today={choices?.today ?? ''}
            takesFocus={one.id === decided && one.decision !== null}
            onDecide={
              one.decision === null && mayCall(roles, 'privacy.decide') && one.by.id !== userId
                ? () => setDeciding(one)
                : null
            }
          />
        ))}
      </ul>
      {asking ? <AskDialog detail={detail} onClose={() => setAsking(false)} /> : null}
      {deciding ? (
        <DecideRequestDialog
          request={deciding}
          onDecided={() => {
            setDeciding(null);
            setDecided(deciding.id);
          }}
          onClose={() => setDeciding(null)}
        />
      ) : null}
    </section>
  );
}

interface RequestLineProps {
  request: DataRequest;
  today: string;
  /** it was answered here just now: the button that had the focus is gone */
  takesFocus: boolean;
  /** null where nobody has to answer, or not this person */
  onDecide: (() => void) | null;
}

function RequestLine({ request, today, takesFocus, onDecide }: RequestLineProps) {
  const { t, format } = useWords();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (takesFocus) line.current?.focus();
  }, [takesFocus]);
  return (
    <li ref={line} tabIndex={-1}>
      <div className="row">
        <span className="md">{t(`privacy.kind.${request.kind}`)}</span>
        <span className="end" />
        {request.decision === null ? (
          <DueClock dueOn={request.dueOn} lateDays={request.lateDays} today={today} />
        ) : (
          <span className={request.decision === 'granted' ? 'done' : 'caution'}>
            {t(`privacy.decision.${request.decision}`)}
          </span>
        )}
      </div>
      <div className="s preline">{request.words}</div>
      <div className="m cap">
        {t('privacy.askedOn', { date: format.date(request.askedOn), name: request.by.fullName })}
      </div>
      {request.answer === null ? null : <p className="s preline mt2">{request.answer}</p>}
      {onDecide === null ? null : (
        <Button size="small" icon="check" onPress={onDecide}>
          {t('privacy.decide')}
        </Button>
      )}
    </li>
  );
}

const KINDS = ['access', 'correct', 'erase'] as const;

function AskDialog({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [channel, setChannel] = useState(() => channelOf(detail.source));
  const [words, setWords] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const missing =
    kind === null ? t('privacy.missing.kind') : words.trim() === '' ? t('submissions.missing.text') : null;
  const ask = (asked: (typeof KINDS)[number]): void => {
    const input = { submissionId: detail.id, kind: asked, channel, words: words.trim() };
    void act.call('privacy.ask', input, t('privacy.asked'));
  };
  return (
    <FormDialog
      undoable
      title={t('privacy.askTitle')}
      verb={t('privacy.askDo')}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={() => kind !== null && ask(kind)}
      onClose={onClose}
    >
      <DecisionField
        label={t('privacy.what')}
        value={kind}
        onChange={setKind}
        answers={KINDS.map((id) => ({ id, text: t(`privacy.kind.${id}`) }))}
      />
      <ChannelSelect value={channel} channels={CHANNELS} onChange={setChannel} />
      <TextArea rows={3} label={t('privacy.words')} value={words} onChange={setWords} maxLength={2000} />
    </FormDialog>
  );
}
