import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { useAsk } from '../../data/ask.ts';
import { PersonRightsButton } from './PersonRights.tsx';
import { SuccessionButton } from '../../parts/people/SuccessionButton.tsx';
import type { Settled } from '../../parts/people/SuccessionDone.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { PrimaryKey } from '../../focus/PrimaryKey.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { wasSettled } from '../../data/settled.ts';
import type { Person } from './PeoplePage.tsx';
import { whoIs } from './whoIs.ts';

/** A reset passphrase, leaving, a successor: each says what it takes away before it does it. */
export function PersonActs({
  person,
  onError,
  onSettled,
}: {
  person: Person;
  onError: (error: WireError | null) => void;
  onSettled: (settled: Settled) => void;
}) {
  const t = useT();
  const [asking, setAsking] = useState<'reset' | 'leave' | null>(null);
  const [first, setFirst] = useState('');
  const [reason, setReason] = useState('');
  const [special, setSpecial] = useState(false);
  const [document, setDocument] = useState('');
  const [successorId, setSuccessor] = useState<string | null>(null);
  const { value: people } = useAsk('people.choices', asking === 'leave' ? { forAct: 'hold' } : null);
  const { id, revision } = person;
  const { userId } = useOpenSession();
  const finish = (
    reply: { ok: true } | { ok: false; error: WireError },
    said: 'people.resetDone' | 'people.leftDone',
  ): void => {
    if (!reply.ok && wasSettled(reply.error)) return; // went back from the passphrase: what was typed stays
    setAsking(null);
    setFirst('');
    onError(reply.ok ? null : reply.error);
    if (reply.ok) useToasts.getState().show({ text: t(said, { name: whoIs(person) }) });
  };
  const reset = async (): Promise<void> =>
    finish(
      await call('people.resetPassphrase', { id, revision, firstPassphrase: first }),
      'people.resetDone',
    );
  const leave = async (): Promise<void> =>
    finish(
      await call('people.leave', {
        id,
        revision,
        reason,
        handOver: special ? { document, successorId: successorId ?? '' } : null,
      }),
      'people.leftDone',
    );
  return (
    <div className="row wrap">
      <Button size="small" icon="key" onPress={() => setAsking('reset')}>
        {t('people.reset')}
      </Button>
      <Button size="small" onPress={() => setAsking('leave')}>
        {t('people.leave')}
      </Button>
      {id === userId ? null : <SuccessionButton personId={id} onDone={onSettled} />}
      <PersonRightsButton personId={id} />
      <Dialog
        undoable
        open={asking === 'reset'}
        onClose={() => setAsking(null)}
        title={t('people.reset.title', { name: whoIs(person) })}
        actions={
          <>
            <Button
              kind="primary"
              shortcut="detail.primary"
              disabled={first === ''}
              onPress={() => void reset()}
            >
              {t('people.reset.do')}
            </Button>
            <Button onPress={() => setAsking(null)}>{t('common.cancel')}</Button>
          </>
        }
      >
        <PrimaryKey onPress={() => (first === '' ? undefined : void reset())} />
        <p className="s">{t('people.reset.what')}</p>
        <TextField label={t('people.first')} type="passphrase" value={first} onChange={setFirst} autoFocus />
      </Dialog>
      <Dialog
        undoable={false}
        open={asking === 'leave'}
        onClose={() => setAsking(null)}
        role="alertdialog"
        title={t('people.leave.title', { name: whoIs(person) })}
        actions={
          <>
            <Button
              kind="danger"
              disabled={reason.trim() === '' || (special && (document.trim() === '' || successorId === null))}
              onPress={() => void leave()}
            >
              {t('people.leave')}
            </Button>
            <Button hint="Esc" onPress={() => setAsking(null)}>
              {t('people.keep')}
            </Button>
          </>
        }
      >
        <p className="s">{t('people.leave.what')}</p>
        <TextField label={t('people.leave.reason')} value={reason} onChange={setReason} />
        <Checkbox checked={special} onChange={setSpecial}>
          {t('people.leave.exception')}
        </Checkbox>
        {special ? (
          <>
            <TextField label={t('people.leave.document')} value={document} onChange={setDocument} />
            <Select
              label={t('people.leave.successor')}
              choices={(people?.people ?? [])
                .filter((one) => one.id !== id)
                .map((one) => ({ id: one.id, text: one.fullName, detail: one.position }))}
              value={successorId}
              onChange={setSuccessor}
            />
          </>
        ) : null}
      </Dialog>
    </div>
  );
}
