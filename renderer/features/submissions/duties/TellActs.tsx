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
import { toldWithWayBack } from '../telling/takeBack.ts';
import type { Owed } from './useMore.ts';

/** The sender was told by the channel that the submission came through; a letter that is printed says so by itself. */
export function TellOne({ owed: { row } }: { owed: Owed }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const act = useAct({ reread: 'submissions.get' });
  const channel = channelOf(row.source);
  const tell = (): void =>
    void act.call('submissions.acknowledge', { ids: [row.id], channel }, () =>
      toldWithWayBack(t, [row.id], t('submissions.done.acknowledge')),
    );
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
