import './lessonGuide.css';
import { useEffect, useRef, useState } from 'react';
import type { LessonView } from '../../shared/ipc/contract/lessons.ts';
import { Button } from '../components/Button.tsx';
import { useToasts } from '../components/toastStore.ts';
import { useLow } from '../components/useNarrow.ts';
import { Icon } from '../design/Icon.tsx';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { onFormRefused } from '../focus/refusals.ts';
import { call } from '../data/bridge.ts';
import { useAsk } from '../data/ask.ts';
import { useRouter } from '../data/router.ts';
import { useSession } from '../data/session.ts';
import { useWay } from '../parts/help/useWay.ts';
import { mayGo, wayOfStep } from '../parts/help/weekWays.ts';
import { spentWords } from '../parts/lessons/spent.ts';
import { useRing } from './useRing.ts';

/**
 * The task that runs: the step to do now, where to look, and the way there; a ring shows what to press. It never takes the
 * focus, and no dialog covers it. Where the window is low it is one line, so that the forms have the room; F8 shows where to
 * look whole, until the next step.
 */
export function LessonGuide() {
  const t = useT();
  const { value } = useAsk('lessons.list', {});
  const running = value?.running ?? null;
  const lesson = value?.lessons.find(({ id }) => id === running?.lessonId);
  const complete = running !== null && lesson !== undefined && running.done >= lesson.steps.length;
  useFinish(complete, lesson?.title ?? '');
  const runs = running !== null;
  useEffect(() => (runs ? onFormRefused(() => void call('lessons.slip', {})) : undefined), [runs]);
  const guide = useGuideSpace();
  const low = useLow();
  const at = `${running?.lessonId ?? ''} ${running?.done ?? 0}`;
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const folded = low && unfolded !== at;
  const step = running === null || complete ? undefined : lesson?.steps[running.done];
  const turn = (): void => setUnfolded(folded ? at : null);
  useShortcuts('app', { 'app.guide': turn }, { enabled: low && step !== undefined });
  const goThere = useStepWay(step?.way ?? null);
  useShortcuts('app', { 'app.guideGo': () => goThere?.() }, { enabled: goThere !== null });
  useRing(step?.ring ?? NO_RING);
  if (running === null || lesson === undefined || step === undefined) return null;
  return (
    <section
      ref={guide}
      className="lessonGuide"
      data-folded={folded || undefined}
      aria-label={t('lessons.guide')}
      aria-live="polite"
    >
      <Icon name="check" />
      <b className="nowrap">{t('lessons.step', { done: running.done + 1, total: lesson.steps.length })}</b>
      <span className="grow lessonStep">
        <span className="md">{step.text}</span> <span className="s">{step.where}</span>
      </span>
      {goThere === null ? null : (
        <Button size="small" kind="quiet" shortcut="app.guideGo" onPress={goThere}>
          {t('lessons.goThere')}
        </Button>
      )}
      {low ? (
        <Button size="small" kind="quiet" shortcut="app.guide" onPress={turn}>
          {t(folded ? 'lessons.unfold' : 'lessons.fold')}
        </Button>
      ) : null}
      <Button size="small" kind="quiet" onPress={() => void call('lessons.stop', {})}>
        {t('lessons.stop')}
      </Button>
    </section>
  );
}

const NO_RING: readonly string[] = [];
type Step = LessonView['steps'][number];

/** Leads to the place of a step; null where it may be done anywhere, or where this person does not come. */
function useStepWay(way: Step['way']): (() => void) | null {
  const lead = useWay();
  const session = useSession((state) => (state.phase === 'open' ? state.session : null));
  const there = way === null ? null : wayOfStep(way);
  return there !== null && session !== null && mayGo(session, there) ? () => lead(there) : null;
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
        text: t('lessons.done', { title, spent: spentWords(t, seconds), mistakes }),
        action: { text: t('lessons.next'), onAct: () => go('lessons') },
      });
    });
  }, [complete, title, t, go]);
}
