import './lessonGuide.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { call } from '../bridge.ts';
import { useQuery } from '../query.ts';
import { useRouter } from '../router.ts';
import { useLessons } from './stores.ts';

/** The task that runs: the step to do now and where to look. It never takes the focus, and no dialog covers it. */
export function LessonGuide() {
  const t = useT();
  const { value } = useQuery(useLessons, {});
  const running = value?.running ?? null;
  const lesson = value?.lessons.find(({ id }) => id === running?.lessonId);
  const complete = running !== null && lesson !== undefined && running.done >= lesson.steps.length;
  useFinish(complete, lesson?.title ?? '');
  const guide = useGuideSpace();
  if (running === null || lesson === undefined || complete) return null;
  const step = lesson.steps[running.done];
  if (step === undefined) return null;
  return (
    <section ref={guide} className="lessonGuide" aria-label={t('lessons.guide')} aria-live="polite">
      <Icon name="check" />
      <b className="nowrap">{t('lessons.step', { done: running.done + 1, total: lesson.steps.length })}</b>
      <span className="grow">
        <span className="md">{step.text}</span> <span className="s">{step.where}</span>
      </span>
      <Button size="small" kind="quiet" onPress={() => void call('lessons.stop', {})}>
        {t('lessons.stop')}
      </Button>
    </section>
  );
}

/** Tells the dialogs how high the guide is now, in px, so that they begin below it. */
function useGuideSpace(): (element: HTMLElement | null) => void {
  const [guide, setGuide] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (guide === null) return undefined;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() =>
      style.setProperty('--guide-space', `${String(guide.offsetHeight)}px`),
    );
    watch.observe(guide);
    return () => {
      watch.disconnect();
      style.removeProperty('--guide-space');
    };
  }, [guide]);
  return setGuide;
}

/** The vault is asked to look for itself; it alone says that the task is done. */
function useFinish(complete: boolean, title: string): void {
  const t = useT();
  const asked = useRef(false);
  const go = useRouter((state) => state.go);
  useEffect(() => {
    if (!complete) {
      asked.current = false;
      return;
    }
    if (asked.current) return;
    asked.current = true;
    void call('lessons.finish', {}).then((reply) => {
      if (!reply.ok) return;
      const { seconds, mistakes } = reply.value;
      useToasts.getState().show({
        text: t('lessons.done', { title, seconds, mistakes }),
        action: { text: t('lessons.next'), onAct: () => go('lessons') },
      });
    });
  }, [complete, title, t, go]);
}
