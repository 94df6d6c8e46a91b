import { useEffect, useRef, useState } from 'react';
import { officeNowMs } from '../../data/clock.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useRoute } from '../../data/router.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';

const LOOK_AGAIN_MS = 2_000;

/** The hour that is to be judged goes on while the page stands, and follows a machine that is set right meanwhile. */
function useNow(): number {
  const [nowMs, setNow] = useState(officeNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(officeNowMs()), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

/** The machine ran ahead once and was set right: until an officer says so, nothing is written to the books. */
export function ClockPanel() {
  const { t, format } = useWords();
  const act = useAct();
  const [reason, setReason] = useState('');
  const nowMs = useNow();
  const field = useRef<HTMLInputElement>(null);
  const { params } = useRoute();
  useEffect(() => {
    if (params['at'] !== 'clock') return;
    field.current?.scrollIntoView({ block: 'center' });
    field.current?.focus();
  }, [params]);
  const missing = reason.trim() === '' ? t('settings.clock.noReason') : null;
  const accept = (): Promise<boolean> =>
    act.call('settings.acceptClock', { reason }, () => {
      setReason('');
      useToasts.getState().show({ text: t('settings.clock.accepted') });
      field.current?.focus();
    });
  return (
    <section className="panel" aria-label={t('settings.clock')}>
      <header>
        <h2>{t('settings.clock')}</h2>
        <span className="m">{format.dateTime(nowMs)}</span>
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">{t('settings.clock.lead')}</p>
        <TextField
          label={t('settings.clock.reason')}
          value={reason}
          onChange={setReason}
          maxLength={300}
          inputRef={field}
        />
        {act.error ? <Failure error={act.error} /> : null}
        <div className="row">
          <Button
            disabled={missing !== null || act.busy}
            disabledReason={missing}
            onPress={() => void accept()}
          >
            {t('settings.clock.accept')}
          </Button>
        </div>
      </div>
    </section>
  );
}
