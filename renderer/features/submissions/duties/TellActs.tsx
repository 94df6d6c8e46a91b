import { useState } from 'react';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { WAYS } from '../../../../shared/domain/submission/reach.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { call } from '../../../data/bridge.ts';
import type { Waiting } from '../telling/SureTold.tsx';
import { useTellMany } from '../telling/useTellMany.tsx';
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

/** After an import: the portal and the mail have told theirs, the others get letters in one file; one act, looked at before. */
export function TellAll({ cases }: { cases: readonly Owed[] }) {
  const t = useT();
  const { button, beside } = useTellMany({
    waiting: cases.map(({ row, reach }) => ({ id: row.id, receiptCode: row.receiptCode, reach })),
    paper: 'acknowledgement-letter',
    title: (count) => t('submissions.toldSure', { count }),
    what: t('submissions.toldSure.what'),
    yes: (count) => t('submissions.toldAll', { count }),
    no: t('submissions.toldNotYet'),
    done: (count) => t('submissions.done.acknowledgeSeveral', { count }),
    tell: acknowledge,
  });
  return (
    <>
      {button}
      {beside}
    </>
  );
}

async function acknowledge(told: readonly Waiting[]): Promise<Reply<never[]>> {
  for (const channel of WAYS) {
    const ids = told.filter(({ reach }) => reach.way === channel).map(({ id }) => id);
    if (ids.length === 0) continue;
    const reply = await call('submissions.acknowledge', { ids, channel });
    if (!reply.ok) return reply;
  }
  return { ok: true, value: [] };
}
