import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { useAsk } from '../../../data/ask.ts';
import { Select } from '../../../components/Select.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Trình: the leader who is to write the direction. */
export function PresentForm({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const { value } = useAsk('people.choices', { forAct: 'present' });
  const leaders = value?.people ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const leaderId = picked ?? (leaders.length === 1 ? (leaders[0]?.id ?? null) : null);
  const submit = (): void => {
    if (leaderId === null) return;
    const name = leaders.find(({ id }) => id === leaderId)?.fullName ?? '';
    void act.call(
      'documents.present',
      { id: detail.id, revision: detail.revision, leaderId },
      t('documents.done.present', { name }),
    );
  };
  return (
    <ActFrame
      title={t('documents.act.present')}
      verb={t('documents.verb.present')}
      act={act}
      missing={leaderId === null ? t('documents.missing.leader') : null}
      onGo={submit}
      onClose={onClose}
    >
      <Select
        label={t('documents.field.presentTo')}
        choices={leaders.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
        value={leaderId}
        onChange={setPicked}
        placeholder={t('documents.choosePerson')}
        autoFocus
      />
    </ActFrame>
  );
}
