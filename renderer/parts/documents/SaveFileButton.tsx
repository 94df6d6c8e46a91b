import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isShown } from '../../components/shownFiles.ts';
import { useToasts } from '../../components/toastStore.ts';
import { errorWords } from '../../i18n/errorWords.ts';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';

export interface SaveFileButtonProps {
  file: { readonly id: string; readonly name: string; readonly kind: string };
}

/** An unclassified file is saved outside; in words where the file is not shown here, for then it is the only way to read it. */
export function SaveFileButton({ file }: SaveFileButtonProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const [error, setError] = useState<WireError | null>(null);
  if (!mayCall(roles, 'attachments.saveTo')) return null;
  const save = async (): Promise<void> => {
    const reply = await host().saveAttachment(file.id, file.name);
    if (!reply.ok) setError(reply.error);
    else if (reply.value.saved) useToasts.getState().show({ text: t('documents.files.saved') });
  };
  const label = t('documents.files.save');
  return (
    <>
      {isShown(file.kind) ? (
        <IconButton icon="disk" size={14} label={label} onPress={() => void save()} />
      ) : (
        <Button icon="disk" onPress={() => void save()}>
          {label}
        </Button>
      )}
      {error ? (
        <span className="danger cut" role="alert">
          {errorWords(t, error).title}
        </span>
      ) : null}
    </>
  );
}
