import { useState, type ReactNode } from 'react';
import { host } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { Select } from '../../../components/Select.tsx';
import { StateMark } from '../../../components/StateMark.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { type Relay } from '../stores.ts';
import { StampPanel } from './StampPanel.tsx';
import { bytesOf, MEANINGS, nextWords, RATES, rateOf, serversOf } from './words.ts';

/** Máy chuyển: its state with the next step, and its settings for those who may set it; what else asks for a network. */
export function RelayTab() {
  const { value, error, reload } = useAsk('relay.get', {});
  const { roles } = useOpenSession();
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (!value) return <LoadingRows />;
  const maySet = mayCall(roles, 'relay.setUp') && value.status.state !== 'not-allowed';
  return (
    <div className="scroll grow canvas directory">
      <State relay={value} />
      {maySet ? <Settings key={value.settings?.servers.join() ?? ''} relay={value} /> : null}
      {maySet ? <StampPanel /> : null}
    </div>
  );
}

function State({ relay: { status, settings, userName } }: { relay: Relay }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-label={t('relay.line')}>
      <header>
        <h2>{t('relay.line')}</h2>
        <StateMark meaning={MEANINGS[status.state]}>{t(`relay.state.${status.state}`)}</StateMark>
        <span className="m cap">{settings?.servers.join(', ')}</span>
      </header>
      <div className="pad col gap-4">
        <p className="s">{nextWords(t, status)}</p>
        <dl className="relayFacts">
          <Fact label={t('relay.lastConnected')}>
            {status.lastConnectedMs === null ? t('relay.never') : format.dateTime(status.lastConnectedMs)}
          </Fact>
          <Fact label={t('relay.waitingOut')}>{format.number(status.waitingOut)}</Fact>
          <Fact label={t('relay.waitingAtRelay')}>{format.number(status.waitingAtRelay)}</Fact>
          <Fact label={t('relay.name')}>
            <code>{userName}</code>
          </Fact>
        </dl>
        {settings ? (
          <p className="m cap">
            {t('relay.certificate', {
              authority: settings.certificate.authority,
              date: format.date(format.dayOf(settings.certificate.validUntilMs)),
            })}
          </p>
        ) : null}
        <p className="m cap">{t('relay.nameWhat')}</p>
      </div>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="m cap">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Settings({ relay: { settings } }: { relay: Relay }) {
  const t = useT();
  const [typed, setTyped] = useState(settings?.servers.join(', ') ?? '');
  const [rate, setRate] = useState(rateOf(settings?.bytesPerSecond ?? null));
  const [passphrase, setPassphrase] = useState('');
  const [removing, setRemoving] = useState(false);
  const { busy, error, call, run } = useAct();
  const servers = serversOf(typed);
  const bytesPerSecond = bytesOf(rate);

  const setUp = async (): Promise<void> => {
    if (servers === null) return;
    await run(
      () => host().setUpRelay(servers, passphrase, bytesPerSecond),
      (isSetUp) => {
        if (isSetUp === null) return null;
        setPassphrase('');
        return t('relay.setUpDone');
      },
    );
  };
  const save = async (): Promise<void> => {
    if (servers !== null) await call('relay.change', { servers, bytesPerSecond }, t('relay.saved'));
  };
  const remove = async (): Promise<void> => {
    await call('relay.remove', {}, t('relay.removed'));
    setRemoving(false);
  };
  const rates = [...new Set([...RATES, rate])].toSorted((a, b) => a - b);
  return (
    <section className="panel" aria-label={t('relay.settings')}>
      <header>
        <h2>{t('relay.settings')}</h2>
        <span className="end" />
        {settings ? (
          <Button size="small" onPress={() => setRemoving(true)}>
            {t('relay.remove')}
          </Button>
        ) : null}
      </header>
      <div className="pad-16 grid12">
        <TextField
          span={8}
          label={t('relay.servers')}
          hint={t('relay.serversHint')}
          value={typed}
          onChange={setTyped}
          error={typed !== '' && servers === null ? t('relay.serversWrong') : null}
        />
        <Select
          span={4}
          label={t('relay.limit')}
          value={String(rate)}
          onChange={(value) => setRate(Number(value))}
          choices={rates.map((one) => ({
            id: String(one),
            text: one === 0 ? t('relay.limit.none') : t('relay.limit.value', { rate: one }),
          }))}
        />
        <TextField
          span={8}
          type="passphrase"
          label={t('relay.passphrase')}
          hint={t('relay.passphraseHint')}
          value={passphrase}
          onChange={setPassphrase}
        />
        <div className="c12 row gap-8">
          <Button
            {...(settings ? {} : { kind: 'primary' as const })}
            disabled={busy || servers === null || passphrase === ''}
            onPress={() => void setUp()}
          >
            {t(settings ? 'relay.chooseAgain' : 'relay.choose')}
          </Button>
          {settings ? (
            <Button kind="primary" disabled={servers === null} onPress={() => void save()}>
              {t('relay.save')}
            </Button>
          ) : null}
        </div>
        {error ? (
          <div className="c12">
            <ErrorPanel error={error} />
          </div>
        ) : null}
      </div>
      <Dialog
        undoable={false}
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('relay.removeTitle', { server: settings?.servers[0] ?? '' })}
        actions={
          <>
            <Button hint="Esc" onPress={() => setRemoving(false)}>
              {t('word.keepIt')}
            </Button>
            <Button kind="danger" onPress={() => void remove()}>
              {t('relay.remove')}
            </Button>
          </>
        }
      >
        <p className="s">{t('relay.removeWhat')}</p>
      </Dialog>
    </section>
  );
}
