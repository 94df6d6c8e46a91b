import './lessons.css';
import { useState } from 'react';
import type { LessonView } from '../../../shared/ipc/contract/lessons.ts';
import { call } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { useLessons } from '../../app/lessons/stores.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useQuery } from '../../app/query.ts';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** The guided tasks of this person's posts, each with its steps and the best run. */
export function LessonsPage() {
  const t = useT();
  const { value, error, reload } = useQuery(useLessons, {});
  const act = useAct();
  if (error && value === null) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  if (value === null) return <LoadingRows />;
  const { lessons, running } = value;
  const done = lessons.filter(({ times }) => times > 0).length;
  return (
    <>
      <PageHead title={t('lessons.title')}>
        <span className="m wide-only">{t('lessons.count', { done, total: lessons.length })}</span>
      </PageHead>
      <ScrollPane label={t('lessons.title')}>
        <div className="lessons">
          <p className="s">{t('lessons.intro')}</p>
          {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
          {lessons.length === 0 ? <EmptyState>{t('lessons.none')}</EmptyState> : null}
          {lessons.map((lesson) => (
            <LessonCard
              key={lesson.id}
              lesson={lesson}
              running={running?.lessonId === lesson.id ? running.done : null}
              busy={act.busy}
              onStart={() =>
                void act.run(
                  () => call('lessons.start', { lessonId: lesson.id }),
                  () => undefined,
                )
              }
            />
          ))}
        </div>
      </ScrollPane>
    </>
  );
}

interface LessonCardProps {
  lesson: LessonView;
  /** steps done of the run that is under way; null when it does not run */
  running: number | null;
  busy: boolean;
  onStart: () => void;
}

function LessonCard({ lesson, running, busy, onStart }: LessonCardProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { best, times, minutes } = lesson;
  return (
    <section className="lesson" data-done={times > 0 || undefined}>
      <div className="row wrap">
        <h2 className="sec grow">{lesson.title}</h2>
        {running === null ? null : <Tag>{t('lessons.running')}</Tag>}
        <Button size="small" kind="quiet" onPress={() => setOpen(!open)}>
          {t('lessons.steps')}
        </Button>
        <Button kind={times === 0 ? 'primary' : 'secondary'} size="small" onPress={onStart} disabled={busy}>
          {t(times === 0 ? 'lessons.start' : 'lessons.again')}
        </Button>
      </div>
      <p className="s">{lesson.why}</p>
      <p className="m cap">
        {[
          t('lessons.minutes', { minutes }),
          ...(best === null ? [] : [t('lessons.times', { times }), t('lessons.best', best)]),
        ].join(' · ')}
      </p>
      {open || running !== null ? (
        <ol className="lessonSteps">
          {lesson.steps.map((step, index) => (
            <li key={step.text} data-done={(running ?? 0) > index || undefined}>
              <span className="md">{step.text}</span>
              <div className="s">{step.where}</div>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
