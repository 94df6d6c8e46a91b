import { useState } from 'react';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { BY_HAND, byHand } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { GoesBackNote } from './GoesBackNote.tsx';
import { NoteField } from './NoteField.tsx';
import { ReceiptSelect } from './ReceiptSelect.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Records that the answer reached a sender: each receipt of a merged case has one of its own. */
export function DeliverForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const given = new Set(detail.deliveries.map(({ receiptId }) => receiptId));
  const open = [detail, ...detail.duplicates].filter(({ id }) => !given.has(id));
  // one whose answer is on its way by envelope can be handed it too, but nobody owes that any more
  const waiting = open.filter(({ id }) => detail.waiting.some((one) => one.id === id));
  const goesBack = (id: string): boolean => detail.waiting.some((one) => one.id === id && one.byEnvelope);
  const [first] = open.toSorted((one, other) => Number(goesBack(one.id)) - Number(goesBack(other.id)));
  const [chosen, setReceipt] = useState<string | null>(null);
  const receipt = open.find(({ id }) => id === chosen) ?? first;
  const [channel, setChannel] = useState(() => byHand(first?.source ?? detail.source));
  const [documentCode, setCode] = useState(detail.issued?.code ?? '');
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const deliver = (): void => {
    if (receipt === undefined) return;
    const input = { id: detail.id, revision: detail.revision, receiptId: receipt.id, channel };
    const words = { documentCode: documentCode.trim(), note: note.trim() };
    void act.call('submissions.deliver', { ...input, ...words }, t('submissions.done.deliver'));
  };
  return (
    <ActPanel
      title={t('submissions.step.deliver')}
      detail={t('submissions.what.deliver', { count: waiting.length })}
      verb={t('submissions.verb.deliver')}
      missing={null}
      act={act}
      onGo={deliver}
      onClose={onClose}
    >
      {receipt !== undefined && receipt.id !== detail.id && goesBack(receipt.id) ? (
        <GoesBackNote receipt={receipt} />
      ) : null}
      <div className="grid12">
        <ReceiptSelect
          value={receipt?.id ?? null}
          receipts={open}
          onChange={(id, by) => {
            setReceipt(id);
            setChannel(by);
          }}
        />
        <ChannelSelect value={channel} channels={BY_HAND} onChange={setChannel} />
        <TextField
          span={6}
          label={t('submissions.documentCode')}
          optional={t('common.optional')}
          hint={t('submissions.documentCodeHint')}
          value={documentCode}
          onChange={setCode}
          maxLength={60}
        />
        <NoteField value={note} onChange={setNote} />
      </div>
    </ActPanel>
  );
}
