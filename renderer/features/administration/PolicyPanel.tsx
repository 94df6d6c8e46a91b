import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';
import { Panel } from '../../parts/frame/Panel.tsx';

/** Half of a SHA-256, as the superior reads it on the telephone. */
const DIGITS = 32;
type Policy = NonNullable<Output<'policy.get'>['policy']>;

const digitsOf = (typed: string): number => typed.replaceAll(/[^0-9a-fA-F]/g, '').length;
const inFours = (hex: string): string => hex.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The policy of the superior: what it sets, who signed it, since when; and the next one. */
export function PolicyPanel() {
  const t = useT();
  const { value, error, reload } = useAsk('policy.get', {});
  const act = useAct();
  const [fingerprint, setFingerprint] = useState('');
  const policy = value?.policy ?? null;
  const isFirst = value !== null && policy === null;
  const short =
    isFirst && digitsOf(fingerprint) < DIGITS
      ? t('policy.fingerprint.short', { count: digitsOf(fingerprint) })
      : null;
  const load = (): Promise<boolean> =>
    act.run(
      () => host().loadPolicy(isFirst ? fingerprint : null),
      (loaded) => {
        if (loaded === null) return;
        setFingerprint('');
        useToasts.getState().show({ text: t('policy.loaded', { serial: loaded.serial }) });
      },
    );
  return (
    <Panel title={t('policy.title')}>
      <div className="pad-16 col gap-5">
        {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
        {value === null && !error ? <LoadingRows /> : null}
        {policy === null ? null : <Terms policy={policy} />}
        {isFirst ? <Note title={t('policy.none')}>{t('policy.none.detail')}</Note> : null}
        {isFirst ? (
          <TextField
            label={t('policy.fingerprint')}
            type="code"
            value={fingerprint}
            onChange={setFingerprint}
            maxLength={120}
            hint={t('policy.load.first')}
          />
        ) : null}
        {policy === null ? null : <p className="s">{t('policy.load.next', { serial: policy.serial })}</p>}
        {act.error ? <Failure error={act.error} /> : null}
        <div className="row">
          <Button
            icon="folder"
            disabled={short !== null || act.busy || value === null}
            disabledReason={short}
            onPress={() => void load()}
          >
            {t('policy.load')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Terms({ policy }: { policy: Policy }) {
  const { t, format } = useWords();
  const closed = policy.closed.map(({ channel, levels }) =>
    t('policy.closed.one', {
      channel: t(`policy.channel.${channel}`),
      levels: levels.map((level) => t(`level.${level}`)).join(', '),
    }),
  );
  return (
    <dl className="kv">
      <Fact label={t('policy.serial')}>{format.number(policy.serial)}</Fact>
      <dt>{t('policy.issuer')}</dt>
      <dd className="md">{policy.issuer}</dd>
      <Fact label={t('policy.ground')}>{policy.ground}</Fact>
      <Fact label={t('policy.since')}>{format.dateTime(policy.loadedMs)}</Fact>
      <Fact label={t('word.locksItself')}>{t('policy.idle.value', { minutes: policy.maxIdleMinutes })}</Fact>
      <Fact label={t('policy.closed')}>
        {closed.length === 0 ? t('policy.closed.none') : closed.join('; ')}
      </Fact>
      <Fact label={t('policy.lists')}>{t(`policy.lists.${policy.revocation}`)}</Fact>
      <dt>{t('policy.key')}</dt>
      <dd className="adminCode">{inFours(policy.keyFingerprint)}</dd>
    </dl>
  );
}
