import { useState } from 'react';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { CodeProof } from '../../parts/recovery/CodeProof.tsx';
import { useCodeProof } from '../../parts/recovery/useCodeProof.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Note } from '../../components/Note.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { PrimaryKey } from '../../focus/PrimaryKey.tsx';
import type { WireError } from '../../../shared/errors.ts';

interface RenewCodeProps {
  /** shares of the code in force lie with others */
  hasShares: boolean;
  onClose: () => void;
  /** the new code is in force; for so many people it works after their next sign-in */
  onDone: (waiting: number) => void;
}

/** Lập mã khôi phục mới: why, then the code, then the proof that it is on paper; only that puts it in force. */
export function RenewCodeDialog({ hasShares, onClose, onDone }: RenewCodeProps) {
  const t = useT();
  const act = useAct();
  const [reason, setReason] = useState('');
  const [begun, setBegun] = useState<{ code: string; groups: readonly number[] } | null>(null);
  if (begun !== null) return <ProveNewCode {...{ begun, onClose, onDone }} />;
  const begin = (): Promise<boolean> =>
    act.run(async () => {
      const made = await call('vault.newRecoveryCode', { reason });
      if (!made.ok) return made;
      const asked = await call('vault.recoveryChallenge', {});
      const { recoveryCode: code } = made.value;
      return asked.ok ? { ok: true as const, value: { code, groups: asked.value.groups } } : asked;
    }, setBegun);
  return (
    <FormDialog
      title={t('renew.title')}
      verb={t('renew.begin')}
      missing={reason.trim() === '' ? t('renew.missing') : null}
      act={act}
      safe={t('renew.safe')}
      onForget={act.forget}
      onSubmit={() => void begin()}
      onClose={onClose}
    >
      <p className="s">{t('renew.what')}</p>
      {hasShares ? (
        <Note tone="caution" title={t('renew.old')}>
          {t('renew.old.detail')}
        </Note>
      ) : null}
      <p className="s">{t('renew.oldBackups')}</p>
      <TextField
        label={t('word.reason')}
        value={reason}
        onChange={setReason}
        hint={t('renew.reason.hint')}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  );
}

interface ProveProps extends Omit<RenewCodeProps, 'hasShares'> {
  begun: { code: string; groups: readonly number[] };
}

function ProveNewCode({ begun, onClose, onDone }: ProveProps) {
  const t = useT();
  const act = useAct();
  const officeName = useOpenSession().office.name;
  const [groups, setGroups] = useState(begun.groups);
  const [printError, setPrintError] = useState<WireError | null>(null);
  const askOthers = async (): Promise<void> => {
    const asked = await call('vault.recoveryChallenge', {});
    if (asked.ok) setGroups(asked.value.groups);
  };
  const prove = async (typed: readonly string[]): Promise<void> => {
    const answers = groups.map((group, index) => ({ group, text: typed[index] ?? '' }));
    await act.call('vault.proveRecovery', { groups: answers }, ({ waiting }) => onDone(waiting));
  };
  const proof = useCodeProof({
    groups,
    busy: act.busy,
    error: act.error,
    onProve: (typed) => void prove(typed),
    onShowAgain: () => void askOthers(),
  });
  const { shown, complete, hide, showAgain, next } = proof;
  const print = async (): Promise<void> =>
    setPrintError(tellPrinted(await host().printRecoveryCode(begun.code, officeName), t));
  const error = act.error ?? printError;
  return (
    <Dialog
      width="wide"
      title={t('renew.title')}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            shortcut="detail.primary"
            disabled={!shown && (!complete || act.busy)}
            disabledReason={complete ? null : t('recovery.missing')}
            onPress={shown ? hide : next}
          >
            {t(shown ? 'recovery.hide' : 'renew.do')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('renew.leave')}
          </Button>
        </>
      }
    >
      <PrimaryKey onPress={shown ? hide : next} />
      <p className="s">{t(shown ? 'renew.show' : 'recovery.hiddenLead')}</p>
      <CodeProof
        {...{ code: begun.code, groups, proof }}
        acts={
          <>
            <Button icon="print" autoFocus onPress={() => void print()}>
              {t('recovery.print')}
            </Button>
            {shown ? null : (
              <Button icon="eye" onPress={showAgain}>
                {t('recovery.show')}
              </Button>
            )}
          </>
        }
      />
      {error ? <Failure error={error} safe={t('renew.safe')} /> : null}
    </Dialog>
  );
}
