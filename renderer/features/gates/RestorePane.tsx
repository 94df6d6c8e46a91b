import { useRef, useState } from 'react';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { host } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { JoinShares } from '../../parts/recovery/JoinShares.tsx';
import { Button } from '../../components/Button.tsx';
import { ChoiceList } from '../../components/ChoiceList.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { isComposing } from '../../keys/match.ts';
import type { FoundBackup, FoundBackups, RestoredStation } from '../../../shared/ipc/bridge.ts';
import { RestoreNeeds } from './RestoreNeeds.tsx';
import { AbsentPlaces, backupWords } from './RestorePlaces.tsx';

interface RestoreProps {
  found: FoundBackups;
  onBack: () => void;
  /** the places of the vault are looked through again, or another folder; absent where there is nothing to choose */
  onLook?: (where: 'known' | 'choose') => void;
  /** A drill with the training vault: nothing real is at stake, and its passphrase is no secret. */
  drill?: boolean;
  /** A vault stands in the place: it is kept aside when the restored one is complete. */
  over?: boolean;
  /** The restored vault stands: its door is next. */
  onDone?: () => void;
}

/** Khôi phục từ bản sao lưu: choose a backup, open it by a passphrase or the printed code, see what came back. */
export function RestorePane({ found, onBack, onLook, onDone, drill = false, over = false }: RestoreProps) {
  const { t, format } = useWords();
  const { sets, absent } = found;
  const [key, setKey] = useState(sets[0]?.key ?? '');
  const [chosen, setChosen] = useState<FoundBackup | null>(null);
  const [restored, setRestored] = useState<RestoredStation | null>(null);
  // by what and by whom it is opened: kept while another backup is looked at
  const [opener, setOpener] = useState<Opener>({ by: 'passphrase', how: 'code', username: null });
  useShortcuts('gate', { 'gate.back': onBack }, { enabled: chosen === null && restored === null });
  const training = drill || (chosen ?? sets.find((one) => one.key === key))?.training === true;
  if (restored !== null)
    return <Restored restored={restored} training={training} opener={opener} onLeave={onDone ?? null} />;
  if (chosen !== null)
    return (
      <OpenBackup
        drill={drill}
        over={over}
        training={training}
        opener={opener}
        onOpener={setOpener}
        backup={chosen}
        onBack={() => setChosen(null)}
        onRestored={setRestored}
      />
    );
  const go = (next: string): void => setChosen(sets.find((one) => one.key === next) ?? null);
  return (
    <GateFrame training={training} aside={<RestoreNeeds />}>
      <GateHead title={t('restore.title')}>{t('restore.lead')}</GateHead>
      {drill ? <Note title={t('restore.drill')}>{t('restore.drill.what')}</Note> : null}
      {over ? <Note title={t('restore.over')}>{t('restore.over.what')}</Note> : null}
      <ChoiceList
        label={t('restore.which')}
        look="rows"
        choices={sets.map((one) => ({
          id: one.key,
          icon: 'archive' as const,
          ...backupWords(t, format, one),
          trailing: <span className="m">{one.officeName ?? one.vault}</span>,
        }))}
        value={key}
        onChange={setKey}
        onGo={go}
        autoFocus
      />
      {onLook ? <AbsentPlaces absent={absent} onAgain={() => onLook('known')} /> : null}
      <div className="row">
        <Button kind="primary" disabled={key === ''} onPress={() => go(key)}>
          {t('common.next')}
        </Button>
        {onLook ? (
          <Button icon="folder" onPress={() => onLook('choose')}>
            {t('restore.elsewhere')}
          </Button>
        ) : null}
        <Button kind="quiet" hint="Esc" onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </GateFrame>
  );
}

interface Opener {
  readonly by: 'passphrase' | 'code';
  /** how the code was come by */
  readonly how: 'code' | 'shares';
  /** null: the first of the people of the backup */
  readonly username: string | null;
}

interface OpenProps {
  drill: boolean;
  over: boolean;
  training: boolean;
  opener: Opener;
  onOpener: (opener: Opener) => void;
  backup: FoundBackup;
  onBack: () => void;
  onRestored: (restored: RestoredStation) => void;
}

