import { useState } from 'react';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { areFilled, nameOfficer, NO_OFFICERS, TwoOfficers } from '../../forms/TwoOfficers.tsx';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { CodeProof } from '../../parts/recovery/CodeProof.tsx';
import { useCodeProof } from '../../parts/recovery/useCodeProof.ts';
import { useAsk } from '../../data/ask.ts';
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

/** Lập mã khôi phục mới: why and which two officers, then the code, then the proof that it is on paper; only that puts it in force. */
export function RenewCodeDialog({ hasShares, onClose, onDone }: RenewCodeProps) {
  const t = useT();
  const act = useAct();
  const [reason, setReason] = useState('');
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const { fullName } = useOpenSession();
  const { value: beside } = useAsk('vault.recoveryOfficers', {});
  const [begun, setBegun] = useState<{ code: string; groups: readonly number[] } | null>(null);
  if (begun !== null) return <ProveNewCode {...{ begun, onClose, onDone }} />;
  const alone = beside?.alone === true;
  const seconds = (beside?.seconds ?? []).map(({ username, fullName: text, position: detail }) => ({
    id: username,
    text,
    detail,
  }));
  const proved = alone ? officers.passphrase !== '' : areFilled(officers);
  const begin = (): Promise<boolean> =>
    act.run(async () => {
      const { passphrase, secondUsername, secondPassphrase } = officers;
      const second = alone ? {} : { secondUsername, secondPassphrase };
      const made = await call('vault.newRecoveryCode', { reason, passphrase, ...second });
      if (!made.ok) return made;
      const asked = await call('vault.recoveryChallenge', {});
      const { recoveryCode: code } = made.value;
      return asked.ok ? { ok: true as const, value: { code, groups: asked.value.groups } } : asked;
    }, setBegun);
  return (
    <FormDialog
      undoable
      title={t('renew.title')}
      verb={t('renew.begin')}
      missing={reason.trim() === '' ? t('renew.missing') : proved ? null : t('word.fillInEveryField')}
      act={{ busy: act.busy, error: nameOfficer(act.error, fullName, officers, seconds) }}
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
      {alone ? (
        <>
          <p className="s">{t('renew.alone')}</p>
          <TextField
            label={t('word.passphraseOfName', { name: fullName })}
            type="passphrase"
            value={officers.passphrase}
            onChange={(passphrase) => setOfficers({ ...NO_OFFICERS, passphrase })}
            maxLength={256}
          />
        </>
      ) : (
        <div className="grid12">
          <TwoOfficers
            form={officers}
            onChange={setOfficers}
            labels={{
              own: t('word.passphraseOfName', { name: fullName }),
              second: t('access.second'),
              secondPassphrase: t('access.secondPassphrase'),
            }}
            placeholder={t('documents.choosePerson')}
            {...(beside !== undefined && seconds.length === 0 ? { hint: t('renew.noSecond') } : {})}
            seconds={seconds}
            error={act.error}
          />
        </div>
      )}
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
      undoable
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
