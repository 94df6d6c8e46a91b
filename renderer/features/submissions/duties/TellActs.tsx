import { useState } from 'react';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { SureDialog } from '../../../forms/SureDialog.tsx';
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

/** After an import, the portal or the mail has told everybody at once: one act, looked at before; who gets a letter is left. */
export function TellAll({ cases }: { cases: readonly Owed[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const act = useAct({ reread: 'submissions.get' });
  const tellable = cases.filter(({ row }) => isToldInWords(row.source));
  const tell = async (): Promise<void> => {
    for (const { channel, rows } of byChannel(tellable))
      for (let from = 0; from < rows.length; from += MOST) {
        const ids = rows.slice(from, from + MOST).map(({ row }) => row.id);
        await act.call('submissions.acknowledge', { ids, channel }, t('submissions.done.acknowledge'));
      }
  };
  if (tellable.length < 2) return act.error ? <Failure error={act.error} onClose={act.forget} /> : null;
  return (
    <>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <Button size="small" icon="check" disabled={act.busy} onPress={() => setOpen(true)}>
        {t('submissions.toldAll', { count: tellable.length })}
      </Button>
      {open ? (
        <SureTold
          told={tellable}
          left={cases.filter((owed) => !tellable.includes(owed))}
          onYes={() => void tell()}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface ByChannel {
  readonly channel: ReturnType<typeof channelOf>;
  readonly rows: readonly Owed[];
}

function byChannel(cases: readonly Owed[]): ByChannel[] {
  const channels = [...new Set(cases.map(({ row }) => channelOf(row.source)))];
  return channels.map((channel) => ({
    channel,
    rows: cases.filter(({ row }) => channelOf(row.source) === channel),
  }));
}

interface SureToldProps {
  told: readonly Owed[];
  /** those of whom a letter must go first */
  left: readonly Owed[];
  onYes: () => void;
  onClose: () => void;
}

/** That people were told is written down for good: by which channel, whose cases, and who is left out. */
function SureTold({ told, left, onYes, onClose }: SureToldProps) {
  const t = useT();
  return (
    <SureDialog
      title={t('submissions.toldSure', { count: told.length })}
      yes={t('submissions.toldAll', { count: told.length })}
      no={t('submissions.toldNotYet')}
      onYes={onYes}
      onClose={onClose}
    >
      <p className="s">{t('submissions.toldSure.what')}</p>
      <ul className="lineList">
        {byChannel(told).map(({ channel, rows }) => (
          <li key={channel}>
            <span className="grow">
              <span className="md">
                {t('submissions.toldBy', { channel: t(`submissions.channel.${channel}`) })}
              </span>{' '}
              <Codes cases={rows} />
            </span>
            <span className="md">{rows.length}</span>
          </li>
        ))}
        {left.length > 0 ? (
          <li>
            <span className="grow">
              <span className="md">{t('submissions.toldLeft')}</span> <Codes cases={left} />
            </span>
            <span className="md">{left.length}</span>
          </li>
        ) : null}
      </ul>
    </SureDialog>
  );
}

/** So many codes are read; of more only how many. */
const MOST_CODES = 12;

function Codes({ cases }: { cases: readonly Owed[] }) {
  const t = useT();
  const codes = cases.slice(0, MOST_CODES).map(({ row }) => row.receiptCode);
  const more = cases.length - codes.length;
  return (
    <span className="m">
      {codes.join(', ')}
      {more > 0 ? t('submissions.toldMore', { count: more }) : ''}
    </span>
  );
}

/** Cases of one act. */
const MOST = 200;
