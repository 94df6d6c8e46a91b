import { type KeyboardEvent, useState } from 'react';
import { call } from '../../data/bridge.ts';
import { GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { useSession, type Session } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isComposing } from '../../keys/match.ts';
import { useT } from '../../i18n/I18n.tsx';

interface ChangeFirstPassphraseProps {
  session: Session;
  /** the passphrase that was just typed at the door; null: the page was loaded since */
  opened: string | null;
}

/** The first passphrase was set by the administrator: nothing opens until the person has an own one. */
export function ChangeFirstPassphrase({ session, opened }: ChangeFirstPassphraseProps) {
  const t = useT();
  const [current, setCurrent] = useState(opened ?? '');
  const [isAsked, setAsked] = useState(opened === null);
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const { busy, error, run } = useAct();
  const change = async (): Promise<void> => {
    const change = async () => {
      const reply = await call('vault.changePassphrase', { current, next });
      if (!reply.ok) setAsked(isAsked || reply.error.code === 'wrong-passphrase');
      return reply;
    };
    if (!(await run(change, () => null))) return;
    const renewed = await call('vault.session', {});
    if (renewed.ok) await useSession.getState().opened(renewed.value);
  };
  const ready = current !== '' && next !== '' && next === again && !busy;
  // in each of the three: who corrects the first or second field presses Enter there
  const onEnter = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && ready && !isComposing(event.nativeEvent)) void change();
  };
  return (
    <GateFrame width="narrow">
      <GateHead title={t('passphrase.first.title', { name: session.fullName })}>
        {t('passphrase.first.lead')}
      </GateHead>
      {isAsked ? (
        <TextField
          label={t('passphrase.current')}
          type="passphrase"
          value={current}
          onChange={setCurrent}
          onKeyDown={onEnter}
          autoFocus
        />
      ) : null}
      <TextField
        label={t('passphrase.next')}
        type="passphrase"
        value={next}
        onChange={setNext}
        onKeyDown={onEnter}
        hint={t('passphrase.hint')}
        autoFocus={!isAsked}
      />
      <TextField
        label={t('passphrase.again')}
        type="passphrase"
        value={again}
        onChange={setAgain}
        error={again !== '' && next !== again ? t('passphrase.differs') : null}
        onKeyDown={onEnter}
      />
      {error ? <ErrorPanel error={error} /> : null}
      <div className="row">
        <Button kind="primary" hint="Enter" disabled={!ready} onPress={() => void change()}>
          {t('passphrase.change')}
        </Button>
        <Button kind="quiet" onPress={() => void useSession.getState().lock()}>
          {t('shell.lock')}
        </Button>
      </div>
    </GateFrame>
  );
}
