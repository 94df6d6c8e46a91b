import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../data/bridge.ts';
import { TextArea } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { useAct } from '../../../data/useAct.ts';

export interface ReasonFormProps {
  detail: DocumentDetail;
  act: 'returnToLeader' | 'close' | 'giveBack' | 'reopen';
  onClose: () => void;
}

/** Returning (to the leader, to the sender), reopening and closing: all say why. An answered document may be closed without more words. */
export function ReasonForm({ detail, act: kind, onClose }: ReasonFormProps) {
  const t = useT();
  const act = useAct();
  const [text, setText] = useState('');
  const seen = { id: detail.id, revision: detail.revision };
  const optional = kind === 'close' && detail.state === 'answered';
  const send = () =>
    kind === 'close'
      ? call('documents.close', { ...seen, note: text })
      : call(`documents.${kind}`, { ...seen, reason: text });
  const submit = (): void =>
    void act.run(send, () => {
      useToasts.getState().show({ text: t(`documents.done.${kind}`) });
      onClose();
    });
  return (
    <ActFrame
      title={t(`documents.act.${kind}`)}
      verb={t(`documents.verb.${kind}`)}
      act={act}
      missing={!optional && text.trim() === '' ? t('documents.missing.reason') : null}
      onGo={submit}
      onClose={onClose}
      {...(kind === 'close' ? { note: t('documents.closeNote') } : {})}
    >
      <TextArea
        label={t(kind === 'close' ? 'documents.field.closeNote' : 'documents.field.reason')}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={kind === 'close' ? 2000 : 1000}
        autoFocus
        {...(optional ? { optional: t('common.optional') } : {})}
      />
    </ActFrame>
  );
}
