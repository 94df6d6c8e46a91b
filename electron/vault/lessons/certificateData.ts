import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { PaperOffice } from '../printing/paperHead.ts';
import { COURSE_TEXT } from '../printing/courseText.ts';
import { learnerOf } from './courseStore.ts';
import { lessonsFor, PACK } from './coursePack.ts';
import { bestRuns } from './store.ts';

/**
 * What the certificate sheet says: every task of the learner's posts, with the best run.
 * @throws AppError `learner-unnamed`, `lessons-left` with how many are not done
 */
export function certificateData(ports: Ports): PaperData {
  const learner = learnerOf(ports.db, ports.actor.id) ?? raise('learner-unnamed');
  const best = new Map(bestRuns(ports.db, ports.actor.id).map((run) => [run.lessonId, run]));
  const lessons = lessonsFor(ports.actor.roles);
  const rows = lessons.flatMap(({ id, title }) => {
    const run = best.get(id);
    return run === undefined ? [] : [{ title, run }];
  });
  const left = lessons.length - rows.length;
  if (left > 0 || rows.length === 0) raise('lessons-left', { left, of: lessons.length });
  return {
    values: {
      learner: learner.fullName,
      office: learner.office,
      day: formatDate(ports.today()),
      posts: ports.actor.roles.map((role) => COURSE_TEXT.post[role]).join(', '),
      total: String(rows.length),
      pack: PACK.version,
    },
    tables: {
      tasks: rows.map(({ title, run }, index) => ({
        line: String(index + 1),
        title,
        times: String(run.times),
        best: COURSE_TEXT.time(run.seconds),
        mistakes: String(run.mistakes),
      })),
    },
  };
}

/** Offices of the State, by how their names begin; the others here are of the Party. */
const OF_STATE = /^(ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|trung tâm) /i;

/**
 * The learner's own office stands at the head: that of this vault is invented, and so is its place, which is
 * written by hand.
 */
export function certificateHead(ports: Ports): PaperOffice {
  const name = learnerOf(ports.db, ports.actor.id)?.office ?? '';
  return { kind: OF_STATE.test(name) ? 'state' : 'party', superior: '', name, place: '……………' };
}
