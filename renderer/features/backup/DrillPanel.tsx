import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { mayCall } from '../../app/holding.ts';
import { useOpenSession } from '../../app/session.ts';
import { JoinShares } from '../../app/JoinShares.tsx';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useFormat, useT } from '../../i18n/I18n.tsx';

export interface DrillPanelProps {
  drills: Output<'backup.overview'>['drills'];
  hasSecond: boolean;
}

/** The way back must be tried once a year, while it is not needed; and a second medium stands elsewhere. */
export function DrillPanel({ drills, hasSecond }: DrillPanelProps) {
  const t = useT();
  const format = useFormat();
  const session = useOpenSession();
  const act = useAct();
  const [code, setCode] = useState('');
  const [how, setHow] = useState<'code' | 'shares'>('code');
  const mayDrill = mayCall(session.roles, 'backup.drill');
  const drill = (): Promise<boolean> =>
    act.run(
      () => call('backup.drill', { recoveryCode: code, how }),
      () => {
        setCode('');
        useToasts.getState().show({ text: t('drill.passed') });
      },
    );
  return (
    <section className="panel" aria-label={t('drill.title')}>
      <header>
        <h2>{t('drill.title')}</h2>
      </header>
      <div className="pad-16 col gap-5">
        {hasSecond ? null : (
          <Note
            tone="caution"
            title={t('backup.noSecond')}
            actions={
              <Button
                size="small"
                icon="folder"
                disabled={!mayCall(session.roles, 'backup.setFolder')}
                onPress={() =>
                  void act.run(
                    () => host().chooseBackupFolder('second'),
                    () => undefined,
                  )
                }
              >
                {t('backup.addSecond')}
              </Button>
            }
          >
            {t('backup.noSecond.detail')}
          </Note>
        )}
        {drills.length === 0 ? (
          <Note tone="caution" title={t('drill.none')}>
            {t('drill.lead')}
          </Note>
        ) : (
          <p className="s">{t('drill.lead')}</p>
        )}
        {mayDrill ? (
          <div className="row">
            <TextField
              label={t('drill.code')}
              type="code"
              value={code}
              onChange={(text) => {
                setCode(text);
                setHow('code');
              }}
              hint={t('drill.code.hint')}
            />
            <Button disabled={code.trim() === '' || act.busy} onPress={() => void drill()}>
              {t('drill.go')}
            </Button>
            <JoinShares
              onJoined={(joined) => {
                setCode(joined);
                setHow('shares');
              }}
            />
          </div>
        ) : null}
        {act.error ? <Failure error={act.error} /> : null}
      </div>
      <ul className="lineList">
        {drills.map((one) => (
          <li key={`${one.kind}${one.atMs}`}>
            <span className="grow md">{t(`drill.kind.${one.kind}`)}</span>
            <span className="m">{one.by}</span>
            <span className="m">{format.dateTime(one.atMs)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
