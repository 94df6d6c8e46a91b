import { z } from 'zod';
import { ROLES } from '../people/roles.ts';

/**
 * The report of a course as a training station signs it: who learned, which tasks were done, how often, how fast, with
 * how many mistakes. Nothing of what stands in the vault. The signature covers the exact text.
 */
export const COURSE_FORMAT = 'an-thu/course/1';
export const MAX_COURSE_BYTES = 256 * 1024;

/** Control characters, and marks that turn or hide text. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNSEEN.test(text) && text === text.normalize('NFC').trim(), 'not a plain line');

const Task = z.strictObject({
  id: z.string().regex(/^[a-z-]{3,40}$/),
  times: z.int().positive().max(10_000),
  seconds: z.int().nonnegative(),
  mistakes: z.int().nonnegative(),
});

const Learner = z.strictObject({
  name: line(120),
  office: line(200),
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
  /** tasks that these posts have in the pack */
  tasks: z.int().positive().max(200),
  done: z.array(Task).max(200),
});
export type CourseLearner = z.infer<typeof Learner>;

const Course = z.strictObject({
  format: z.literal(COURSE_FORMAT),
  /** the training station; every one has an authority of its own */
  stationId: line(64),
  office: z.strictObject({ code: line(64), name: line(200) }),
  /** version of the pack of tasks */
  pack: line(40),
  madeMs: z.int().nonnegative(),
  /** 1, then one more with each report of this station */
  edition: z.int().positive().max(9999),
  learners: z
    .array(Learner)
    .min(1)
    .max(100)
    .refine((all) => all.every(({ tasks, done }) => done.length <= tasks)),
});
export type Course = z.infer<typeof Course>;

export const courseText = (course: Course): string => JSON.stringify(Course.parse(course));

/** Reads a signed text; null where it is no report, or not in the one form that is signed. */
export function readCourse(text: string): Course | null {
  const read = Course.safeParse(parsed(text));
  return read.success && JSON.stringify(read.data) === text ? read.data : null;
}

const base64 = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The file: the exact text, the office's detached signature over it, and the root above the signer's certificate. */
const File = z.strictObject({
  format: z.literal('an-thu/signed-course/1'),
  content: z.string().max(MAX_COURSE_BYTES),
  signature: base64(64_000),
  root: base64(16_000),
});
export type SignedCourse = Omit<z.infer<typeof File>, 'format'>;

export const signedCourseText = (signed: SignedCourse): string =>
  `${JSON.stringify({ format: 'an-thu/signed-course/1', ...signed }, null, 2)}\n`;

export function readSignedCourse(text: string): SignedCourse | null {
  const read = File.safeParse(parsed(text));
  if (!read.success) return null;
  const { content, signature, root } = read.data;
  return { content, signature, root };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
