import { civilDateAt, clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import { edxmlDocumentId } from '../../../shared/domain/document/edxmlNumber.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';
import type { Urgency } from '../../../shared/ipc/schemas.ts';
import { openSubject, openText } from '../knowing/recordKeys.ts';
import { fileKeyOf, openFileName } from '../attachments/attach.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { filesDir } from '../attachments/place.ts';
import { openFile } from '../attachments/segments.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import { type AttachmentRow, attachmentsOfOwner } from '../attachments/store.ts';
import { createSha256, sha256Hex } from '../crypto/primitives.ts';
import { isContentSealed, mayReadFiles } from '../knowing/needToKnow.ts';
import { typeNames } from '../rules/officeRules.ts';
import { issueDocument } from '../documents/process.ts';
import { documentToSend, type OutgoingDocument } from '../envelopes/listStore.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { refuseFrozen } from '../knowing/freeze.ts';
import type { EdxmlOrgan } from '../../reader/edxml/message.ts';
import {
  answeredPackage,
  insertPackage,
  insertStatus,
  packagesOf,
  type PackageRow,
  statusesOf,
  statusField,
} from './store.ts';
import { sealStatus, takePackage } from './take.ts';
import { statusMessage, writePackage } from './writePackage.ts';

interface Written {
  readonly temporary: string;
  readonly sha256: string;
}

const PRIORITY: Readonly<Record<Urgency, number>> = {
  thuong: 0,
  khan: 1,
  'thuong-khan': 2,
  'hoa-toc': 3,
  'hoa-toc-hen-gio': 4,
};

export const edxmlHandlers = handlers({
  'edxml.take': takePackage,

  'edxml.write': preparedCommand({
    prepare: async (ports, input) => writeDocument(ports, sendable(ports, input.documentId), input),
    apply: (ports, { documentId, to, path }, { temporary, sha256 }) => {
      const document = sendable(ports, documentId);
      issueDocument(ports, documentId);
      const common = { direction: 'out' as const, code: document.code, codeDate: document.documentDate };
      const foreignId = foreignIdOf(ports, document);
      for (const organ of to) {
        const row = {
          id: ports.newId(),
          ...common,
          organId: organ.id,
          organName: organ.name,
          foreignId,
          sha256,
        };
        insertPackage(ports.db, { ...row, documentId, atMs: ports.nowMs() }, ports.actor.id);
      }
      const facts = { organs: to.length, files: attachmentsOfOwner(ports.db, 'document', documentId).length };
      ports.append({ act: 'edxml.written', subjectKind: 'document', subjectId: documentId, facts });
      ports.announce('documents.changed', documentId);
      putInPlace(temporary, path); // a failure here takes the rows back as well
      return { saved: true };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),

  'edxml.writeStatus': preparedCommand({
    prepare: async (ports, input) => {
      const text = Buffer.from(statusText(ports, arrived(ports, input.documentId), input), 'utf8');
      const temporary = await writeBeside(input.path, ports.newId(), (sink) => sink(text));
      return { temporary, sha256: sha256Hex(text) };
    },
    apply: (ports, { documentId, status, note, path }, { temporary }) => {
      const { organId, organName } = arrived(ports, documentId);
      const row = { id: ports.newId(), direction: 'out' as const, documentId, organId, organName, status };
      const description = sealStatus(ports, row, note);
      const said = { ...row, description, saidAt: momentOf(ports), atMs: ports.nowMs() };
      insertStatus(ports.db, said, ports.actor.id);
      const facts = { peer: organName, status };
      ports.append({ act: 'edxml.status-written', subjectKind: 'document', subjectId: documentId, facts });
      ports.announce('documents.changed', documentId);
      putInPlace(temporary, path);
      return { saved: true };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),

  'edxml.ofDocument': (ports, { documentId }) => {
    if (!mayReadFiles(ports, documentId)) return { packages: [], statuses: [] };
    const organ = ({ organId: id, organName: name }: { organId: string; organName: string }): EdxmlOrgan => ({
      id,
      name,
    });
    return {
      packages: packagesOf(ports.db, documentId).map((row) => ({
        direction: row.direction,
        organ: organ(row),
        code: row.code,
        atMs: row.atMs,
      })),
      statuses: statusesOf(ports.db, documentId).map((row) => ({
        direction: row.direction,
        organ: organ(row),
        status: row.status,
        description: openText(ports, documentId, statusField(row.id), row.description) ?? '',
        atMs: row.atMs,
      })),
    };
  },
});

/**
 * Only a document of level none that stands in the book of outgoing documents.
 * @throws AppError `channel-not-allowed` with the rule of the gate; `illegal-transition`, `document-frozen`
 */
function sendable(ports: Ports, id: string): OutgoingDocument {
  const document = documentToSend(ports.db, id);
  if (document === null || !mayReadFiles(ports, id)) return raise('not-found', { id });
  const gate = ports.rules.asOf(ports.today()).gate(ports.station.profile, 'edxml', document.level);
  if (!gate.allowed || gate.needsApproval) throw new AppError('channel-not-allowed', { rule: gate.ruleId });
  if (isContentSealed(ports.db, id)) return raise('channel-not-allowed', { rule: 'BM-14' });
  refuseFrozen(ports.db, id);
  const ready =
    document.direction === 'out' && (document.state === 'registered' || document.state === 'issued');
  if (!ready) return raise('illegal-transition', { from: document.state, action: 'send' });
  return document;
}

const foreignIdOf = (ports: Ports, document: OutgoingDocument): string =>
  edxmlDocumentId(ports.station.office.code, document.documentDate ?? ports.today(), document.code);

/** `yyyy/MM/dd HH:mm:ss` in Việt Nam. */
function momentOf(ports: Ports): string {
  const nowMs = ports.nowMs();
  const seconds = String(Math.floor(nowMs / 1000) % 60).padStart(2, '0');
  return `${civilDateAt(nowMs).replaceAll('-', '/')} ${clockAt(nowMs)}:${seconds}`;
}

async function writeDocument(
  ports: Ports,
  document: OutgoingDocument,
  { to, path }: Pick<Parsed<'edxml.write'>, 'to' | 'path'>,
): Promise<Written> {
  const files = attachmentsOfOwner(ports.db, 'document', document.id);
  const most = Math.floor(READ_LIMITS.edxml * 0.7); // base64 and the header on top
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > most) raise('too-large', { most });
  const { office } = ports.station;
  const digest = createSha256();
  const temporary = await writeBeside(path, ports.newId(), (sink) =>
    writePackage(
      {
        from: { id: office.code, name: office.name },
        superior: office.superior,
        place: office.place,
        to,
        code: document.code,
        promulgatedOn: document.documentDate ?? ports.today(),
        documentType: typeNames(ports).get(document.typeId) ?? '',
        subject: openSubject(ports, document.id, document.subject) ?? '',
        signer: document.signer,
        dueOn: document.replyDueOn,
        priority: PRIORITY[document.urgency as Urgency],
        pages: document.pages,
        copies: document.copies ?? 1,
        documentId: foreignIdOf(ports, document),
        answers: answeredPackage(ports.db, document.id),
        at: momentOf(ports),
        files: files.map((file) => ({
          name: openFileName(ports, file) ?? file.id,
          mime: file.mime,
          read: reader(ports, file),
        })),
      },
      (bytes) => {
        digest.update(bytes);
        sink(bytes);
      },
    ),
  );
  return { temporary, sha256: digest.digest('hex') };
}

const reader =
  (ports: Ports, file: AttachmentRow) =>
  async (sink: (bytes: Uint8Array) => void): Promise<void> => {
    const key = fileKeyOf(ports, file);
    try {
      const blob = blobPath(filesDir(ports.dir), file.blobId);
      await openFile(blob, key, sink, { plainBytes: file.sizeBytes, segments: file.segments });
    } finally {
      key.fill(0);
    }
  };

/** The package as which an incoming document came. @throws AppError `not-found` when it came another way */
function arrived(ports: Ports, documentId: string): PackageRow {
  const row = packagesOf(ports.db, documentId).find(({ direction }) => direction === 'in');
  if (row === undefined || !mayReadFiles(ports, documentId)) return raise('not-found', { id: documentId });
  return row;
}

function statusText(ports: Ports, came: PackageRow, input: Parsed<'edxml.writeStatus'>): string {
  const { office } = ports.station;
  return statusMessage({
    from: { id: office.code, name: office.name },
    superior: office.superior,
    about: { organ: came.organId, code: came.code, date: came.codeDate, documentId: came.foreignId },
    status: input.status,
    description: input.note,
    department: office.name,
    staff: ports.actor.fullName,
    at: momentOf(ports),
  });
}
