import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { call } from '../../../data/bridge.ts';
import type { Waiting } from '../telling/SureTold.tsx';
import { useTellMany } from '../telling/useTellMany.tsx';
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

/** The answer goes to all who wait for it in one act, or to one: each receipt of a merged case has a sender of its own. */
export function DeliverForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const { button, beside } = useTellMany({
    waiting: [detail, ...detail.duplicates].flatMap(({ id, receiptCode }) => {
      const reach = detail.waiting.find((one) => one.id === id)?.reach;
      return reach === undefined ? [] : [{ id, receiptCode, reach }];
    }),
    paper: 'answer-letter',
    asked: true,
    title: (count) => t('submissions.deliverSure', { count }),
    what: t('submissions.deliverSure.what'),
    yes: (count) => t('submissions.deliverAll', { count }),
    no: t('submissions.deliverEach'),
    done: (count) => t('submissions.done.deliverSeveral', { count }),
    tell: (told) => deliverTo(detail, told),
  });
  return (
    <>
      {beside}
      <DeliverOne key={detail.revision} detail={detail} more={button} onClose={onClose} />
    </>
  );
}

async function deliverTo(detail: Case, told: readonly Waiting[]): Promise<Reply<Refused>> {
  const { id, revision, issued } = detail;
  const receipts = told.flatMap((one) =>
    one.reach.way === null ? [] : [{ id: one.id, way: one.reach.way }],
  );
  const input = { id, revision, receipts, documentCode: issued?.code ?? '', note: '' };
  const reply = await call('submissions.deliverSeveral', input);
  return reply.ok ? { ok: true, value: reply.value.refused } : reply;
}
type Refused = Output<'submissions.deliverSeveral'>['refused'];

interface DeliverOneProps {
  detail: Case;
  /** to all at once */
  more: ReactNode;
  onClose: () => void;
}

/** Records that the answer reached one sender. */
function DeliverOne({ detail, more, onClose }: DeliverOneProps) {
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
      more={more}
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
