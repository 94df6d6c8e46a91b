import { useState } from 'react';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { GateFrame, GateHead } from '../../app/GateFrame.tsx';
import { host } from '../../app/bridge.ts';
import { useSession } from '../../app/session.ts';
import { JoinShares } from '../../app/JoinShares.tsx';
import { Button } from '../../components/Button.tsx';
import { ChoiceList } from '../../components/ChoiceList.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { FoundBackup, RestoredStation } from '../../../shared/ipc/bridge.ts';

interface RestoreProps {
  found: readonly FoundBackup[];
  onBack: () => void;
  /** another folder is looked through; absent where there is nothing to choose */
  onElsewhere?: () => void;
  /** A drill with the training vault: nothing real is at stake, and its passphrase is no secret. */
  drill?: boolean;
  /** A vault stands in the place: it is kept aside when the restored one is complete. */
  over?: boolean;
}

/** Khôi phục từ bản sao lưu: choose a backup, open it by a passphrase or the printed code, see what came back. */
export function RestorePane({ found, onBack, onElsewhere, drill = false, over = false }: RestoreProps) {
  const t = useT();
  const format = useFormat();
  const [name, setName] = useState(found[0]?.name ?? '');
  const [chosen, setChosen] = useState<FoundBackup | null>(null);
  const [restored, setRestored] = useState<RestoredStation | null>(null);
  if (restored !== null) return <Restored restored={restored} onLeave={over ? onBack : null} />;
  if (chosen !== null)
    return (
      <OpenBackup
        drill={drill}
        over={over}
        backup={chosen}
        onBack={() => setChosen(null)}
        onRestored={setRestored}
      />
    );
  const go = (key: string): void => setChosen(found.find((one) => one.name === key) ?? null);
  return (
    <GateFrame>
      <GateHead title={t('restore.title')}>{t('restore.lead')}</GateHead>
      {drill ? <Note title={t('restore.drill')}>{t('restore.drill.what')}</Note> : null}
      {over ? <Note title={t('restore.over')}>{t('restore.over.what')}</Note> : null}
      <ChoiceList
        label={t('restore.which')}
        look="people"
        choices={found.map((one) => ({
          id: one.name,
          title: format.dateTime(one.atMs),
          icon: 'archive' as const,
          trailing: <span className="m">{one.officeName ?? one.vault}</span>,
        }))}
        value={name}
        onChange={setName}
        onGo={go}
        autoFocus
      />
      <div className="row">
        <Button kind="primary" disabled={name === ''} onPress={() => go(name)}>
          {t('common.next')}
        </Button>
        {onElsewhere ? (
          <Button icon="folder" onPress={onElsewhere}>
            {t('restore.elsewhere')}
          </Button>
        ) : null}
        <Button kind="quiet" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </GateFrame>
  );
}

interface OpenProps {
  drill: boolean;
  over: boolean;
  backup: FoundBackup;
  onBack: () => void;
  onRestored: (restored: RestoredStation) => void;
}

function OpenBackup({ drill, over, backup, onBack, onRestored }: OpenProps) {
  const t = useT();
  const format = useFormat();
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  const [username, setUsername] = useState(backup.people[0]?.username ?? '');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const hint = drill
    ? t('unlock.hintTraining', { passphrase: TRAINING_PASSPHRASE })
    : t('restore.passphrase.hint');
  const restore = async (): Promise<void> => {
    if (busy || secret === '') return;
    setBusy(true);
    setError(null);
    const opener = {
      username: by === 'passphrase' ? username : null,
      passphrase: by === 'passphrase' ? secret : null,
      recoveryCode: by === 'code' ? secret : null,
    };
    const reply = await host().restoreBackup(backup.name, opener, over);
    setBusy(false);
    setSecret('');
    if (reply.ok) onRestored(reply.value);
    else setError(reply.error);
  };
  return (
    <GateFrame>
      <GateHead title={t('restore.open', { date: format.dateTime(backup.atMs) })}>
        {t('restore.open.lead')}
      </GateHead>
      <RadioGroup
        label={t('restore.by')}
        inline
        value={by}
        onChange={setBy}
        choices={(['passphrase', 'code'] as const).map((id) => ({ id, text: t(`restore.by.${id}`) }))}
      />
      {by === 'passphrase' ? (
        <Select
          label={t('restore.person')}
          choices={backup.people.map((person) => ({ id: person.username, text: person.fullName }))}
          value={username}
          onChange={setUsername}
        />
      ) : null}
      <TextField
        label={t(by === 'passphrase' ? 'unlock.passphrase' : 'recover.code')}
        type={by === 'passphrase' ? 'passphrase' : 'code'}
        value={secret}
        onChange={setSecret}
        hint={by === 'passphrase' ? hint : t('recover.code.hint')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void restore();
        }}
        autoFocus
      />
      {by === 'code' ? (
        <div className="row">
          <JoinShares onJoined={setSecret} />
        </div>
      ) : null}
      {error ? (
        <ErrorPanel error={error} safe={t(over ? 'restore.over.safe' : 'restore.nothingChanged')} />
      ) : null}
      <div className="row">
        <Button kind="primary" hint="Enter" disabled={busy || secret === ''} onPress={() => void restore()}>
          {t(busy ? 'restore.working' : 'restore.go')}
        </Button>
        <Button kind="quiet" disabled={busy} onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </GateFrame>
  );
}

/** @param onLeave takes this pane away, where the door that it was opened from is the one that is turned to */
function Restored({ restored, onLeave }: { restored: RestoredStation; onLeave: (() => void) | null }) {
  const t = useT();
  const format = useFormat();
  const signIn = async (): Promise<void> => {
    await useSession.getState().boot();
    onLeave?.();
  };
  return (
    <GateFrame>
      <GateHead title={t('restore.done')}>
        {t('restore.done.lead', { office: restored.officeName, date: format.dateTime(restored.madeMs) })}
      </GateHead>
      <Note
        tone="done"
        title={t('restore.counts', {
          rows: format.number(restored.rows),
          files: format.number(restored.files),
        })}
      >
        {t('restore.epoch', { epoch: restored.epoch })}
      </Note>
      <Note tone="danger" title={t('restore.code', { date: format.dateTime(restored.madeMs) })}>
        {t('restore.code.detail')}
      </Note>
      {restored.lostFiles > 0 ? (
        <Note tone="danger" title={t('restore.lost', { files: format.number(restored.lostFiles) })}>
          {t('restore.lost.detail')}
        </Note>
      ) : null}
      {restored.aside === null ? null : (
        <Note title={t('restore.aside')}>{t('restore.aside.where', { folder: restored.aside })}</Note>
      )}
      <Note tone="caution" title={t('restore.checks', { checks: format.number(restored.checks) })}>
        {t('restore.checks.detail')}
      </Note>
      <div className="row">
        <Button kind="primary" autoFocus onPress={() => void signIn()}>
          {t('restore.signIn')}
        </Button>
      </div>
    </GateFrame>
  );
}
