import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { host } from '../../../data/bridge.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAct } from '../../../data/useAct.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { EDXML_STATUSES, edxmlStatusText, type EdxmlStatusCode } from '../words.ts';

/** A status message for the office that sent a package, saved where the person chooses. */
export function EdxmlStatusDialog(props: { detail: DocumentDetail; to: string; onClose: () => void }) {
  const { detail, to, onClose } = props;
  const t = useT();
  const act = useAct();
  const [status, setStatus] = useState<EdxmlStatusCode>('03');
  const [note, setNote] = useState('');
  const submit = (): void =>
    void act.run(
      () => {
        const words = edxmlStatusText(t, status);
        const said = note.trim() === '' ? words : `${words}: ${note.trim()}`;
        return host().edxmlWriteStatus(
          { documentId: detail.id, status, note: said },
          `${detail.code} ${status}`,
        );
      },
      ({ saved }) => {
        if (!saved) return;
        useToasts.getState().show({ text: t('edxml.told.done', { to }) });
        onClose();
      },
    );
  return (
    <FormDialog
      undoable
      title={t('edxml.tell.title', { code: detail.code })}
      mark={<LevelChip level={detail.level} />}
      verb={t('edxml.save')}
      missing={null}
      act={act}
      safe={t('common.typedStays')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('edxml.tell.what', { to })}</p>
      <Select
        label={t('edxml.status')}
        value={status}
        onChange={setStatus}
        choices={EDXML_STATUSES.map((id) => ({ id, text: `${id} · ${edxmlStatusText(t, id)}` }))}
        autoFocus
      />
      <TextField label={t('edxml.note')} value={note} onChange={setNote} maxLength={400} />
    </FormDialog>
  );
}
