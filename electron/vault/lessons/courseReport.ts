import {
  type Course,
  COURSE_FORMAT,
  courseText,
  type CourseLearner,
  MAX_COURSE_BYTES,
  readCourse,
  readSignedCourse,
  signedCourseText,
} from '../../../shared/domain/lessons/course.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import { type Certificate, isSelfSigned, parseCertificate, isPersonal } from '../crypto/x509/certificates.ts';
import { validateChain } from '../crypto/x509/chain.ts';
import { signCms } from '../crypto/cms/sign.ts';
import { verifyCms } from '../crypto/cms/verify.ts';
import { guarded } from '../crypto/refusal.ts';
import { cardRoot, officeSigner } from '../peers/ownKeys.ts';
import { anchorsFor, revocationLists } from '../peers/peers.ts';
import type { Ports } from '../ports.ts';
import { nextEdition, trainees } from './courseStore.ts';
import { lessonsFor, PACK } from './coursePack.ts';
import { bestRuns } from './store.ts';

export interface MadeCourse {
  readonly course: Course;
  readonly content: string;
  readonly p7s: Buffer;
  readonly root: Certificate;
  /** the file that travels */
  readonly bytes: Buffer;
}

/**
 * What everybody on this station did, signed by the office. Changes nothing.
 * @throws AppError `course-empty` where nobody finished a task, `learner-unnamed`, `key-not-granted`
 */
export async function makeCourse(ports: Ports): Promise<MadeCourse> {
  const learners = learnersOf(ports);
  if (learners.length === 0) raise('course-empty');
  const { stationId, office } = ports.station;
  const course: Course = {
    format: COURSE_FORMAT,
    stationId,
    pack: PACK.version,
    madeMs: ports.nowMs(),
    office: { code: normaliseLine(office.code), name: normaliseLine(office.name) },
    edition: nextEdition(ports.db, stationId),
    learners,
  };
  const content = courseText(course);
  const signedMs = Math.floor(ports.nowMs() / 1000) * 1000;
  const signers = [officeSigner(ports)];
  const p7s = await signCms({ content: Buffer.from(content, 'utf8'), detached: true, signers, signedMs });
  const root = cardRoot(ports.db);
  const file = { content, signature: p7s.toString('base64'), root: root.der.toString('base64') };
  return { course, content, p7s, root, bytes: Buffer.from(signedCourseText(file), 'utf8') };
}

/** @throws AppError `learner-unnamed`: no invented person is reported in the place of who learned */
const learnersOf = (ports: Ports): CourseLearner[] =>
  learned(ports).map(({ trainee: { fullName, office, roles }, tasks, done }) => {
    if (fullName === null || office === null) return raise('learner-unnamed');
    return { name: normaliseLine(fullName), office: normaliseLine(office), roles, tasks, done };
  });

/** Who learned at this station and has no real name yet. */
export const unnamedTrainees = (ports: Ports): { personId: string; persona: string; roles: Role[] }[] =>
  learned(ports)
    .filter(({ trainee }) => trainee.fullName === null)
    .map(({ trainee: { id, persona, roles } }) => ({ personId: id, persona, roles }));

type Learned = Pick<CourseLearner, 'tasks' | 'done'> & { trainee: ReturnType<typeof trainees>[number] };

const learned = (ports: Ports): Learned[] =>
  trainees(ports.db).flatMap((trainee) => {
    const offered = lessonsFor(trainee.roles);
    const best = new Map(bestRuns(ports.db, trainee.id).map((run) => [run.lessonId, run]));
    const done = offered.flatMap((lesson) => {
      const run = best.get(lesson.id);
      return run === undefined
        ? []
        : [{ id: lesson.id, times: run.times, seconds: run.seconds, mistakes: run.mistakes }];
    });
    return done.length === 0 ? [] : [{ trainee, tasks: offered.length, done }];
  });

export interface ReadCourse {
  readonly course: Course;
  readonly content: string;
  readonly p7s: Buffer;
  readonly root: Certificate;
}

/**
 * Reads a report that another training station signed. Its root travels with it: who learns on invented offices was
 * never introduced to anybody, so what is proved is that the text is whole and by whom it was signed; `isCompared`
 * tells whether that root is one that was compared here.
 * @throws AppError `message-malformed`, `signature-invalid`, and the codes of a certificate
 */
export function openCourse(ports: Ports, bytes: Uint8Array): ReadCourse {
  if (bytes.length > MAX_COURSE_BYTES * 2) raise('too-large', { maxBytes: MAX_COURSE_BYTES * 2 });
  const signed = readSignedCourse(utf8(bytes));
  const course = signed === null ? null : readCourse(signed.content);
  if (signed === null || course === null) return raise('message-malformed', { reason: 'course' });
  const root = guarded('message-malformed', () => parseCertificate(Buffer.from(signed.root, 'base64')));
  if (!isSelfSigned(root)) raise('signature-invalid', { reason: 'root' });
  if (root.name.training !== true) raise('certificate-unknown', { reason: 'training' });
  const p7s = Buffer.from(signed.signature, 'base64');
  const nowMs = ports.nowMs();
  let signers = 0;
  verifyCms({
    message: p7s,
    content: Buffer.from(signed.content, 'utf8'),
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }) => {
      validateChain(certificate, {
        atMs: signingTimeMs ?? nowMs,
        nowMs,
        anchors: [root],
        revocationLists: revocationLists(ports.db),
        revocation: 'when-present',
        keyUsage: 'digitalSignature',
      });
      if (certificate.name.officeCode !== course.office.code || isPersonal(certificate))
        raise('signature-invalid', { reason: 'wrong-signer' });
      signers += 1;
    },
  });
  if (signers === 0) raise('signature-invalid', { reason: 'no-signer' });
  return { course, content: signed.content, p7s, root };
}

/** Whether the root above a report is on a card that was compared here. */
export const isCompared = (ports: Ports, officeCode: string, rootSha256: string): boolean =>
  anchorsFor(ports.db, officeCode).some(({ sha256 }) => sha256 === rootSha256);

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('message-malformed', { reason: 'course' });
  }
}
