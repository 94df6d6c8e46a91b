import { useState } from 'react';
import { Failure } from '../../../forms/Failure.tsx';
import { useAsk } from '../../../data/ask.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { PrimaryKey } from '../../../focus/PrimaryKey.tsx';
import { useAct } from '../../../data/useAct.ts';
import { type Case } from '../stores.ts';
import { caseState } from '../words.ts';
import { MarkedText } from './MarkedText.tsx';

type Way = 'this' | 'other';

export interface CompareDialogProps {
  detail: Case;
  similar: Case['similar'][number];
  onClose: () => void;
}

/** Two cases side by side, and the merge: reversible, each keeps its receipt. */
export function CompareDialog({ detail, similar, onClose }: CompareDialogProps) {
  const t = useT();
  const { value: other, error } = useAsk('submissions.get', { id: similar.id });
  const read = other?.id === similar.id ? other : null;
  const [chosen, setWay] = useState<Way | null>(null);
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const may = { this: mayMerge(detail), other: read !== null && mayMerge(read) };
  // The later one follows the earlier one unless somebody says otherwise.
  const later: Way = read !== null && read.receivedMs > detail.receivedMs ? 'other' : 'this';
  const way: Way = chosen ?? (may[later] ? later : may.this ? 'this' : 'other');
  const ready = read !== null && may[way];
  const merge = (): void => {
    if (!ready) return;
    const [from, into] = way === 'this' ? [detail, read] : [read, detail];
    const input = { id: from.id, revision: from.revision, masterId: into.id, note: note.trim() };
    void act.call('submissions.merge', input, t('submissions.done.merge'));
  };
  const codes = { code: detail.receiptCode, other: similar.receiptCode };
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={t('submissions.compareTitle', codes)}
      width="wide"
      actions={
        <>
          <Button
            kind="primary"
            shortcut="detail.primary"
            disabled={act.busy || !ready}
            disabledReason={ready ? null : t('submissions.mergeNotNow')}
            onPress={merge}
          >
            {t('submissions.mergeDo')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      <PrimaryKey onPress={merge} />
      <p className="m cap">{t('submissions.compareWhat')}</p>
      {error ? <Failure error={error} /> : null}
      {read === null ? (
        <LoadingRows rows={4} />
      ) : (
        <div className="compareSides">
          <Side one={detail} open shared={similar.shared} />
          <Side one={read} open={false} shared={similar.shared} />
        </div>
      )}
      {may.this || may.other ? (
        <div className="col gap-6 mt5">
          <RadioGroup
            label={t('submissions.mergeWay')}
            inline
            value={way}
            onChange={setWay}
            choices={(['this', 'other'] as const).map((id) => ({
              id,
              text: t(`submissions.mergeWay.${id}`, codes),
              disabled: !may[id],
            }))}
          />
          <TextField
            label={t('submissions.mergeNote')}
            optional={t('common.optional')}
            hint={t('submissions.mergeWhat')}
            value={note}
            onChange={setNote}
            maxLength={1000}
          />
        </div>
      ) : null}
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}

const mayMerge = (one: Pick<Case, 'offers'>): boolean =>
  one.offers.some((offer) => offer.act === 'merge' && offer.allowed);

function Side({ one, open, shared }: { one: Case; open: boolean; shared: readonly string[] }) {
  const { t, format } = useWords();
  return (
    <section className="compareSide" aria-label={one.receiptCode}>
      <div className="md">
        {open ? t('submissions.compareThis', { code: one.receiptCode }) : one.receiptCode}
      </div>
      <div className="m cap">
        {format.dateTime(one.receivedMs)} · {t(`submissions.source.${one.source}`)} ·{' '}
        {caseState(t, one).words} · {one.senderMasked.fullName}
      </div>
      <p className="md mt2">
        <MarkedText text={one.title} sought={shared} />
      </p>
      <p className="preline" data-selectable="">
        <MarkedText text={one.body} sought={shared} />
      </p>
    </section>
  );
}
