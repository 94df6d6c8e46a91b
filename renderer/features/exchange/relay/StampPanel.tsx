import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../data/bridge.ts';
import { useAsk } from '../../../data/ask.ts';
import { useAct } from '../../../data/useAct.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { Button } from '../../../components/Button.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { Note } from '../../../components/Note.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useFormat, useT } from '../../../i18n/I18n.tsx';
import { faultOfStamp } from '../../../parts/signatures/stampWords.ts';

/** The authority for time stamps: its address, and whether it gives any. */
export function StampPanel() {
  const { value, error, reload } = useAsk('timeStamps.get', {});
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  return value === null ? <LoadingRows /> : <Setting key={value.url ?? ''} url={value.url} />;
}

function Setting({ url }: { url: string | null }) {
  const t = useT();
  const format = useFormat();
  const act = useAct();
  const [typed, setTyped] = useState(url ?? '');
  const [tried, setTried] = useState<Output<'timeStamps.try'> | null>(null);
  const wanted = typed.trim();
  const isAddress = /^https?:\/\/\S+$/.test(wanted);
  const set = (next: string | null, said: string): void => {
    setTried(null);
    void act.run(() => call('timeStamps.set', { url: next }), said);
  };
  const tryIt = (): void => {
    setTried(null);
    void act.run(() => call('timeStamps.try', {}), setTried);
  };
  return (
    <section className="panel" aria-label={t('stamp.title')}>
      <header>
        <h2>{t('stamp.title')}</h2>
        <StateMark meaning={url === null ? 'closed' : 'done'}>
          {t(url === null ? 'stamp.none' : 'stamp.set')}
        </StateMark>
      </header>
      <div className="pad-16 grid12">
        <p className="s c12">{t('stamp.lead')}</p>
        <p className="m cap c12">{t('stamp.trust')}</p>
        <TextField
          span={8}
          label={t('stamp.url')}
          hint={t('stamp.urlHint')}
          value={typed}
          onChange={setTyped}
          maxLength={300}
          error={wanted !== '' && !isAddress ? t('stamp.urlWrong') : null}
        />
        <div className="c12 row gap-8">
          <Button
            kind="primary"
            disabled={act.busy || !isAddress || wanted === url}
            onPress={() => set(wanted, t('stamp.saved'))}
          >
            {t('stamp.save')}
          </Button>
          {url === null ? null : (
            <>
              <Button disabled={act.busy} onPress={tryIt}>
                {t(act.busy ? 'stamp.trying' : 'stamp.try')}
              </Button>
              <Button disabled={act.busy} onPress={() => set(null, t('stamp.removed'))}>
                {t('stamp.remove')}
              </Button>
            </>
          )}
        </div>
        {tried === null ? null : (
          <div className="c12">
            <Note tone={tried.fault === null ? 'done' : 'caution'} live>
              {faultOfStamp(t, tried) ??
                t('stamp.tried', {
                  time: format.dateTime(tried.timeMs ?? 0),
                  authority: tried.authority ?? '',
                })}
            </Note>
          </div>
        )}
        {act.error ? (
          <div className="c12">
            <Failure error={act.error} onClose={act.forget} />
          </div>
        ) : null}
      </div>
    </section>
  );
}
