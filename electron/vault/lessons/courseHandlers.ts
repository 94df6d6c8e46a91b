import type { Output } from '../../../shared/ipc/contract.ts';
import { readCourse } from '../../../shared/domain/lessons/course.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import {
  enterPacket,
  packetBytes,
  packetTaken,
  sealPacket,
  type Packet,
} from '../exchange/channel/packets.ts';
import { discard } from '../exchange/sending/seal.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import { undecided } from '../exchange/receiving/stageFiles.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { keptPaper, renderPaper } from '../printing/renderPaper.ts';
import { certificateData, certificateHead } from './certificateData.ts';
import { isCompared, makeCourse, openCourse, type ReadCourse, unnamedTrainees } from './courseReport.ts';
import { insertCourse, newestCourse, newestCourses, nextEdition, setLearner } from './courseStore.ts';

type Rows = Output<'course.rows'>;
const MAX_FILE_BYTES = 512 * 1024;

export const courseHandlers = handlers({
  'course.setLearner': (ports, input) => {
    refuseOffice(ports, 'course.setLearner');
    const row = { fullName: normaliseLine(input.fullName), office: normaliseLine(input.office) };
    const personId = input.personId ?? ports.actor.id;
    if (personId !== ports.actor.id && unnamedTrainees(ports).every((other) => other.personId !== personId))
      raise('not-found', { id: personId });
    setLearner(ports.db, { ...row, personId, atMs: ports.nowMs() });
    ports.append({ act: 'course.learner-named', subjectKind: 'person', subjectId: personId });
    ports.announce('settings.changed', ports.actor.id);
    return { set: true };
  },

  'course.certificate': preparedCommand({
    prepare: (ports) => {
      refuseOffice(ports, 'course.certificate');
      return renderPaper(ports, 'course-certificate', certificateData(ports), 'pdf', certificateHead(ports));
    },
    apply: (ports, _input, rendered) => {
      const facts = { report: rendered.reportId };
      ports.append({ act: 'course.certified', subjectKind: 'person', subjectId: ports.actor.id, facts });
      return { ...keptPaper(ports, rendered), fileName: `Chung nhan tap huan ${ports.today()}.pdf` };
    },
  }),

  'course.sign': preparedCommand({
    prepare: async (ports, { to }) => {
      refuseOffice(ports, 'course.sign');
      const made = await makeCourse(ports);
      const packet: Packet = {
        kind: 'course',
        what: `${made.course.office.name}: ${made.course.learners.length} người học`,
        fileName: fileNameOf(ports, made.course.edition),
        bytes: made.bytes,
      };
      return { made, packet, sealed: to.length === 0 ? [] : await sealPacket(ports, packet, to) };
    },
    apply: (ports, _input, { made, packet, sealed }) => {
      const { edition, learners, stationId } = made.course;
      if (edition !== nextEdition(ports.db, stationId)) raise('busy');
      const id = keepCourse(ports, made, 'here');
      enterPacket(ports, packet, sealed);
      const facts = { edition, learners: learners.length, stations: sealed.length };
      ports.append({ act: 'course.signed', subjectKind: 'course', subjectId: id, facts });
      keepReport(ports, id, made.bytes);
      return {
        reportId: id,
        fileName: packet.fileName,
        sizeBytes: made.bytes.length,
        edition,
        learners: learners.length,
        envelopes: sealed.length,
      };
    },
    abandon: (ports, { sealed }) => discard(ports, sealed),
  }),

  'course.takeFile': preparedCommand({
    prepare: async (ports, { path }) => {
      refuseOffice(ports, 'course.takeFile');
      return openCourse(ports, readSmallFile(path, MAX_FILE_BYTES));
    },
    apply: (ports, _input, read) => take(ports, read, 'file'),
  }),

  'course.takeEnvelope': preparedCommand({
    prepare: async (ports, { envelopeId }) => {
      refuseOffice(ports, 'course.takeEnvelope');
      const { senderStation: station } = undecided(ports, envelopeId, ['course']);
      return { read: openCourse(ports, await packetBytes(ports, envelopeId, ['course'])), station };
    },
    apply: (ports, { envelopeId }, { read, station }) => {
      if (read.course.stationId !== station) raise('signature-invalid', { reason: 'wrong-signer' });
      const taken = take(ports, read, 'envelope');
      packetTaken(ports, envelopeId);
      return taken;
    },
  }),

  'course.rows': (ports) => {
    const stations = newestCourses(ports.db).flatMap((report): Rows['stations'] => {
      const course = readCourse(report.content);
      if (course === null) return [];
      const learners = course.learners.map(({ name, office, roles, tasks, done }) => ({
        name,
        office,
        roles,
        tasks,
        done: done.length,
        times: sum(done.map(({ times }) => times)),
        mistakes: sum(done.map(({ mistakes }) => mistakes)),
        seconds: sum(done.map(({ seconds }) => seconds)),
      }));
      return [
        {
          stationId: course.stationId,
          offices: [...new Set(learners.map(({ office }) => office))].sort(),
          edition: report.edition,
          madeMs: report.madeMs,
          keptMs: report.keptMs,
          through: report.through === 'envelope' ? 'envelope' : 'file',
          compared: isCompared(ports, course.office.code, report.rootSha256),
          words: fingerprintOf({ sha256: report.rootSha256 }).words,
          learners,
        },
      ];
    });
    const learners = stations.flatMap((station) => station.learners);
    const own = newestCourse(ports.db, 'own', ports.station.stationId);
    return {
      stations,
      sum: {
        offices: new Set(learners.map(({ office }) => office)).size,
        learners: learners.length,
        complete: learners.filter(({ done, tasks }) => done === tasks).length,
        done: sum(learners.map(({ done }) => done)),
      },
      unnamed: ports.station.training ? unnamedTrainees(ports) : [],
      own: own === null ? null : { edition: own.edition, madeMs: own.madeMs },
    };
  },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Courses are held in training vaults. @throws AppError `not-permitted` */
function refuseOffice(ports: Ports, op: string): void {
  if (!ports.station.training) raise('not-permitted', { op });
}

const fileNameOf = (ports: Ports, edition: number): string =>
  `bao-cao-tap-huan ${ports.today()} lan ${edition}.json`;

function keepCourse(ports: Ports, read: ReadCourse, through: 'here' | 'file' | 'envelope'): string {
  const id = ports.newId();
  const { stationId, madeMs, edition } = read.course;
  insertCourse(ports.db, {
    id,
    origin: through === 'here' ? 'own' : 'taken',
    stationId,
    madeMs,
    edition,
    through,
    rootSha256: read.root.sha256,
    content: read.content,
    p7s: read.p7s,
    sha256: sha256Hex(Buffer.from(read.content, 'utf8')),
    keptMs: ports.nowMs(),
    byId: ports.actor.id,
  });
  ports.announce('settings.changed', ports.actor.id);
  return id;
}

/**
 * @throws AppError `course-not-newer`, and `signature-invalid` where the station signed under another root before, or
 * the report is our own
 */
function take(ports: Ports, read: ReadCourse, through: 'file' | 'envelope'): Output<'course.takeFile'> {
  const { stationId, edition, learners, office } = read.course;
  if (stationId === ports.station.stationId) raise('signature-invalid', { reason: 'own' });
  const before = newestCourse(ports.db, 'taken', stationId);
  if (before !== null && before.rootSha256 !== read.root.sha256)
    raise('signature-invalid', { reason: 'other-root' });
  const known = before?.sha256 === sha256Hex(Buffer.from(read.content, 'utf8'));
  if (!known && before !== null && edition <= before.edition)
    raise('course-not-newer', { edition, newest: before.edition });
  if (!known) keepCourse(ports, read, through);
  ports.append({
    act: known ? 'course.known-already' : 'course.taken',
    ...about('course', stationId),
    facts: { office: office.name, edition, learners: learners.length },
  });
  return { stationId, edition, learners: learners.length, taken: !known };
}
