import { joinNumber } from '../../../shared/domain/document/edxmlNumber.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import type { EdxmlTaken } from '../../../shared/ipc/contract/edxml.ts';
import type { EdxmlHead } from '../../../shared/ipc/readerEdxml.ts';
import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';
import type { Urgency } from '../../../shared/ipc/schemas.ts';
import type { StoredText } from '../db/storedText.ts';
import { withStaged } from '../attachments/readStaged.ts';
import { discardStage, openStage, type Staged } from '../attachments/stage.ts';
import { sealLine } from '../knowing/actWords.ts';
import { codeKeyOf } from '../documents/duplicates.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import { typeNames } from '../rules/officeRules.ts';
import { preparedCommand, type Ports, ofStation } from '../ports.ts';
import {
  documentMeant,
  documentOfBytes,
  findPackage,
  insertPackage,
  insertStatus,
  tiePackage,
  statusField,
} from './store.ts';

type EdxmlDocument = Extract<EdxmlHead, { kind: 'edoc' }>;
type EdxmlStatus = Extract<EdxmlHead, { kind: 'status' }>;

interface Prepared {
  readonly message: EdxmlHead;
  readonly sha256: string;
  readonly staged: readonly Staged[];
  readonly leftOut: readonly string[];
  /** the package itself, which is not needed once it was read */
  readonly stageId: string;
}

const URGENCIES: readonly Urgency[] = ['thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio'];

/**
 * A package is read once: its files wait in the stage for the registration form, or its status goes to the document it
 * is about. Nothing of a refused package stays but the staged file itself, which the person may discard.
 */
export const takePackage = preparedCommand<'edxml.take', Prepared>({
  prepare: (ports, { stageId }) =>
    withStaged(ports, stageId, READ_LIMITS.edxml, async ({ sha256, source }) => {
      refuseKnown(ports, sha256);
      const { value: message, items, files } = await ports.reader.read({ op: 'edxml' }, source);
      const attachments = items.map(({ name }, index) => ({ name, bytes: files[index] ?? Buffer.alloc(0) }));
      return { message, sha256, ...(await stageAll(ports, attachments)), stageId };
    }),
  apply: (ports, _input, prepared): EdxmlTaken => {
    refuseKnown(ports, prepared.sha256);
    return prepared.message.kind === 'edoc'
      ? keepPackage(ports, prepared.message, prepared)
      : keepStatus(ports, prepared.message);
  },
  settle: (ports, { stageId }) => void discardStage(ports, stageId),
  abandon: (ports, { staged }) => {
    for (const { stageId } of staged) discardStage(ports, stageId);
  },
});

function refuseKnown(ports: Ports, sha256: string): void {
  const id = documentOfBytes(ports.db, sha256);
  if (id !== null) raise('envelope-replayed', { id });
}

function keepPackage(ports: Ports, message: EdxmlDocument, prepared: Prepared): EdxmlTaken {
  const { from, documentId, promulgatedOn } = message;
  const code = normaliseLine(joinNumber(message.codeNumber, message.codeNotation)).slice(0, 80);
  const id = ports.newId();
  const organ = { organId: from.id.slice(0, 40), organName: from.name.slice(0, 200) };
  const { sha256, staged, leftOut } = prepared;
  const known = { code, codeDate: promulgatedOn, foreignId: documentId, sha256, documentId: null };
  insertPackage(ports.db, { id, direction: 'in', ...organ, ...known, atMs: ports.nowMs() }, ports.actor.id);
  const facts = { peer: organ.organName, files: staged.length, leftOut: leftOut.length };
  ports.append({ act: 'edxml.taken', subjectKind: 'edxml', subjectId: id, facts });
  return {
    kind: 'document',
    packageId: id,
    from,
    leftOut: [...leftOut],
    proposal: {
      issuer: organ.organName,
      code,
      documentDate: promulgatedOn,
      typeId: typeIdOf(ports, message.documentType),
      urgency: URGENCIES[message.priority] ?? 'thuong',
      level: 'none',
      pages: message.pages,
      subject: message.subject.slice(0, 2000),
      signer: message.signer.name.slice(0, 120),
      replyDueOn: message.dueOn,
      stagedFiles: [...staged],
    },
  };
}

