import { Fragment } from 'react';
import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import type { Proposal } from './stores.ts';
import { stagesOf, type StageView } from './words.ts';

const MARKS: Readonly<Record<StageView['at'], StateMeaning>> = {
  done: 'done',
  now: 'running',
  stopped: 'refused',
  ahead: 'new',
};

/** Soạn · Đề xuất · Kiểm tra · Trình · Ký · Số, đăng ký · Phát hành · Lưu, each with its day once it is over. */
export function StepLine({ detail }: { detail: Proposal }) {
  const { t, format } = useWords();
  return (
    <ol className="stepLine" aria-label={t('proposals.stages')}>
      {stagesOf(detail).map(({ stage, at, atMs }, index) => {
        const word = t(`proposals.stage.${stage}`);
        const name = atMs === null ? word : `${word} ${format.dayMonth(format.dayOf(atMs))}`;
        return (
          <Fragment key={stage}>
            {index > 0 ? <li className="stepGap" aria-hidden="true" /> : null}
            <li className={`step step-${at}`} {...(at === 'now' ? { 'aria-current': 'step' as const } : {})}>
              <StateMark meaning={MARKS[at]}>{name}</StateMark>
              <span className="heard">{t(`proposals.stageAt.${at}`)}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
