import { useState } from 'react';
import { host } from '../../../data/bridge.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { BY_HAND, byHand } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { GoesBackNote } from './GoesBackNote.tsx';
import { NoteField } from './NoteField.tsx';
import { ReceiptSelect } from './ReceiptSelect.tsx';
import { ChannelSelect } from './ChannelSelect.tsx';
import { useAct } from '../../../data/useAct.ts';
import { ProposedPart } from './ProposedPart.tsx';

/** Tells each sender of a refused case why, and where to go with it: as a letter, in words that are copied, or by mouth. */
export function TellRefusalForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const { roles } = useOpenSession();
  const open = [detail, ...detail.duplicates].filter(({ id }) => detail.waiting.some((one) => one.id === id));
  const [first = detail] = open;
  const [chosen, setReceipt] = useState(first.id);
  const receipt = open.find(({ id }) => id === chosen) ?? first;
  const goesBack =
    receipt.id !== detail.id && detail.waiting.some(({ id, byEnvelope }) => id === receipt.id && byEnvelope);
  const [channel, setChannel] = useState(() => byHand(first.source));
  const [note, setNote] = useState('');
  const [paper, setPaper] = useState(false);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const { value } = useAsk('submissions.templates', { id: receipt.id, use: 'refusal' });
  const words = value?.templates[0]?.text;
  const copy = (text: string): void =>
    void host()
      .copyText(text)
      .then(() => useToasts.getState().show({ text: t('common.copied') }));
  const input = { id: detail.id, revision: detail.revision, receiptId: receipt.id, channel };
  return (
    <ActPanel
      title={t('submissions.step.tell-refusal')}
      detail={t('submissions.what.tell-refusal', { count: open.length })}
      verb={t('submissions.verb.tell-refusal')}
      missing={null}
      act={act}
      onGo={() =>
        void act.call(
          'submissions.tellRefusal',
          { ...input, note: note.trim() },
          t('submissions.done.tell-refusal'),
        )
      }
      onClose={onClose}
      more={
        <>
          {mayCall(roles, 'papers.make') ? (
            <Button icon="print" onPress={() => setPaper(true)}>
              {t('submissions.refusal.print')}
            </Button>
          ) : null}
          {words === undefined ? null : (
            <Button icon="link" onPress={() => copy(words)}>
              {t('submissions.refusal.copy')}
            </Button>
          )}
        </>
      }
    >
      {goesBack ? <GoesBackNote receipt={receipt} /> : null}
      <div className="grid12">
        {open.length > 1 ? (
          <ReceiptSelect
            value={receipt.id}
            receipts={open}
            onChange={(id, by) => {
              setReceipt(id);
              setChannel(by);
            }}
          />
        ) : null}
        <ChannelSelect value={channel} channels={BY_HAND} onChange={setChannel} />
        <NoteField value={note} onChange={setNote} />
      </div>
      {words === undefined ? null : (
        <ProposedPart>
          <p className="preline" data-selectable="">
            {words}
          </p>
        </ProposedPart>
      )}
      {paper ? (
        <PaperDialog
          subjectKind="submission"
          subjectId={receipt.id}
          title={t('papers.titleOf.submission', { code: receipt.receiptCode })}
          first="refusal-letter"
          onClose={() => setPaper(false)}
        />
      ) : null}
    </ActPanel>
  );
}
