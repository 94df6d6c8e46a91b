import { type KeyboardEvent, useState } from 'react';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import { Panel } from '../../parts/frame/Panel.tsx';

export function PassphrasePanel() {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const { busy, error, call } = useAct();
  const change = async (): Promise<void> => {
    await call('vault.changePassphrase', { current, next }, () => {
      for (const clear of [setCurrent, setNext, setAgain]) clear('');
      return t('settings.passphraseChanged');
    });
  };
  const ready = current !== '' && next !== '' && next === again && !busy;
  const onEnter = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && ready && !isComposing(event.nativeEvent)) void change();
  };
  return (
    <Panel title={t('passphrase.change')}>
      <div className="pad-16 grid12">
        <TextField
          span={4}
          label={t('passphrase.current')}
          type="passphrase"
          value={current}
          onChange={setCurrent}
          onKeyDown={onEnter}
        />
        <TextField
          span={4}
          label={t('passphrase.next')}
          type="passphrase"
          value={next}
          onChange={setNext}
          onKeyDown={onEnter}
          hint={t('passphrase.hint')}
        />
        <TextField
          span={4}
          label={t('passphrase.again')}
          type="passphrase"
          value={again}
          onChange={setAgain}
          onKeyDown={onEnter}
          error={again !== '' && again !== next ? t('passphrase.differs') : null}
        />
        <div className="c12 row">
          <Button hint="Enter" disabled={!ready} onPress={() => void change()}>
            {t(busy ? 'unlock.opening' : 'passphrase.change')}
          </Button>
        </div>
        {error ? (
          <div className="c12">
            <ErrorPanel error={error} />
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
