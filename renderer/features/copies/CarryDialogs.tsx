import { useState } from 'react';
import type { CarryOut } from '../../../shared/ipc/contract/copyRecords.ts';
import { AskedSlip } from '../../parts/copies/Asked.tsx';
import { PlaceSelect } from '../../parts/copies/fields.tsx';
import { DecisionField } from '../../forms/DecisionField.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { copyTitle } from '../../parts/copies/words.ts';
import { useOpenSession } from '../../data/session.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface Props {
  slip: CarryOut;
  onClose: () => void;
}

export function DecideSlipDialog({ slip, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [answer, setAnswer] = useState<'grant' | 'refuse' | null>(null);
  const [reason, setReason] = useState('');
  const granted = answer === 'grant';
  return (
    <FormDialog
      undoable
      title={t('copies.carry.decideTitle', { copy: copyTitle(t, slip.copy) })}
      mark={<LevelChip level={slip.copy.subject.level} />}
      verb={t(answer === null ? 'word.decide' : granted ? 'copies.permit.grant' : 'copies.permit.refuse')}
      missing={
        answer === null
          ? t('submissions.missing.decision')
          : !granted && reason.trim() === ''
            ? t('word.giveTheReason')
            : null
      }
      act={act}
      onSubmit={() =>
        void act.call(
          'copies.decideCarryOut',
          { id: slip.id, shown: slip.shown, granted, reason },
          t('copies.done'),
        )
      }
      onClose={onClose}
    >
      <AskedSlip slip={slip} />
      <DecisionField
        answers={[
          { id: 'grant', text: t('copies.permit.grant') },
          { id: 'refuse', text: t('copies.permit.refuse') },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      {answer !== 'refuse' ? null : (
        <TextField label={t('copies.permit.reason')} value={reason} onChange={setReason} />
      )}
    </FormDialog>
  );
}

/** Back: counted and looked at by someone else than the carrier. */
export function BackDialog({ slip, onClose }: Props) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const { roles } = useOpenSession();
  const [pagesSeen, setPages] = useState<number | null>(null);
  const [intact, setIntact] = useState<'yes' | 'no' | null>(null);
  const [note, setNote] = useState('');
  const [placeId, setPlace] = useState<string | null>(null);
  const keeps = roles.some((role) => role === 'clerk' || role === 'archivist');
  const needsPages = slip.copy.pages !== null;
  return (
    <FormDialog
      undoable
      title={t('copies.carry.backTitle', { copy: copyTitle(t, slip.copy) })}
      mark={<LevelChip level={slip.copy.subject.level} />}
      verb={t('copies.carry.back')}
      missing={
        needsPages && pagesSeen === null
          ? t('copies.carry.pages')
          : intact === null
            ? t('copies.missing.intact')
            : null
      }
      act={act}
      onSubmit={() =>
        void act.call(
          'copies.bringBack',
          { id: slip.id, pagesSeen, intact: intact === 'yes', note, placeId },
          t('copies.carry.backDone'),
        )
      }
      onClose={onClose}
    >
      <AskedSlip slip={slip} />
      <NumberField label={t('copies.carry.pages')} value={pagesSeen} onChange={setPages} autoFocus />
      <DecisionField
        label={t('copies.carry.looked')}
        answers={[
          { id: 'yes', text: t('copies.carry.intact') },
          { id: 'no', text: t('copies.carry.notIntact') },
        ]}
        value={intact}
        onChange={setIntact}
      />
      {keeps ? (
        <PlaceSelect
          label={t('copies.put.place')}
          none={t('copies.put.none')}
          value={placeId}
          onChange={setPlace}
        />
      ) : null}
      <TextField label={t('copies.carry.note')} value={note} onChange={setNote} />
    </FormDialog>
  );
}
