import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../app/bridge.ts';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../app/useAct.ts';

/** Lưu hồ sơ: the dossier of the work that this document belongs to. */
export function FileForm({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [code, setCode] = useState(detail.dossier?.code ?? '');
  const [title, setTitle] = useState(detail.dossier?.title ?? '');
  const filled = code.trim() !== '' && title.trim() !== '';
  const submit = (): void =>
    void act.run(
      () =>
        call('documents.file', {
          id: detail.id,
          revision: detail.revision,
          dossierCode: code,
          dossierTitle: title,
        }),
      () => {
        useToasts.getState().show({ text: t('documents.done.file'), figure: code.trim() });
        onClose();
      },
    );
  return (
    <ActPanel
      title={t('documents.act.file')}
      verb={t('documents.verb.file')}
      busy={act.busy}
      error={act.error}
      missing={filled ? null : t('documents.missing.dossier')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('documents.field.dossierCode')}
        value={code}
        onChange={setCode}
        maxLength={60}
        autoFocus
      />
      <TextField
        label={t('documents.field.dossierTitle')}
        value={title}
        onChange={setTitle}
        maxLength={300}
      />
    </ActPanel>
  );
}
