import { Fragment } from 'react';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Case } from './stores.ts';
import { stagesOf, type StageView } from './words.ts';

const MARKS: Readonly<Record<StageView['at'], StateMeaning>> = {
  done: 'done',
  now: 'running',
  stopped: 'refused',
  moved: 'done',
  ahead: 'new',
};

/** Tiếp nhận · Phân loại · Phân công · Xử lý · Duyệt · Trả lời · Đánh giá, each with its day once it is over. */
export function StageLine({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const stages = stagesOf(detail);
  return (
    <ol className="stageLine" aria-label={t('submissions.stages')}>
      {stages.map(({ stage, at, atMs }, index) => {
        const word = t(`submissions.stage.${stage}`);
        const name =
          at === 'stopped' || at === 'moved'
            ? t(`submissions.state.${detail.state}`)
            : atMs === null
              ? word
              : `${word} ${format.dayMonth(format.dayOf(atMs))}`;
        return (
          <Fragment key={stage}>
            {index > 0 ? <li className="stageGap" aria-hidden="true" /> : null}
            <li
              className={`stage stage-${at}`}
              {...(at === 'now' ? { 'aria-current': 'step' as const } : {})}
            >
              <StateMark meaning={MARKS[at]}>{name}</StateMark>
              <span className="heard">{t(`submissions.stageAt.${at}`)}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
