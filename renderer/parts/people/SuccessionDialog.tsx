import { useState } from 'react';
import type { Input } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { areFilled, nameOfficer, NO_OFFICERS, TwoOfficers } from '../../forms/TwoOfficers.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { SuccessionFacts } from './SuccessionFacts.tsx';
import type { Settled } from './SuccessionDone.tsx';

const WHYS = ['left', 'died', 'suspended'] as const;
const EMPTY = {
  decision: '',
  username: '',
  fullName: '',
  position: '',
  firstPassphrase: '',
  recoveryCode: '',
};
type Fields = typeof EMPTY;

export interface SuccessionDialogProps {
  /** Who goes, where that is known already. */
  personId: string | null;
  onClose: () => void;
  onDone: (settled: Settled) => void;
}

/** Who goes and what hangs on them, who comes, and the two who answer for it. */
export function SuccessionDialog({ personId: known, onClose, onDone }: SuccessionDialogProps) {
  const t = useT();
  const session = useOpenSession();
  const act = useAct();
  const { value: everyone } = useAsk('people.list', {});
  const [personId, setPerson] = useState<string | null>(known);
  const { value: seen, error } = useAsk('succession.look', personId === null ? null : { personId });
  const [why, setWhy] = useState<(typeof WHYS)[number]>('left');
  const [kind, setKind] = useState<'existing' | 'new'>('new');
  const [successorId, setSuccessor] = useState<string | null>(null);
  const [withReading, setReading] = useState(true);
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const [fields, setFields] = useState<Fields>(EMPTY);
  const field = (name: keyof Fields) => ({
    value: fields[name],
    onChange: (value: string) => setFields((before) => ({ ...before, [name]: value })),
  });
  const filled = (...names: (keyof Fields)[]): boolean => names.every((name) => fields[name].trim() !== '');
  const ready =
    seen !== null &&
    areFilled(officers) &&
    filled('decision') &&
    (kind === 'existing' ? successorId !== null : filled('username', 'fullName', 'firstPassphrase'));
  const successorOf = (): Input<'succession.settle'>['successor'] => {
    const { username, fullName, position, firstPassphrase } = fields;
    return kind === 'existing'
      ? { kind, id: successorId ?? '' }
      : { kind, username, fullName, position, firstPassphrase };
  };
  const settle = async (): Promise<void> => {
    if (seen === null) return;
    const { person, revision, roles } = seen;
    const to =
      kind === 'new'
        ? fields.fullName
        : (seen.successors.find(({ id }) => id === successorId)?.fullName ?? '');
    await act.call(
      'succession.settle',
      {
        personId: person.id,
        revision,
        roles,
        why,
        withReading,
        exception: null,
        decision: fields.decision,
        successor: successorOf(),
        ...officers,
        recoveryCode: fields.recoveryCode.trim() === '' ? null : fields.recoveryCode,
      },
      (settled) => onDone({ ...settled, from: person.fullName, to }),
    );
  };
  const seconds = (seen?.seconds ?? []).map(({ username, person }) => ({
    id: username,
    text: person.fullName,
    detail: person.position,
  }));
  const refused = nameOfficer(act.error, session.fullName, officers, seconds);
  const leavers = (everyone?.people ?? []).filter(
    ({ id, state }) => state === 'active' && id !== session.userId,
  );
  return (
    <Dialog
      undoable={false}
      width="wide"
      onClose={onClose}
      title={t('succession.title')}
      actions={
        <>
          <Button
            kind="danger"
            disabled={!ready || act.busy}
            disabledReason={ready ? null : t('succession.missing')}
            onPress={() => void settle()}
          >
            {t('succession.do')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="grid12">
        <Select
          span={6}
          label={t('succession.person')}
          choices={leavers.map((one) => ({ id: one.id, text: one.fullName, detail: one.position }))}
          value={personId}
          onChange={(id) => {
            setPerson(id);
            setSuccessor(null);
            setOfficers((before) => ({ ...before, secondUsername: '' }));
          }}
          autoFocus={known === null}
        />
        <Select
          span={6}
          label={t('succession.why')}
          choices={WHYS.map((id) => ({ id, text: t(`succession.why.${id}`) }))}
          value={why}
          onChange={setWhy}
          autoFocus={known !== null}
        />
        {error ? (
          <div className="c12">
            <Failure error={error} />
          </div>
        ) : null}
        {seen === null ? null : <SuccessionFacts seen={seen} />}
        <TextField span={12} label={t('succession.decision')} {...field('decision')} maxLength={120} />
        <RadioGroup
          span={12}
          label={t('succession.successor')}
          inline
          value={kind}
          onChange={setKind}
          choices={(['new', 'existing'] as const).map((id) => ({
            id,
            text: t(`succession.successor.${id}`),
          }))}
        />
        {kind === 'new' ? (
          <>
            <TextField span={6} label={t('succession.fullName')} {...field('fullName')} maxLength={80} />
            <TextField span={6} label={t('succession.position')} {...field('position')} maxLength={120} />
            <TextField span={6} label={t('word.userName')} {...field('username')} maxLength={32} />
            <TextField
              span={6}
              label={t('people.first')}
              type="passphrase"
              hint={t('people.first.hint')}
              {...field('firstPassphrase')}
            />
          </>
        ) : (
          <Select
            span={12}
            label={t('succession.successor')}
            choices={(seen?.successors ?? []).map((one) => ({
              id: one.id,
              text: one.fullName,
              detail: one.position,
            }))}
            value={successorId}
            onChange={setSuccessor}
          />
        )}
        <div className="c12">
          <Checkbox checked={withReading} onChange={setReading} detail={t('succession.withReading.detail')}>
            {t('succession.withReading')}
          </Checkbox>
        </div>
        <TextField
          span={12}
          label={t('succession.code')}
          type="code"
          hint={t('succession.code.hint')}
          {...field('recoveryCode')}
        />
        <h3 className="c12 sec">{t('succession.proof')}</h3>
        <TwoOfficers
          form={officers}
          onChange={setOfficers}
          labels={{
            own: t('word.yourPassphrase'),
            second: t('word.secondOfficer'),
            secondPassphrase: t('lost.secondPassphrase'),
          }}
          seconds={seconds}
          {...(seconds.length > 0
            ? {}
            : { hint: t(seen === null ? 'succession.second.wait' : 'succession.second.none') })}
          error={act.error}
        />
        {refused ? (
          <div className="c12">
            <Failure error={refused} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
