import { useState } from 'react';
import type { Transfer } from '../../../shared/ipc/contract/copyRecords.ts';
import { call } from '../../data/bridge.ts';
import { CopyLines } from '../../parts/copies/CopyLines.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { highestLevel } from '../../parts/copies/level.ts';
import { useAct } from '../../data/useAct.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface Props {
  transfer: Transfer;
  onClose: () => void;
}
const SEALS = ['intact', 'torn', 'wrong'] as const;
type Seal = (typeof SEALS)[number];

/** The receiver counts, looks at the seal and signs with the own passphrase, also while the giver is signed in. */
export function AcceptDialog({ transfer, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [seen, setSeen] = useState<number | null>(null);
  const [seal, setSeal] = useState<Seal | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const missing =
    seen === null
      ? t('copies.missing.number')
      : seal === null
        ? t('copies.missing.seal')
        : passphrase === ''
          ? t('copies.give.receiverPassphrase')
          : null;
  return (
    <FormDialog
      undoable
      title={t('copies.transfer.acceptTitle', {
        count: transfer.copies.length,
        giver: transfer.giver.fullName,
      })}
      mark={<LevelChip level={highestLevel(transfer.copies)} />}
      verb={t('copies.transfer.accept')}
      missing={missing}
      act={act}
      onSubmit={() =>
        void act.call(
          'copies.acceptTransfer',
          {
            id: transfer.id,
            passphrase,
            copiesSeen: seen ?? 0,
            seal: seal ?? 'wrong',
          },
          t('copies.give.done.accepted'),
        )
      }
      onClose={onClose}
    >
      <p className="s">{t('copies.transfer.acceptWhat')}</p>
      <CopyLines copies={transfer.copies} />
      <NumberField label={t('copies.transfer.seen')} value={seen} onChange={setSeen} autoFocus />
      <RadioGroup
        label={t('copies.transfer.sealFound')}
        inline
        choices={SEALS.map((id) => ({ id, text: t(`copies.transfer.seal.${id}`) }))}
        value={seal}
        onChange={setSeal}
      />
      <TextField
        label={`${t('copies.give.receiverPassphrase')} (${transfer.receiver?.fullName ?? ''})`}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
      />
    </FormDialog>
  );
}

export function SaysWhyDialog({ transfer, act: name, onClose }: Props & { act: 'refuse' | 'withdraw' }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [reason, setReason] = useState('');
  const [seal, setSeal] = useState<Seal | null>(null);
  return (
    <FormDialog
      undoable
      title={t(`copies.transfer.${name}Title`)}
      mark={<LevelChip level={highestLevel(transfer.copies)} />}
      verb={t(`copies.transfer.${name}`)}
      missing={
        name === 'refuse' && seal === null
          ? t('copies.missing.seal')
          : reason.trim() === ''
            ? t('word.giveTheReason')
            : null
      }
      act={act}
      onSubmit={() =>
        void act.run(
          () =>
            name === 'refuse'
              ? call('copies.refuseTransfer', { id: transfer.id, reason, seal: seal ?? 'wrong' })
              : call('copies.withdrawTransfer', { id: transfer.id, reason }),
          () => t('copies.done'),
        )
      }
      onClose={onClose}
    >
      <CopyLines copies={transfer.copies} />
      {name === 'refuse' ? (
        <RadioGroup
          label={t('copies.transfer.sealFound')}
          inline
          choices={SEALS.map((id) => ({ id, text: t(`copies.transfer.seal.${id}`) }))}
          value={seal}
          onChange={setSeal}
        />
      ) : null}
      <TextField label={t('word.reason')} value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  );
}

export function ReceiptDialog({ transfer, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [person, setPerson] = useState(transfer.outsidePerson);
  const [receipt, setReceipt] = useState('');
  const missing = person.trim() === '' || receipt.trim() === '' ? t('word.fillInEveryField') : null;
  return (
    <FormDialog
      undoable
      title={t('copies.transfer.receiptTitle', { body: transfer.outside ?? '' })}
      mark={<LevelChip level={highestLevel(transfer.copies)} />}
      verb={t('copies.transfer.receipt')}
      missing={missing}
      act={act}
      onSubmit={() =>
        void act.call('copies.recordReceipt', { id: transfer.id, person, receipt }, t('copies.done'))
      }
      onClose={onClose}
    >
      <CopyLines copies={transfer.copies} />
      <TextField label={t('copies.give.person')} value={person} onChange={setPerson} autoFocus />
      <TextField label={t('copies.transfer.receiptNumber')} value={receipt} onChange={setReceipt} />
    </FormDialog>
  );
}
