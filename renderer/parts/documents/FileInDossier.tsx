import { useEffect, useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useFound } from '../../forms/useFound.ts';

const MOST = 8;

export interface DossierName {
  readonly code: string;
  readonly title: string;
}

export interface FileInDossierProps {
  /** What is filed: the dossier of the last one like it is proposed. */
  documentId: string | null;
  /** Where it lies already. */
  lies: DossierName | null;
  mark: ReactNode;
  busy: boolean;
  error: WireError | null;
  onFile: (dossier: DossierName) => void;
  onClose: () => void;
}

/**
 * Lưu hồ sơ: an open dossier is found by its code or by words of its title, with or without marks; one that is not found
 * is new, and gets its title here.
 */
export function FileInDossier({ documentId, lies, mark, busy, error, onFile, onClose }: FileInDossierProps) {
  const t = useT();
  const [code, setCode] = useState(lies?.code ?? '');
  const [title, setTitle] = useState(lies?.title ?? '');
  const [proposed, setProposed] = useState(false);
  const { rows: found, by } = useFound(code, openDossiers);
  useEffect(() => {
    if (documentId === null || lies !== null) return undefined;
    let live = true;
    void call('dossiers.proposed', { documentId }).then((reply) => {
      const last = reply.ok ? reply.value.dossier : null;
      if (!live || last === null) return;
      setCode((typed) => (typed === '' ? last.code : typed));
      setTitle((typed) => (typed === '' ? last.title : typed));
      setProposed(true);
    });
    return () => {
      live = false;
    };
  }, [documentId, lies]);
  const known = found.find((dossier) => dossier.code === code.trim());
  const missing = code.trim() === '' || title.trim() === '' ? t('documents.missing.dossier') : null;
  const submit = (): void => {
    if (missing === null && !busy) onFile({ code: code.trim(), title: title.trim() });
  };
  const hint = known === undefined && code.trim() !== '' && !proposed ? t('documents.dossier.new') : null;
  return (
    <FormDialog
      undoable
      title={t('documents.ask.dossier')}
      mark={mark}
      verb={t('documents.verb.file')}
      missing={missing}
      act={{ busy, error }}
      safe={t('common.typedStays')}
      onSubmit={submit}
      onClose={onClose}
    >
      <ComboBox
        label={t('documents.field.dossierCode')}
        value={code}
        onChange={(next) => {
          setCode(next);
          if (proposed && next !== code) setTitle(''); // it was that of the proposed one
          if (next !== code) setProposed(false);
        }}
        suggestions={found.map((dossier) => ({
          id: dossier.code,
          text: dossier.code,
          detail: dossier.title,
        }))}
        foundBy={by}
        onChoose={({ id }) => setTitle(found.find((dossier) => dossier.code === id)?.title ?? '')}
        hint={proposed ? t('documents.dossier.proposed') : (hint ?? t('documents.dossier.find'))}
        autoFocus
      />
      <TextField
        label={t('documents.field.dossierTitle')}
        value={title}
        onChange={setTitle}
        maxLength={300}
      />
    </FormDialog>
  );
}

/** The open dossiers that a person may know of, by what is typed. */
async function openDossiers(typed: string): Promise<readonly DossierName[] | null> {
  const words = typed === '' ? null : typed;
  const reply = await call('dossiers.list', { words, standing: 'open', limit: MOST });
  return reply.ok ? reply.value.dossiers.map(({ code, title }) => ({ code, title })) : null;
}
