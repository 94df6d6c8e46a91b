import { useState } from 'react';
import { GateFacts, GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { host } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';
import { ChoiceList, type ChoiceCard } from '../../components/ChoiceList.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { keyOfFound, useFoundBackups } from './foundBackups.ts';
import { LostTraining } from './LostTraining.tsx';
import { NoneFound } from './RestorePlaces.tsx';
import { RestorePane } from './RestorePane.tsx';
import { TrainingSetUp } from './TrainingSetUp.tsx';

type Choice = 'create' | 'open' | 'training' | 'restore';

/** First launch: what this machine may hold, and three ways to begin. Nothing is written until a later step. */
export function StartPage() {
  const t = useT();
  const [choice, setChoice] = useState<Choice>('create');
  const [training, setTraining] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const backups = useFoundBackups();
  const { found } = backups;
  const trouble = error ?? backups.error;
  const info = useSession((state) => state.host);
  const wanted = useSession(
    ({ host: at, inspection }) => at?.vault === 'training' && inspection?.state === 'absent',
  );
  const settled = useSession((state) => state.settled);
  const leaveTraining = async (): Promise<void> => {
    setTraining(false);
    if (!wanted) return;
    const reply = await host().chooseVault('office');
    if (reply.ok) await useSession.getState().boot();
  };
  const go = async (next: Choice): Promise<void> => {
    setError(null);
    if (next === 'restore') {
      await backups.look(info?.backupsBeside ? 'known' : 'choose');
    } else if (next === 'create') useSession.getState().showGate('firstRun');
    else if (next === 'training') {
      if (!info?.vaults.training) return setTraining(true);
      const reply = await host().chooseVault('training');
      if (reply.ok) await useSession.getState().boot();
      else setError(reply.error);
    } else {
      const reply = await host().openVaultFolder();
      if (reply.ok) await useSession.getState().boot();
      else setError(reply.error);
    }
  };
  if (wanted && info?.trainingAside) return <LostTraining />;
  if (found !== null && found.sets.length > 0)
    return (
      <RestorePane
        key={keyOfFound(found)}
        found={found}
        onBack={backups.forget}
        onLook={(where) => void backups.look(where)}
      />
    );
  // the palette of an open vault, or "begin again", sends the window here: nothing more to ask
  if (training || wanted) return <TrainingSetUp ready={settled} onBack={() => void leaveTraining()} />;
  const choices: ChoiceCard<Choice>[] = [
    { id: 'create', icon: 'archive', title: t('start.create'), detail: t('start.create.detail') },
    { id: 'open', icon: 'key', title: t('start.open'), detail: t('start.open.detail') },
    {
      id: 'training',
      icon: 'pen',
      title: t('start.training'),
      detail: t(info?.vaults.training ? 'start.training.again' : 'start.training.detail'),
    },
    { id: 'restore', icon: 'archive', title: t('start.restore'), detail: t('start.restore.detail') },
  ];
  return (
    <GateFrame aside={<MachineFacts />}>
      <GateHead title={t('start.title')}>{t('start.lead')}</GateHead>
      <ChoiceList
        label={t('start.title')}
        choices={choices}
        value={choice}
        onChange={setChoice}
        onGo={(next) => void go(next)}
        numbered
        autoFocus
      />
      {info?.backupsBeside ? <Note tone="caution" title={t('start.restore.beside')} /> : null}
      {found?.sets.length === 0 ? <NoneFound found={found} /> : null}
      {trouble ? <ErrorPanel error={trouble} safe={t('start.nothingWritten')} /> : null}
    </GateFrame>
  );
}

/** The state of the network decides what this machine may hold, before a name is asked. */
export function MachineFacts() {
  const { t, format } = useWords();
  const info = useSession((state) => state.host);
  if (!info) return null;
  return (
    <>
      <GateFacts
        facts={[
          {
            name: t('machine.network'),
            value: t(info.networked ? 'machine.networked' : 'machine.notNetworked'),
          },
          {
            name: t('machine.holds'),
            value: t(info.networked ? 'machine.holdsNone' : 'machine.holdsByProfile'),
          },
          { name: t('machine.disk'), value: t('machine.free', { free: format.bytes(info.freeBytes) }) },
          { name: t('machine.clock'), value: format.dateTime(info.nowMs) },
          { name: t('word.rulePack'), value: info.rulePack },
        ]}
      />
      {info.networked ? (
        <Note title={t('machine.wantClassified')}>{t('machine.wantClassified.detail')}</Note>
      ) : null}
    </>
  );
}
