import { useState } from 'react';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import { isToldInWords } from '../entry/useTelling.ts';
import { channelOf } from '../words.ts';
import type { Owed } from './useMore.ts';

/** The sender was told by the channel that the submission came through; a letter that is printed says so by itself. */
export function TellOne({ owed: { row } }: { owed: Owed }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const act = useAct({ reread: 'submissions.get' });
  const channel = channelOf(row.source);
  const tell = (): void =>
    void act.call('submissions.acknowledge', { ids: [row.id], channel }, t('submissions.done.acknowledge'));
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {!isToldInWords(row.source) && mayCall(roles, 'papers.make') ? (
        <Button size="small" icon="print" onPress={() => setOpen(true)}>
          {t('submissions.toldPrint')}
        </Button>
      ) : null}
      <Button size="small" icon="check" disabled={act.busy} onPress={tell}>
        {t('submissions.toldBy', { channel: t(`submissions.channel.${channel}`) })}
      </Button>
      {open ? (
        <PaperDialog
          subjectKind="submission"
          subjectId={row.id}
          title={t('papers.titleOf.submission', { code: row.receiptCode })}
          first="acknowledgement-letter"
          onMade={(made) => {
            if (made === 'acknowledgement-letter') tell();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** After an import, the portal or a notice on the board has told everybody at once: one act for what is shown. */
export function TellAll({ cases }: { cases: readonly Owed[] }) {
  const t = useT();
  const act = useAct({ reread: 'submissions.get' });
  const channels = [...new Set(cases.map(({ row }) => channelOf(row.source)))];
  const tell = async (): Promise<void> => {
    for (const channel of channels) {
      const ids = cases.filter(({ row }) => channelOf(row.source) === channel).map(({ row }) => row.id);
      for (let from = 0; from < ids.length; from += MOST) {
        const some = ids.slice(from, from + MOST);
        await act.call('submissions.acknowledge', { ids: some, channel }, t('submissions.done.acknowledge'));
      }
    }
  };
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <Button size="small" icon="check" disabled={act.busy} onPress={() => void tell()}>
        {t('submissions.toldAll', { count: cases.length })}
      </Button>
    </>
  );
}
/** Cases of one act. */
const MOST = 200;
