import { useState } from 'react';
import type { CopyPermit } from '../../../shared/ipc/contract/copyRecords.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { DecisionField } from '../../forms/DecisionField.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { AskedPermit } from './Asked.tsx';
import { OfficeDate, useToday } from './fields.tsx';
import { useAct } from '../../data/useAct.ts';
import { subjectWords } from './words.ts';

type Answer = 'grant' | 'refuse';

/** The one with authority sees all that is asked for and says how many, until when; or why not. */
export function DecidePermitDialog({ permit, onClose }: { permit: CopyPermit; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const today = useToday();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [permitted, setPermitted] = useState<number | null>(permit.asked);
  const [chosen, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const validUntil = chosen ?? today;
  const granted = answer === 'grant';
  const missing =
    answer === null
      ? t('submissions.missing.decision')
      : granted
        ? permitted === null || permitted < 1
          ? t('copies.missing.number')
          : validUntil === null
            ? t('copies.missing.date')
            : null
        : reason.trim() === ''
          ? t('word.giveTheReason')
          : null;
  return (
    <FormDialog
      undoable
      title={t('copies.permit.decideTitle', { code: permit.subject.code || subjectWords(t, permit.subject) })}
      mark={<LevelChip level={permit.subject.level} />}
      verb={t(answer === null ? 'word.decide' : granted ? 'copies.permit.grant' : 'copies.permit.refuse')}
      wide
      missing={missing}
      act={act}
      onSubmit={() =>
        void act.call(
          'copies.decidePermit',
          {
            id: permit.id,
            shown: permit.shown,
            granted,
            permitted: granted ? (permitted ?? 0) : 0,
            validUntil: granted ? validUntil : null,
            reason,
          },
          () => t(granted ? 'copies.permit.done.granted' : 'copies.permit.done.refused'),
        )
      }
      onClose={onClose}
    >
      <AskedPermit permit={permit} />
      <DecisionField
        answers={[
          { id: 'grant', text: t('copies.permit.grant') },
          { id: 'refuse', text: t('copies.permit.refuse') },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      {granted ? (
        <div className="copyGrid">
          <NumberField label={t('copies.permit.permitted')} value={permitted} onChange={setPermitted} />
          <OfficeDate label={t('copies.permit.until')} value={validUntil} onChange={setUntil} />
        </div>
      ) : answer === null ? null : (
        <TextField label={t('copies.permit.reason')} value={reason} onChange={setReason} />
      )}
    </FormDialog>
  );
}
