import { type KeyboardEvent, useRef, useState } from 'react';
import { GateHead } from '../../parts/gate/GateFrame.tsx';
import { JoinShares } from '../../parts/recovery/JoinShares.tsx';
import { useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isComposing } from '../../keys/match.ts';
import { useT } from '../../i18n/I18n.tsx';

/** The printed code and a new passphrase, for the person who forgot the old one. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const t = useT();
  const people = useSession((state) => state.inspection?.people) ?? [];
  const [username, setUsername] = useState(people[0]?.username ?? '');
  const [code, setCode] = useState('');
  const [how, setHow] = useState<'code' | 'shares'>('code');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const nextField = useRef<HTMLInputElement>(null);
  const { busy, error, call } = useAct();
  const differs = again !== '' && next !== again;
  const ready = username !== '' && code.trim() !== '' && next !== '' && next === again && !busy;
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    if (ready) return void recover();
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])];
    fields[fields.indexOf(event.currentTarget as HTMLInputElement) + 1]?.focus();
  };
  useShortcuts('gate', { 'gate.back': onBack });
  const recover = async (): Promise<void> => {
    await call('vault.recover', { username, recoveryCode: code, how, newPassphrase: next }, (opened) => {
      void useSession.getState().opened(opened);
    });
  };
  return (
    <div className="col gap-6" ref={form}>
      <GateHead title={t('recover.title')}>{t('recover.lead')}</GateHead>
      <Select
        label={t('recover.person')}
        choices={people.map((person) => ({
          id: person.username,
          text: person.fullName,
          detail: person.position,
        }))}
        value={username}
        onChange={setUsername}
      />
      <TextField
        label={t('recover.code')}
        type="code"
        value={code}
        onChange={(text) => {
          setCode(text);
          setHow('code');
        }}
        hint={t('recover.code.hint')}
        onKeyDown={enter}
        autoFocus
      />
      <div className="row">
        <JoinShares
          onJoined={(joined) => {
            setCode(joined);
            setHow('shares');
            nextField.current?.focus();
          }}
        />
      </div>
      <TextField
        label={t('passphrase.next')}
        type="passphrase"
        inputRef={nextField}
        value={next}
        onChange={setNext}
        hint={t('passphrase.hint')}
        onKeyDown={enter}
      />
      <TextField
        label={t('passphrase.again')}
        type="passphrase"
        value={again}
        onChange={setAgain}
        error={differs ? t('passphrase.differs') : null}
        onKeyDown={enter}
      />
      {error ? <ErrorPanel error={error} /> : null}
      <div className="row">
        <Button kind="primary" hint="Enter" disabled={!ready} onPress={() => void recover()}>
          {t(busy ? 'unlock.opening' : 'recover.go')}
        </Button>
        <Button kind="quiet" hint="Esc" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </div>
  );
}
