import { useRef, useState } from 'react';
import { TRAINING_PASSPHRASE } from '../../../shared/domain/training.ts';
import { GateFacts, GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { call, host } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';
import { useWait } from '../../forms/useWait.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { ChoiceList } from '../../components/ChoiceList.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import type { WireError } from '../../../shared/errors.ts';
import { ChangeFirstPassphrase } from './ChangeFirstPassphrase.tsx';
import { keyOfFound, useFoundBackups } from './foundBackups.ts';
import { RecoverForm } from './RecoverForm.tsx';
import { RestoreOver } from './RestoreOver.tsx';
import { RestorePane } from './RestorePane.tsx';
import { FindPerson } from './FindPerson.tsx';
import { useCapsLock } from './useCapsLock.ts';
import { useLastPerson } from './useLastPerson.ts';
import { useRunningClock } from './useRunningClock.ts';

/** Choose a person by arrows, type, Enter. Wrong entries and the waiting time are stated plainly. */
export function UnlockPage() {
  const t = useT();
  const inspection = useSession((state) => state.inspection);
  const session = useSession((state) => state.session);
  const [recovering, setRecovering] = useState(false);
  const [restoring, setRestoring] = useState(false);
  /** what opened the vault just now, for the change that has to follow; nobody types it twice */
  const [opened, setOpened] = useState<string | null>(null);
  const [damage, setDamage] = useState<WireError | null>(null);
  const backups = useFoundBackups();
  if (session?.mustChangePassphrase) return <ChangeFirstPassphrase session={session} opened={opened} />;
  if (backups.found !== null && backups.found.sets.length > 0)
    return (
      <RestorePane
        over
        key={keyOfFound(backups.found)}
        found={backups.found}
        onBack={backups.forget}
        onDone={() => {
          // the door of the vault that came back, not the way that led here
          backups.forget();
          setRestoring(false);
          setDamage(null);
        }}
        onLook={(where) => void backups.look(where)}
      />
    );
  const isClosed = inspection !== null && inspection.state !== 'locked' && inspection.state !== 'unlocked';
  const closed: WireError | null = isClosed ? { code: problemOf(inspection.problem), params: {} } : damage;
  const again = (): void => {
    setDamage(null);
    void useSession.getState().boot();
  };
  return (
    <GateFrame width={closed ? 'wide' : 'narrow'} aside={<VaultFacts />} asideFoot={<VersionLine />}>
      {closed ? (
        <>
          <GateHead title={t('unlock.closed')} />
          <ErrorPanel error={closed} onRetry={again} />
          {damage !== null || inspection?.state === 'damaged' ? <RestoreOver backups={backups} /> : null}
          <OtherVaults />
        </>
      ) : restoring ? (
        <>
          <GateHead title={t('restore.title')} />
          <RestoreOver backups={backups} onBack={() => setRestoring(false)} />
        </>
      ) : recovering ? (
        <RecoverForm onBack={() => setRecovering(false)} />
      ) : (
        <UnlockForm
          // the door of the other vault: its first person, and the focus in the field of the passphrase
          key={String(inspection?.training)}
          onMustChange={setOpened}
          onForgot={() => setRecovering(true)}
          onRestore={() => setRestoring(true)}
          onDamage={setDamage}
        />
      )}
    </GateFrame>
  );
}

/** So many are seen at a glance and need no field to find them by. */
const FEW = 4;

interface UnlockFormProps {
  /** the passphrase was right, and an own one is set next */
  onMustChange: (passphrase: string) => void;
  onForgot: () => void;
  onRestore: () => void;
  /** the passphrase was right, the files are not */
  onDamage: (error: WireError) => void;
}

function UnlockForm({ onMustChange, onForgot, onRestore, onDamage }: UnlockFormProps) {
  const t = useT();
  const inspection = useSession((state) => state.inspection);
  const people = inspection?.people ?? [];
  const [username, setUsername] = useState(people[0]?.username ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef(false);
  const choose = (next: string): void => {
    chosen.current = true;
    setUsername(next);
  };
  useLastPerson(people, (last) => {
    if (!chosen.current) setUsername(last);
  });
  const capsLock = useCapsLock();
  const waitMs = useWait(Number(error?.params['untilMs'] ?? inspection?.waitUntilMs ?? 0));
  const unlock = async (): Promise<void> => {
    if (busy || passphrase === '' || waitMs > 0) return;
    setBusy(true);
    const reply = await call('vault.unlock', { username, passphrase });
    setBusy(false);
    setPassphrase('');
    if (reply.ok) {
      void host().rememberPerson(username);
      if (reply.value.mustChangePassphrase) onMustChange(passphrase);
      return useSession.getState().opened(reply.value);
    }
    if (DAMAGE.has(reply.error.code)) return onDamage(reply.error);
    setError(reply.error);
    field.current?.focus();
  };
  return (
    <>
      <GateHead title={t('unlock.title')}>{t('unlock.lead')}</GateHead>
      {people.length > FEW ? (
        <FindPerson people={people} onFound={choose} onGo={() => field.current?.focus()} />
      ) : null}
      {people.length > 0 ? (
        <ChoiceList
          label={t('unlock.person')}
          look="people"
          choices={people.map((person) => ({
            id: person.username,
            title: person.fullName,
            leading: <Avatar name={person.fullName} quiet={person.username !== username} />,
            trailing: <span className="m">{person.position}</span>,
          }))}
          value={username}
          onChange={choose}
          onGo={() => field.current?.focus()}
        />
      ) : (
        <TextField label={t('word.userName')} value={username} onChange={setUsername} />
      )}
      <TextField
        label={t('unlock.passphrase')}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
        inputRef={field}
        autoFocus
        disabled={waitMs > 0}
        hint={
          inspection?.training
            ? t('unlock.hintTraining', { passphrase: TRAINING_PASSPHRASE })
            : t('unlock.hint')
        }
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') void unlock();
          const next = people[people.findIndex((person) => person.username === username) + step(event.key)];
          if (next) choose(next.username);
        }}
      />
      {capsLock ? (
        <Note tone="caution" title={t('unlock.capsLock')} live>
          {t('unlock.capsLock.detail')}
        </Note>
      ) : null}
      <UnlockTrouble error={error} waitMs={waitMs} />
      <div className="row">
        <Button
          kind="primary"
          hint="Enter"
          onPress={() => void unlock()}
          disabled={busy || passphrase === '' || waitMs > 0}
        >
          {t(busy ? 'unlock.opening' : 'unlock.open')}
        </Button>
        <Button kind="quiet" onPress={onForgot}>
          {t('unlock.forgot')}
        </Button>
      </div>
      {error === null ? <WhyHere /> : null}
      <OtherVaults onRestore={onRestore} />
    </>
  );
}

