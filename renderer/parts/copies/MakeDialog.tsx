import { useState } from 'react';
import type { CopyPermit } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { Attachment } from '../../../shared/ipc/schemas.ts';
import { LevelChip } from '../../components/LevelChip.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call, host } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { subjectWords } from './words.ts';

/** What is copied: a file of the document, the pages of a book on the screen, or nothing that this machine holds. */
export interface MakeSource {
  readonly files: readonly Pick<Attachment, 'id' | 'name'>[];
  readonly reportId: string | null;
}

const NO_FILE = 'none';

/** Copies under a permit: printed with their marks, exported with their marks, or made on a copier and recorded. */
export function MakeDialog(props: { permit: CopyPermit; source: MakeSource; onClose: () => void }) {
  const { permit, source, onClose } = props;
  const t = useT();
  const act = useAct({ onDone: onClose });
  const electronic = permit.medium === 'electronic';
  const [fileId, setFile] = useState(source.files[0]?.id ?? NO_FILE);
  const [number, setNumber] = useState<number | null>(electronic ? 1 : permit.left);
  const [pages, setPages] = useState<number | null>(null);
  const fromScreen = source.reportId !== null;
  const onCopier = !fromScreen && fileId === NO_FILE;
  // a book has no number of its own: it goes by its name
  const name = permit.subject.code || subjectWords(t, permit.subject);
  const attachmentId = fromScreen || onCopier ? null : fileId;
  const submit = (): void => {
    if (electronic) {
      const from = { attachmentId, reportId: source.reportId };
      void act.run(
        () => host().saveCopy(permit.id, from, name),
        ({ saved }) => (saved ? t('copies.make.exported') : null),
      );
      return;
    }
    void act.run(
      async (): Promise<Reply<{ printed: boolean } | null>> => {
        const input = {
          permitId: permit.id,
          attachmentId,
          reportId: source.reportId,
          number: number ?? 1,
          pages,
        };
        const made = await call('copies.make', input);
        if (!made.ok || made.value.jobId === null) return made.ok ? { ok: true, value: null } : made;
        return host().printCopies(made.value.jobId);
      },
      (printed) => {
        const count = number ?? 1;
        if (printed === null) return t('copies.make.registered', { count });
        return printed.printed
          ? t('copies.make.printed', { count })
          : { text: t('copies.make.cancelled'), undone: true };
      },
    );
  };
  const missing = number === null || number < 1 ? t('copies.missing.number') : null;
  return (
    <FormDialog
      undoable
      title={t('copies.make.title', { code: name })}
      mark={<LevelChip level={permit.subject.level} />}
      verb={t(electronic ? 'copies.make.export' : onCopier ? 'copies.make.register' : 'copies.make')}
      missing={missing}
      act={act}
      onSubmit={submit}
      onClose={onClose}
    >
      {fromScreen ? null : (
        <Select
          label={t('copies.make.file')}
          choices={[
            ...source.files.map(({ id, name: file }) => ({ id, text: file })),
            ...(electronic ? [] : [{ id: NO_FILE, text: t('copies.make.noFile') }]),
          ]}
          value={fileId}
          onChange={setFile}
        />
      )}
      {electronic ? null : (
        <div className="copyGrid">
          <NumberField
            label={t('copies.make.number')}
            value={number}
            onChange={setNumber}
            hint={t('copies.make.left', { left: permit.left })}
          />
          <NumberField label={t('copies.make.pages')} value={pages} onChange={setPages} />
        </div>
      )}
      {onCopier ? null : <p className="m cap">{t('copies.make.signature')}</p>}
    </FormDialog>
  );
}
