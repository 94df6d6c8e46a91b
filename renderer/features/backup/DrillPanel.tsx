import { type RefObject, useEffect, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { JoinShares } from '../../parts/recovery/JoinShares.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { isComposing } from '../../keys/match.ts';
import { ChangeKeyDialog } from './ChangeKeyDialog.tsx';
import { RenewCodeDialog } from './RenewCodeDialog.tsx';

export interface DrillPanelProps {
  drills: Output<'backup.overview'>['drills'];
  recovery: Output<'backup.overview'>['recovery'];
  hasSecond: boolean;
  hasShares: boolean;
  onSecond: (targetId: string) => void;
  codeField: RefObject<HTMLInputElement | null>;
}

/** The way back must be tried once a year, while it is not needed; and a second medium stands elsewhere. */
export function DrillPanel({ drills, recovery, hasSecond, hasShares, onSecond, codeField }: DrillPanelProps) {
  const { t, format } = useWords();
  const session = useOpenSession();
  const act = useAct();
  const [code, setCode] = useState('');
  const [how, setHow] = useState<'code' | 'shares'>('code');
  const [renewing, setRenewing] = useState(false);
  const [renewed, setRenewed] = useState(false);
  const [changingKey, setChangingKey] = useState(false);
  // its dialog is gone, and with it the place of the focus: what is to be done next is the drill of the new code
  useEffect(() => {
    if (!renewed) return undefined;
    const frame = requestAnimationFrame(() => codeField.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [renewed, codeField]);
  const mayDrill = mayCall(session.roles, 'backup.drill');
  const mayChoose = mayCall(session.roles, 'backup.setFolder');
  const mayRenew = mayCall(session.roles, 'vault.newRecoveryCode');
  const valid = drills.filter(({ atMs }) => atMs >= (recovery.renewedMs ?? 0));
  const drill = async (): Promise<void> => {
    if (code.trim() === '') return;
    await act.call('backup.drill', { recoveryCode: code, how }, () => {
      setCode('');
      useToasts.getState().show({ text: t('drill.passed') });
    });
  };
  return (
    <section className="panel" aria-label={t('drill.title')}>
      <header>
        <h2>{t('drill.title')}</h2>
        <span className="end" />
        {mayCall(session.roles, 'vault.changeKey') ? (
          <Button size="small" icon="key" onPress={() => setChangingKey(true)}>
            {t('changeKey.open')}
          </Button>
        ) : null}
        {mayRenew ? (
          <span data-next="">
            <Button
              size="small"
              icon="key"
              onPress={() => {
                setRenewed(false);
                setRenewing(true);
              }}
            >
              {t('renew.open')}
            </Button>
          </span>
        ) : null}
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
                disabled={!mayChoose}
                disabledReason={mayChoose ? null : t('backup.onlyAdmin')}
                onPress={() =>
                  void act.run(
                    () => host().chooseBackupFolder('second'),
                    (chosen) => {
                      if (chosen !== null) onSecond(chosen.targetId);
                    },
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
        {renewed ? (
          <Note tone="done" title={t('renew.done')} live>
            {t('renew.done.detail')}
          </Note>
        ) : null}
        {recovery.waiting > 0 ? (
          <Note tone="caution" title={t('renew.waiting', { count: recovery.waiting })}>
            {t('renew.waiting.detail', { names: recovery.waitingFor.join(', ') })}
          </Note>
        ) : null}
        {valid.length === 0 && recovery.usedMs === null ? (
          <Note tone="caution" title={t(drills.length === 0 ? 'drill.none' : 'drill.noneSince')}>
            {t('drill.lead')}
          </Note>
        ) : (
          <p className="s">{t('drill.lead')}</p>
        )}
        {mayDrill ? (
          <div className="row wrap drillCode">
            <TextField
              label={t('drill.code')}
              inputRef={codeField}
              type="code"
              value={code}
              onChange={(text) => {
                setCode(text);
                setHow('code');
              }}
              hint={t('drill.code.hint')}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void drill();
              }}
            />
            <Button
              disabled={code.trim() === '' || act.busy}
              disabledReason={code.trim() === '' ? t('shares.split.noCode') : null}
              onPress={() => void drill()}
            >
              {t('drill.go')}
            </Button>
            <JoinShares
              onJoined={(joined) => {
                setCode(joined);
                setHow('shares');
                codeField.current?.focus();
              }}
            />
          </div>
        ) : null}
        {act.error ? <Failure error={act.error} /> : null}
      </div>
      <ul className="lineList">
        {recovery.usedMs === null ? null : (
          <li>
            <span className="grow md">{t('drill.used')}</span>
            <span className="m">{format.dateTime(recovery.usedMs)}</span>
          </li>
        )}
        {drills.map((one) => (
          <li key={`${one.kind}${one.atMs}`}>
            <span className="grow md">{t(`drill.kind.${one.kind}`)}</span>
            <span className="m">{one.by}</span>
            <span className="m">{format.dateTime(one.atMs)}</span>
          </li>
        ))}
      </ul>
      {changingKey ? <ChangeKeyDialog onClose={() => setChangingKey(false)} /> : null}
      {renewing ? (
        <RenewCodeDialog
          hasShares={hasShares}
          onClose={() => setRenewing(false)}
          onDone={() => {
            setRenewing(false);
            setRenewed(true);
          }}
        />
      ) : null}
    </section>
  );
}
