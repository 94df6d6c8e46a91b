import type { Role } from '../../../shared/domain/people/roles.ts';
import { type Lesson, LessonPack } from '../../../shared/domain/lessons/lesson.ts';
import lessons2026 from '../../../shared/lessons/lessons-2026.json' with { type: 'json' };

/** The tasks that this build offers. */
export const PACK = LessonPack.parse(lessons2026);

/** The tasks of these posts. */
export const lessonsFor = (roles: readonly Role[]): Lesson[] =>
  PACK.lessons.filter((lesson) => lesson.roles.some((role) => roles.includes(role)));

/** A task of this build by its name; a run of an older one may name one that is gone. */
export const lessonNamed = (id: string): Lesson | undefined =>
  PACK.lessons.find((lesson) => lesson.id === id);