/** A door that nobody asked for says why it stands here. */
function WhyHere() {
  const t = useT();
  switch (window.location.hash) {
    case '#gone':
      return (
        <Note tone="caution" title={t('error.vault-gone')}>
          {t('error.vault-gone.next')}
        </Note>
      );
    case '#idle':
      return <Note title={t('unlock.idle')}>{t('unlock.idle.detail')}</Note>;
    default:
      return null;
  }
}

/** A vault that a right passphrase does not open: its files are not what they were. */
const DAMAGE: ReadonlySet<string> = new Set([
  'vault-header-damaged',
  'vault-header-older',
  'roster-broken',
  'vault-schema-differs',
  'vault-database-damaged',
  'vault-database-missing',
]);

/** The arrows choose the name without leaving the passphrase: one line of text has no use for them. */
function step(key: string): number {
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}

function UnlockTrouble({ error, waitMs }: { error: WireError | null; waitMs: number }) {
  const t = useT();
  if (waitMs > 0) {
    return (
      <Note tone="caution" title={t('unlock.wait', { seconds: Math.ceil(waitMs / 1000) })} live>
        {t('unlock.wait.detail')}
      </Note>
    );
  }
  if (error === null || error.code === 'wait-before-retry') return null;
  if (error.code === 'wrong-passphrase') {
    return (
      <Note title={t('unlock.wrong')} live>
        {t('unlock.wrong.typing')} {t('unlock.wrong.detail')}
      </Note>
    );
  }
  return <ErrorPanel error={error} />;
}

/** The ways on from this door: restoring, and the other vault of this machine, where there is one. */
function OtherVaults({ onRestore }: { onRestore?: () => void }) {
  const t = useT();
  const info = useSession((state) => state.host);
  if (!info) return null;
  const other = info.vault === 'office' ? 'training' : 'office';
  const turn = async (): Promise<void> => {
    const reply = await host().chooseVault(other);
    if (reply.ok) await useSession.getState().boot();
  };
  const isThere = other === 'office' || info.vaults.training;
  return (
    <div className="row">
      {onRestore ? (
        <Button kind="quiet" size="small" onPress={onRestore}>
          {t('unlock.toRestore')}
        </Button>
      ) : null}
      {isThere ? (
        <Button kind="quiet" size="small" onPress={() => void turn()}>
          {t(other === 'training' ? 'unlock.toTraining' : 'unlock.toOffice')}
        </Button>
      ) : null}
    </div>
  );
}

export function VaultFacts() {
  const t = useT();
  const inspection = useSession((state) => state.inspection);
  const facts = [
    { name: t('word.office'), value: <b>{inspection?.officeName ?? t('common.unknown')}</b> },
    ...(inspection?.profile
      ? [{ name: t('machine.profile'), value: t(`profile.${inspection.profile}`) }]
      : []),
  ];
  return <GateFacts facts={facts} />;
}

export function VersionLine() {
  const { t, format } = useWords();
  const info = useSession((state) => state.host);
  const nowMs = useRunningClock(info?.nowMs ?? 0);
  if (!info) return null;
  return (
    <>
      {t('machine.version', {
        version: info.version,
        rules: info.rulePack,
        time: format.dateTime(nowMs),
      })}
    </>
  );
}

const PROBLEMS = [
  'vault-header-damaged',
  'vault-from-future',
  'vault-in-use',
  'vault-folder-unsafe',
  'vault-database-missing',
  'vault-absent',
] as const;
const problemOf = (problem: string | null) =>
  PROBLEMS.find((code) => code === problem) ?? 'vault-header-damaged';
