import { useEffect, useRef, useState } from 'react';
import type { LessonView } from '../../../shared/ipc/contract/lessons.ts';
import { spentWords } from '../../parts/lessons/spent.ts';
import { Button } from '../../components/Button.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useT } from '../../i18n/I18n.tsx';

interface LessonCardProps {
  lesson: LessonView;
  /** steps done of the run that is under way; null when it does not run */
  running: number | null;
  busy: boolean;
  onStart: () => void;
}

/** One task: why, how long, the best run, and its steps where asked or where it runs. */
export function LessonCard({ lesson, running, busy, onStart }: LessonCardProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { best, times, minutes } = lesson;
  const card = useRef<HTMLElement>(null);
  const runs = running !== null;
  // begun low on the page, its steps would unfold below the edge
  useEffect(() => (runs ? card.current?.scrollIntoView({ block: 'nearest' }) : undefined), [runs]);
  return (
    <section ref={card} className="lesson" data-lesson={lesson.id} data-done={times > 0 || undefined}>
      <div className="row wrap">
        <h2 className="sec grow">{lesson.title}</h2>
        {running === null ? null : <Tag>{t('lessons.running')}</Tag>}
        <Button size="small" kind="quiet" onPress={() => setOpen(!open)}>
          {t('word.steps')}
        </Button>
        <Button
          kind={times === 0 && running === null ? 'primary' : 'secondary'}
          size="small"
          onPress={onStart}
          disabled={busy}
        >
          {t(running !== null ? 'lessons.restart' : times === 0 ? 'lessons.start' : 'lessons.again')}
        </Button>
      </div>
      <p className="s">{lesson.why}</p>
      <p className="m cap">
        {[
          t('lessons.minutes', { minutes }),
          ...(best === null
            ? []
            : [
                t('lessons.times', { times }),
                t('lessons.best', { spent: spentWords(t, best.seconds), mistakes: best.mistakes }),
              ]),
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