/** The type of the rule pack that has this name; '' when none has. */
function typeIdOf(ports: Ports, name: string): string {
  const wanted = foldExact(name);
  return [...typeNames(ports)].findLast(([, known]) => foldExact(known) === wanted)?.[0] ?? '';
}

/** A status may come after its document was classified: its words are sealed with the line then. */
export const sealStatus = (
  ports: Ports,
  row: { readonly id: string; readonly documentId: string },
  words: string,
): StoredText => {
  const level = levelOfDocument(ports.db, row.documentId) ?? 'none';
  return sealLine(ports, { id: row.documentId, level }, statusField(row.id), words);
};

function keepStatus(ports: Ports, message: EdxmlStatus): EdxmlTaken {
  const { from, responseFor, description } = message;
  if (!/^\d\d$/.test(message.statusCode)) throw new AppError('edxml-refused', { reason: 'not-edxml' });
  const documentId = documentMeant(ports.db, {
    foreignId: responseFor.documentId,
    codeKey: codeKeyOf(responseFor.code),
    date: responseFor.date,
  });
  const organ = { organId: from.id.slice(0, 40), organName: from.name.slice(0, 200) };
  const said = { status: message.statusCode, description: description.slice(0, 500) };
  const facts = { peer: organ.organName, status: said.status, code: responseFor.code.slice(0, 80) };
  if (documentId === null) {
    ports.append({ act: 'edxml.status-unmatched', ...ofStation(ports), facts });
  } else {
    const row = { id: ports.newId(), direction: 'in' as const, documentId, ...organ, ...said };
    const kept = { ...row, description: sealStatus(ports, row, said.description) };
    insertStatus(ports.db, { ...kept, saidAt: message.at.slice(0, 40), atMs: ports.nowMs() }, ports.actor.id);
    ports.append({ act: 'edxml.status-taken', subjectKind: 'document', subjectId: documentId, facts });
    ports.announce('documents.changed', documentId);
  }
  return { kind: 'status', from, ...said, documentId, code: responseFor.code };
}

async function stageAll(
  ports: Ports,
  attachments: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<Pick<Prepared, 'staged' | 'leftOut'>> {
  const staged: Staged[] = [];
  const leftOut: string[] = [];
  try {
    for (const { name, bytes } of attachments) {
      const file = await stageOne(ports, name, bytes);
      if (file === null) leftOut.push(name.slice(0, 180));
      else staged.push(file);
      ports.progress(staged.length + leftOut.length, attachments.length);
    }
    return { staged, leftOut };
  } catch (cause) {
    for (const { stageId } of staged) discardStage(ports, stageId);
    throw cause;
  }
}

/** Null for a program or script: it stays out, the rest of the package is taken. */
async function stageOne(ports: Ports, name: string, bytes: Buffer): Promise<Staged | null> {
  const stage = openStage(ports, name);
  try {
    await stage.push(bytes);
    return await stage.finish();
  } catch (cause) {
    stage.abandon();
    if (cause instanceof AppError && cause.code === 'file-type-refused') return null;
    throw cause;
  }
}

/**
 * The package became this document: called by `documents.registerIncoming` inside its transaction.
 * @throws AppError `not-found`; `illegal-transition` for a package that was registered before
 */
export function markPackageRegistered(ports: Ports, packageId: string, documentId: string): void {
  const row = findPackage(ports.db, packageId);
  if (row === null || row.direction !== 'in') return raise('not-found', { id: packageId });
  if (row.documentId !== null) return raise('illegal-transition', { from: 'registered', action: 'register' });
  tiePackage(ports.db, packageId, documentId);
  const facts = { peer: row.organName };
  ports.append({ act: 'edxml.registered', subjectKind: 'document', subjectId: documentId, facts });
}
