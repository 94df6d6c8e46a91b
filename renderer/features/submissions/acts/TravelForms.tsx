import { useState } from 'react';
import { useAsk } from '../../../data/ask.ts';
import { StationList, useStations } from '../../../parts/stations/Stations.tsx';
import { Note } from '../../../components/Note.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { answeredBy, standingAnswer } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

/** The envelope that carries a transferred case. The office that it was transferred to is chosen where it is known. */
export function SendTransferForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const stations = useStations();
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const named = stations?.filter(({ name }) => name === detail.transfer?.to) ?? [];
  const chosen = picked ?? (named.length === 1 ? named.map(({ stationId }) => stationId) : []);
  const [stationId] = chosen;
  const reason = detail.notes.findLast((note) => note.act === 'transfer')?.text ?? '';
  const send = (): void => {
    if (stationId === undefined) return;
    void act.call(
      'exchange.sendTransfer',
      { submissionId: detail.id, stationId },
      t('travel.done.send-transfer'),
    );
  };
  return (
    <ActPanel
      title={t('submissions.step.send-transfer')}
      detail={t('submissions.what.settle-transfer', { to: detail.transfer?.to ?? '' })}
      verb={t('travel.verb.send-transfer')}
      missing={stationId === undefined ? t('travel.missing.station') : null}
      act={act}
      onGo={send}
      onClose={onClose}
    >
      <StationList chosen={chosen} onChange={setPicked} single />
      {reason === '' ? null : <p className="s">{t('travel.reason', { reason })}</p>}
      <p className="m cap">
        {t(detail.obstacle === null ? 'travel.what.send-transfer' : 'travel.what.send-obstacle')}
      </p>
    </ActPanel>
  );
}

/** The approved answer, why the case was refused, or the answer of the office that has it now, back to the office that it came from. */
export function SendAnswerForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const { office = '', receiptCode = '' } = detail.travel.came ?? {};
  const theirs = detail.state === 'transferred' ? standingAnswer(detail) : undefined;
  const ours = useAsk('submissions.templates', { id: detail.id, use: 'refusal' }).value?.templates[0]?.text;
  // what goes back is an answer, ours or theirs; where there is none, it is why the case was refused
  const refused = detail.state === 'refused' || (theirs === undefined && detail.answer === null);
  const text = theirs?.text ?? (refused ? ours : detail.answer?.text) ?? '';
  return (
    <ActPanel
      title={t('submissions.step.send-answer')}
      detail={t('travel.cameFrom', { office, code: receiptCode })}
      verb={t('travel.verb.send-answer')}
      missing={null}
      act={act}
      onGo={() =>
        void act.call(
          'exchange.sendAnswer',
          { submissionId: detail.id },
          t('travel.done.send-answer', { office }),
        )
      }
      onClose={onClose}
    >
      {text === '' ? null : <p className="s preline">{text}</p>}
      <p className="m cap">
        {theirs === undefined
          ? t(refused ? 'travel.what.send-refusal' : 'travel.what.send-answer')
          : t('travel.what.send-their-answer', { office: answeredBy(theirs).office })}
      </p>
      {theirs === undefined && !refused && (detail.answer?.files.length ?? 0) > 0 ? (
        <Note tone="caution" title={t('travel.filesStay', { count: detail.answer?.files.length ?? 0 })}>
          {t('travel.filesStayNext')}
        </Note>
      ) : null}
    </ActPanel>
  );
}
