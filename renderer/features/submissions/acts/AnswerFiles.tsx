import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import { Button } from '../../../components/Button.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { call, pickFiles } from '../../../data/bridge.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import { FilesSecrecy } from '../../../parts/secrecy/FilesSecrecy.tsx';
import { useSecrecyForm } from '../../../parts/secrecy/useSecrecyForm.ts';
import type { Case } from '../stores.ts';

/** A file that goes with an answer: one of the round as it stands, or one that was picked just now. */
export interface AnswerFile {
  readonly id: string;
  readonly name: string;
  readonly picked: PickedFile | null;
}

/** The files of the round that is written on. */
export const filesOfDraft = (draft: Case['answerDraft']): AnswerFile[] =>
  (draft?.files ?? []).map(({ id, name }) => ({ id, name, picked: null }));

/** What the command takes. */
export const idsOfFiles = (files: readonly AnswerFile[]): string[] => files.map(({ id }) => id);

interface AnswerFilesProps {
  files: readonly AnswerFile[];
  onFiles: (files: readonly AnswerFile[]) => void;
}

/** A photo, a plan, the copy of a decision: by the button or by Ctrl O. They are approved, signed and issued with the words. */
export function AnswerFiles({ files, onFiles }: AnswerFilesProps) {
  const t = useT();
  const [error, setError] = useState<WireError | null>(null);
  const picked = files.flatMap((file) => file.picked ?? []);
  useSecrecyForm({ files: picked });
  const pick = async (): Promise<void> => {
    const reply = await pickFiles();
    setError(reply.ok ? null : reply.error);
    if (!reply.ok || reply.value.length === 0) return;
    onFiles([...files, ...reply.value.map((one) => ({ id: one.stageId, name: one.name, picked: one }))]);
  };
  const drop = (file: AnswerFile): void => {
    onFiles(files.filter((other) => other !== file));
    if (file.picked !== null) void call('attachments.discardStage', { stageId: file.id });
  };
  useShortcuts('registration', { 'registration.attach': () => void pick() });
  return (
    <div className="col">
      <div className="row wrap gap-4">
        <Button size="small" icon="attach" shortcut="registration.attach" onPress={() => void pick()}>
          {t('submissions.basisFile')}
        </Button>
        {files.map((file) => (
          <span key={file.id} className="row gap-4">
            <Icon name="file" size={14} />
            <span className="cut" title={file.name}>
              {file.name}
            </span>
            <IconButton
              icon="close"
              size={14}
              label={t('submissions.removeFile', { name: file.name })}
              onPress={() => drop(file)}
            />
          </span>
        ))}
      </div>
      <FilesSecrecy files={picked} />
      {error ? <Failure error={error} onClose={() => setError(null)} /> : null}
    </div>
  );
}
