import './trainingMenu.css';
import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call, on } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useTraining } from './trainingStore.ts';

type Exchanged = Output<'training.exchange'>;

/** The partners on this machine open what waits for them and answer; then it says what came of it. */
export function ExchangeDialog() {
  const t = useT();
  const close = useTraining((state) => state.close);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [result, setResult] = useState<Exchanged | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const begun = useRef(false);
  useEffect(() => on('progress', ({ done, of }) => setProgress({ done: done ?? 0, of: of ?? 0 })), []);
  useEffect(() => {
    if (begun.current) return; // one round of the medium for one press
    begun.current = true;
    void call('training.exchange', {}).then((reply) => {
      if (reply.ok) setResult(reply.value);
      else setError(reply.error);
    });
  }, []);
  const busy = result === null && error === null;
  // bytes of the envelopes: of the hundred, for nobody counts in them
  const percent = ({ done, of }: { done: number; of: number }): string =>
    t('training.percent', { percent: of > 0 ? Math.floor((100 * done) / of) : 0 });
  return (
    <Dialog
      undoable
      onClose={close}
      title={t('training.exchange')}
      mustAnswer={busy}
      actions={
        <Button kind="primary" onPress={close} disabled={busy} autoFocus={!busy} key={String(busy)}>
          {t('common.close')}
        </Button>
      }
    >
      <p className="s">{t('training.exchange.lead')}</p>
      {busy ? (
        <ProgressBar
          label={t('training.exchange.busy')}
          done={progress?.done ?? null}
          total={progress?.of ?? null}
          {...(progress === null ? {} : { valueText: percent(progress) })}
        />
      ) : null}
      {error ? <Failure error={error} /> : null}
      {result ? <Result result={result} /> : null}
    </Dialog>
  );
}

/** Only what happened, in the order in which it did. */
const LINES = [
  'written',
  'blocked',
  'dealtWith',
  'answered',
  'receiptsApplied',
  'begun',
  'quarantined',
] as const;

function Result({ result }: { result: Exchanged }) {
  const t = useT();
  const lines = LINES.filter((line) => result[line] > 0);
  return (
    <div role="status">
      {lines.length === 0 ? <p>{t('training.exchange.nothing')}</p> : null}
      <ul className="trainingLines">
        {lines.map((line) => (
          <li key={line}>{t(`training.exchange.${line}`, { count: result[line] })}</li>
        ))}
      </ul>
      {result.begun > 0 ? <p className="s">{t('training.exchange.next')}</p> : null}
    </div>
  );
}
