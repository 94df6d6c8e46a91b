import { useEffect, useRef, useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { PaperDialog } from '../../../parts/papers/PaperDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useStations } from '../../../parts/stations/Stations.tsx';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useBlanks } from '../acts/useBlanks.ts';
import { type Case } from '../stores.ts';

type Asked = Case['consultations'][number];

const nameOf = (one: Asked): string => one.person?.fullName ?? one.office;

/** The chases of a question, and the button that proposes the next one once its day has passed. */
export function Chases({ detail, one }: { detail: Case; one: Asked }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const late = one.answeredMs === null && one.lateDays > 0;
  return (
    <>
      {one.chases.map((chase) => (
        <div key={chase.atMs} className="m cap">
          {t(`caseLife.chasedBy.${chase.way}`, { name: chase.by, when: format.dateTime(chase.atMs) })}
        </div>
      ))}
      {late && mayCall(roles, 'submissions.chase') ? (
        <div className="row wrap gap-4">
          <Button size="small" icon="pen" onPress={() => setOpen(true)}>
            {t(one.chases.length === 0 ? 'caseLife.chase' : 'caseLife.chaseAgain')}
          </Button>
          {one.chaseDue ? <span className="caution cap">{t('caseLife.chaseDue')}</span> : null}
        </div>
      ) : null}
      {open ? <ChaseDialog detail={detail} one={one} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** From the list of duties: the first question of the case that should be chased. */
export function ChaseOfCase({ id, onClose }: { id: string; onClose: () => void }) {
  const { value, error } = useAsk('submissions.get', { id });
  const one = value?.consultations.find(({ chaseDue }) => chaseDue) ?? null;
  const kept = useRef<Asked | null>(null);
  kept.current ??= one; // once it was chased it is not proposed any more, and its letter is still to be printed
  if (error) return <Failure error={error} onClose={onClose} />;
  return value === null || kept.current === null ? null : (
    <ChaseDialog detail={value} one={kept.current} onClose={onClose} />
  );
}

/** What the pack says for this question; what a person has written meanwhile is left alone. */
function useProposedText(id: string, position: number) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let live = true;
    void call('submissions.templates', { id, use: 'chase', position }).then((reply) => {
      if (live && reply.ok) setText((written) => written ?? reply.value.templates[0]?.text ?? null);
    });
    return () => {
      live = false;
    };
  }, [id, position]);
  return [text, setText] as const;
}

/** The words of the pack, to be read and changed; then a letter that is printed, or an envelope for a partner. */
function ChaseDialog({ detail, one, onClose }: { detail: Case; one: Asked; onClose: () => void }) {
  const t = useT();
  const { roles } = useOpenSession();
  const stations = useStations();
  const [text, setText] = useProposedText(detail.id, one.position);
  const [printing, setPrinting] = useState(false);
  const act = useAct({ onDone: () => setPrinting(true), reread: 'submissions.get' });
  const send = useAct({ onDone: onClose, reread: 'submissions.get' });
  const blanks = useBlanks();
  const words = (text ?? '').trim();
  const missing = words === '' ? t('submissions.missing.text') : blanks(words);
  const partner =
    one.person === null && mayCall(roles, 'exchange.sendChase')
      ? stations?.find(({ name }) => foldBase(name) === foldBase(one.office))
      : undefined;
  const input = { id: detail.id, revision: detail.revision, position: one.position, text: words };
  if (printing)
    return (
      <PaperDialog
        subjectKind="submission"
        subjectId={detail.id}
        title={t('papers.titleOf.submission', { code: detail.receiptCode })}
        first="chase-letter"
        firstTo={nameOf(one)}
        onClose={onClose}
      />
    );
  const error = act.error ?? send.error;
  return (
    <Dialog
      undoable={false}
      onClose={onClose}
      width="wide"
      title={t('caseLife.chaseTitle', { name: nameOf(one) })}
      actions={
        <>
          <Button
            kind="primary"
            icon="print"
            disabled={act.busy || missing !== null}
            disabledReason={missing}
            onPress={() => void act.call('submissions.chase', input, t('caseLife.chaseDone'))}
          >
            {t('caseLife.chaseLetter')}
          </Button>
          {partner === undefined ? null : (
            <Button
              icon="forward"
              disabled={send.busy || missing !== null}
              disabledReason={missing}
              onPress={() =>
                void send.call(
                  'exchange.sendChase',
                  { ...input, stationId: partner.stationId },
                  t('caseLife.chaseSent'),
                )
              }
            >
              {t('caseLife.chaseSend')}
            </Button>
          )}
          <Button onPress={onClose} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <p className="m cap">{t(partner === undefined ? 'caseLife.chaseHow' : 'caseLife.chaseHowPartner')}</p>
      <TextArea
        rows={9}
        label={t('caseLife.chaseText')}
        hint={blanks(text ?? '')}
        value={text ?? ''}
        onChange={setText}
        maxLength={5000}
        autoFocus
      />
      {error ? <Failure error={error} onClose={act.error ? act.forget : send.forget} /> : null}
    </Dialog>
  );
}
