import { useState } from 'react';
import { MERGED_AT_ONCE } from '../../../../shared/domain/submission/lifecycle.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { LoadingRows } from '../../../components/LoadingRows.tsx';
import { Note } from '../../../components/Note.tsx';
import { useAsk } from '../../../data/ask.ts';
import { call } from '../../../data/bridge.ts';
import { useAct } from '../../../data/useAct.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { Failure } from '../../../forms/Failure.tsx';
import { errorWords } from '../../../i18n/errorWords.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';

type Other = Output<'submissions.alike'>['others'][number];
type Refused = Output<'submissions.mergeSame'>['refused'];

/** The beginning says which letter it is. */
const MOST_READ = 600;

interface GatherDialogProps {
  id: string;
  onMerged: () => void;
  onClose: () => void;
}

/** Which letters are merged into one: all are chosen, each says from whom it is and which words of its own it has. */
export function GatherDialog({ id, onMerged, onClose }: GatherDialogProps) {
  const t = useT();
  const { value, error } = useAsk('submissions.alike', { id });
  const master = useAsk('submissions.get', { id }).value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Refused>([]);
  const [done, setDone] = useState(0);
  const act = useAct({ reread: 'submissions.get' });
  const others = value?.others ?? [];
  const chosen = others.filter((one) => !left.has(one.id));
  const merge = async () => {
    const ids = chosen.map((one) => one.id);
    const against: Refused[number][] = [];
    let merged = 0;
    for (let from = 0; from < ids.length; from += MERGED_AT_ONCE) {
      const some = ids.slice(from, from + MERGED_AT_ONCE);
      const reply = await call('submissions.mergeSame', { id, ids: some, note: '' });
      if (!reply.ok) return reply;
      merged += reply.value.merged;
      against.push(...reply.value.refused);
      setDone(merged);
    }
    return { ok: true as const, value: { merged, against } };
  };
  const go = (): void =>
    void act.run(merge, ({ merged, against }) => {
      setRefused(against);
      if (against.length === 0) onMerged();
      return t('submissions.done.mergeSame', { count: merged });
    });
  const code = master?.receiptCode ?? '';
  return (
    <FormDialog
      undoable
      wide
      title={t('submissions.gatherTitle', { count: others.length + 1 })}
      verb={
        act.busy && done > 0
          ? t('submissions.mergingSame', { done })
          : t('submissions.gatherInto', { count: chosen.length, code })
      }
      missing={chosen.length === 0 ? t('submissions.gatherNone') : null}
      act={act}
      onForget={act.forget}
      onSubmit={go}
      onClose={onClose}
    >
      {error ? <Failure error={error} /> : null}
      {master === null || value === null ? (
        <LoadingRows rows={6} />
      ) : (
        <>
          <p className="md">
            {code}: {master.title}
          </p>
          <p className="s preline">{master.body.slice(0, MOST_READ)}</p>
          <p className="m cap">{t('submissions.mergeSameWhat')}</p>
          {refused.length === 0 ? null : (
            <Note tone="caution" live title={t('submissions.gatherRefused', { count: refused.length })}>
              <ul>
                {refused.map(({ id: one, code: fault, params }) => (
                  <li key={one}>{errorWords(t, { code: fault, params }).title}</li>
                ))}
              </ul>
            </Note>
          )}
          {value.left > 0 ? <Note>{t('submissions.gatherLeft', { count: value.left })}</Note> : null}
          <ul className="lineList gatherList">
            {others.map((one) => (
              <OtherLine
                key={one.id}
                one={one}
                chosen={!left.has(one.id)}
                onChoose={(takes) =>
                  setLeft((before) => {
                    const after = new Set(before);
                    if (takes) after.delete(one.id);
                    else after.add(one.id);
                    return after;
                  })
                }
              />
            ))}
          </ul>
        </>
      )}
    </FormDialog>
  );
}

interface OtherLineProps {
  one: Other;
  chosen: boolean;
  onChoose: (takes: boolean) => void;
}

function OtherLine({ one, chosen, onChoose }: OtherLineProps) {
  const { t, format } = useWords();
  const words =
    one.apart.length === 0
      ? t('submissions.ownWordsNone')
      : t('submissions.ownWords', { words: one.apart.join(', ') });
  return (
    <li>
      <Checkbox
        checked={chosen}
        onChange={onChoose}
        detail={`${t(`submissions.source.${one.source}`)} · ${format.date(one.receivedOn)} · ${words}`}
      >
        {one.receiptCode} {one.sender === '' ? t('submissions.senderUnnamed') : one.sender}
      </Checkbox>
    </li>
  );
}
