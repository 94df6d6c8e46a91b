import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { isOutgoing } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';

/** Hủy số: cannot be undone, so it asks with the number and the safe answer is the near one. */
export function CancelDialog({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [reason, setReason] = useState('');
  const number = detail.entryNumber;
  const submit = (): void =>
    void act.call(
      'documents.cancelEntry',
      { id: detail.id, revision: detail.revision, reason },
      t('documents.done.cancelEntry', { number }),
    );
  return (
    <FormDialog
      undoable={false}
      title={t(isOutgoing(detail.book) ? 'documents.cancel.titleOut' : 'documents.cancel.title', { number })}
      mark={<LevelChip level={detail.level} />}
      verb={t('documents.verb.cancelEntry')}
      missing={reason.trim() === '' ? t('documents.missing.reason') : null}
      act={act}
      safe={t('common.typedStays')}
      danger
      alert
      keep={t('word.keepIt')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('documents.cancel.what')}</p>
      <TextArea
        label={t('documents.field.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={500}
        autoFocus
      />
    </FormDialog>
  );
}
