import type { Output } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAct } from '../../data/useAct.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { LearnerPanel } from './LearnerPanel.tsx';
import { LessonCard } from './LessonCard.tsx';
import { useTaskKeys } from './useTaskKeys.ts';

/** The guided tasks of this person's posts, each with its steps and the best run. */
export function TasksTab({ value }: { value: Output<'lessons.list'> }) {
  const t = useT();
  const act = useAct();
  const { lessons, running, learner } = value;
  const list = useTaskKeys(running?.lessonId ?? lessons.find(({ times }) => times === 0)?.id);
  const left = lessons.filter(({ times }) => times === 0).length;
  return (
    <ScrollPane label={t('lessons.title')}>
      <div className="lessons" ref={list}>
        <p className="s">{t('lessons.intro')}</p>
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
        {lessons.length === 0 ? <EmptyState>{t('lessons.none')}</EmptyState> : null}
        {lessons.map((lesson) => (
          <LessonCard
            key={lesson.id}
            lesson={lesson}
            running={running?.lessonId === lesson.id ? running.done : null}
            busy={act.busy}
            onStart={() => void act.call('lessons.start', { lessonId: lesson.id }, () => undefined)}
          />
        ))}
        {lessons.length === 0 ? null : <LearnerPanel learner={learner} left={left} />}
      </div>
    </ScrollPane>
  );
}