function OpenBackup(props: OpenProps) {
  const { drill, over, backup, onBack, onRestored } = props;
  const { t, format } = useWords();
  const { by, how } = props.opener;
  const username =
    backup.people.find((person) => person.username === props.opener.username)?.username ??
    backup.people[0]?.username ??
    '';
  const field = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState('');
  const { busy, error, run } = useAct();
  useShortcuts('gate', { 'gate.back': onBack }, { enabled: !busy });
  const hint = drill
    ? t('unlock.hintTraining', { passphrase: TRAINING_PASSPHRASE })
    : t('restore.passphrase.hint');
  const restore = async (): Promise<void> => {
    if (busy || secret === '') return;
    const given = {
      username: by === 'passphrase' ? username : null,
      passphrase: by === 'passphrase' ? secret : null,
      recoveryCode: by === 'code' ? secret : null,
      how,
    };
    const isDone = await run(
      () => host().restoreBackup(backup.key, given, over),
      (restored) => onRestored(restored),
    );
    // a code of 32 characters with one wrong is put right where it stands; a passphrase is typed anew
    if (isDone || by === 'passphrase') setSecret('');
  };
  return (
    <GateFrame training={props.training} aside={<RestoreNeeds />}>
      <GateHead title={t('restore.open', { date: backupWords(t, format, backup).title })}>
        {t('restore.open.lead')}
      </GateHead>
      <RadioGroup
        label={t('restore.by')}
        inline
        value={by}
        onChange={(next) => props.onOpener({ by: next, how: 'code', username })}
        choices={(['passphrase', 'code'] as const).map((id) => ({ id, text: t(`restore.by.${id}`) }))}
      />
      {by === 'passphrase' ? (
        <Select
          label={t('restore.person')}
          choices={backup.people.map((person) => ({ id: person.username, text: person.fullName }))}
          value={username}
          onChange={(next) => props.onOpener({ by, how, username: next })}
        />
      ) : null}
      <TextField
        label={t(by === 'passphrase' ? 'unlock.passphrase' : 'recover.code')}
        type={by === 'passphrase' ? 'passphrase' : 'code'}
        inputRef={field}
        value={secret}
        onChange={(text) => {
          setSecret(text);
          props.onOpener({ by, how: 'code', username });
        }}
        hint={by === 'passphrase' ? hint : t('recover.code.hint')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void restore();
        }}
        autoFocus
      />
      {by === 'code' ? (
        <div className="row">
          <JoinShares
            onJoined={(joined) => {
              setSecret(joined);
              props.onOpener({ by, how: 'shares', username });
              field.current?.focus(); // its Enter restores
            }}
          />
        </div>
      ) : null}
      {error ? (
        <ErrorPanel error={error} safe={t(over ? 'restore.over.safe' : 'restore.nothingChanged')} />
      ) : null}
      <div className="row">
        <Button kind="primary" hint="Enter" disabled={busy || secret === ''} onPress={() => void restore()}>
          {t(busy ? 'restore.working' : 'restore.go')}
        </Button>
        <Button kind="quiet" hint="Esc" disabled={busy} onPress={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </GateFrame>
  );
}

/** @param onLeave takes this pane away, where the door that it was opened from is the one that is turned to */
function Restored({
  restored,
  training,
  opener,
  onLeave,
}: {
  restored: RestoredStation;
  training: boolean;
  opener: Opener;
  onLeave: (() => void) | null;
}) {
  const { t, format } = useWords();
  // only who typed the paper knows that it is there
  const told = opener.by === 'passphrase' ? 'detail' : opener.how === 'code' ? 'used' : 'shares';
  const signIn = async (): Promise<void> => {
    await useSession.getState().boot();
    onLeave?.();
  };
  return (
    <GateFrame training={training}>
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
      {training ? null : (
        <Note
          tone={told === 'used' ? 'done' : 'danger'}
          title={t('restore.code', { date: format.dateTime(restored.madeMs) })}
        >
          {t(`restore.code.${told}`)}
        </Note>
      )}
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
