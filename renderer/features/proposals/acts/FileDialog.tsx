import { useState } from 'react';
import { call } from '../../../app/bridge.ts';
import { FormDialog } from '../../../app/FormDialog.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Proposal } from '../stores.ts';
import { useAct } from './useAct.ts';

/** Lưu hồ sơ: the dossier of the work that this belongs to. */
export function FileDialog({ detail, onClose }: { detail: Proposal; onClose: () => void }) {
  const t = useT();
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const act = useAct(onClose);
  const missing = code.trim() === '' || title.trim() === '' ? t('proposals.missing.dossier') : null;
  const go = (): void => {
    if (missing !== null) return;
    const dossier = { dossierCode: code.trim(), dossierTitle: title.trim() };
    void act.run(
      () => call('proposals.file', { id: detail.id, revision: detail.revision, ...dossier }),
      () => ({ text: t('proposals.done.file'), figure: code.trim() }),
    );
  };
  return (
    <FormDialog
      title={t('proposals.ask.file')}
      mark={<LevelChip level={detail.level} />}
      verb={t('proposals.act.file')}
      missing={missing}
      busy={act.busy}
      error={act.error}
      safe={t('proposals.typedStays')}
      onSubmit={go}
      onClose={onClose}
    >
      <TextField
        label={t('proposals.field.dossierCode')}
        value={code}
        onChange={setCode}
        maxLength={60}
        autoFocus
      />
      <TextField
        label={t('proposals.field.dossierTitle')}
        value={title}
        onChange={setTitle}
        maxLength={300}
      />
    </FormDialog>
  );
}
