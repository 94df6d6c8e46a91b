import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { call } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { MEANINGS, nextWords } from './words.ts';

/** One line above the boxes: where the relay stands and what is to be done. Nothing where none is set up. */
export function RelayLine() {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const { value } = useAsk('relay.get', {});
  const [error, setError] = useState<WireError | null>(null);
  if (!value?.settings) return null;
  const { settings, status } = value;
  const pause = async (): Promise<void> => {
    const reply = await call('relay.pause', { paused: !settings.paused });
    setError(reply.ok ? null : reply.error);
  };
  return (
    <section className="relayLine" aria-label={t('relay.line')}>
      <span className="sec">{t('relay.line')}</span>
      <StateMark meaning={MEANINGS[status.state]}>{t(`relay.state.${status.state}`)}</StateMark>
      <span className="m cap">{t('relay.since', { time: format.dateTime(status.sinceMs) })}</span>
      <span className="cap grow">{nextWords(t, status)}</span>
      {mayCall(roles, 'relay.pause') ? (
        <Button size="small" onPress={() => void pause()}>
          {t(settings.paused ? 'relay.resume' : 'relay.pause')}
        </Button>
      ) : null}
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
    </section>
  );
}
