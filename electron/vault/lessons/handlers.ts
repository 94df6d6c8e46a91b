import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { type Lesson, progressOf } from '../../../shared/domain/lessons/lesson.ts';
import { raise } from '../../../shared/errors.ts';
import type { LessonView } from '../../../shared/ipc/contract/lessons.ts';
import { ledgerHead } from '../audit/store.ts';
import { type Ports, handlers } from '../ports.ts';
import { learnerOf } from './courseStore.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { sampleExport } from './sampleExport.ts';
import { lessonNamed, lessonsFor, PACK } from './coursePack.ts';
import { actsSince, bestRuns, endRun, insertRun, type Run, runningOf } from './store.ts';

export const lessonHandlers = handlers({
  'lessons.list': (ports) => {
    if (!ports.station.training) return { version: PACK.version, lessons: [], running: null, learner: null };
    const best = new Map(bestRuns(ports.db, ports.actor.id).map((run) => [run.lessonId, run]));
    const run = runningOf(ports.db, ports.actor.id);
    return {
      version: PACK.version,
      learner: learnerOf(ports.db, ports.actor.id),
      lessons: lessonsOf(ports).map((lesson) => viewOf(lesson, best.get(lesson.id))),
      running:
        run === null ? null : { lessonId: run.lessonId, startedMs: run.startedMs, ...progress(ports, run) },
    };
  },

  'lessons.start': (ports, { lessonId }) => {
    const lesson = lessonsOf(ports).find(({ id }) => id === lessonId) ?? raise('not-found', { id: lessonId });
    if (!ports.station.training) raise('not-permitted', { op: 'lessons.start' });
    const running = runningOf(ports.db, ports.actor.id);
    const nowMs = ports.nowMs();
    if (running !== null)
      endRun(ports.db, running.id, { endedMs: nowMs, finished: 0, seconds: null, mistakes: null });
    tell(ports, 'lesson.started', { lesson: lesson.title });
    insertRun(ports.db, {
      id: ports.newId(),
      personId: ports.actor.id,
      lessonId,
      version: PACK.version,
      startSeq: ledgerHead(ports.db).seq,
      startedMs: nowMs,
    });
    return { lessonId };
  },

  'lessons.finish': (ports) => {
    const run = runningOf(ports.db, ports.actor.id) ?? raise('not-found');
    const lesson = lessonOf(run);
    const { done, mistakes } = progress(ports, run);
    if (done < lesson.steps.length) raise('illegal-transition', { from: 'running', action: 'finish' });
    const nowMs = ports.nowMs();
    const seconds = Math.max(0, Math.round((nowMs - run.startedMs) / 1000));
    endRun(ports.db, run.id, { endedMs: nowMs, finished: 1, seconds, mistakes });
    tell(ports, 'lesson.finished', { lesson: lesson.title, seconds, mistakes });
    return { lessonId: run.lessonId, seconds, mistakes };
  },

  'lessons.slip': (ports) => {
    const run = runningOf(ports.db, ports.actor.id) ?? raise('not-found');
    tell(ports, 'lesson.refused', { lesson: lessonOf(run).title });
    return { lessonId: run.lessonId };
  },

  'lessons.sample': (ports) => {
    if (!ports.station.training) raise('not-permitted', { op: 'lessons.sample' });
    const [reportId, bytes] = [ports.newId(), sampleExport(ports.today())];
    keepReport(ports, reportId, bytes);
    ports.append({ act: 'lesson.sample-made', subjectKind: 'person', subjectId: ports.actor.id });
    return { reportId, fileName: `Tep mau cua cong ${ports.today()}.csv`, sizeBytes: bytes.length };
  },

  'lessons.stop': (ports) => {
    const run = runningOf(ports.db, ports.actor.id) ?? raise('not-found');
    endRun(ports.db, run.id, { endedMs: ports.nowMs(), finished: 0, seconds: null, mistakes: null });
    tell(ports, 'lesson.stopped', { lesson: lessonOf(run).title });
    return { lessonId: run.lessonId };
  },
});

/** The tasks of this person's posts. */
const lessonsOf = ({ actor }: Ports): Lesson[] => lessonsFor(actor.roles);

/** @throws AppError `not-found` for a task that this build no longer has */
const lessonOf = ({ lessonId }: Run): Lesson => lessonNamed(lessonId) ?? raise('not-found', { id: lessonId });

const progress = ({ db, actor }: Ports, run: Run) =>
  progressOf(lessonOf(run), actsSince(db, actor.id, run), PACK.mistakes);

function viewOf(
  { id, roles, title, why, minutes, steps }: Lesson,
  best: { times: number; seconds: number; mistakes: number } | undefined,
): LessonView {
  return {
    id,
    roles,
    title,
    why,
    minutes,
    steps: steps.map(({ text, where, way = null, ring }) => ({ text, where, way, ring })),
    times: best?.times ?? 0,
    best: best === undefined ? null : { seconds: best.seconds, mistakes: best.mistakes },
  };
}

function tell(ports: Ports, act: LedgerAct, facts: Record<string, string | number>): void {
  ports.append({ act, subjectKind: 'person', subjectId: ports.actor.id, facts });
  ports.announce('settings.changed', ports.actor.id);
}
