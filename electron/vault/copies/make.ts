import { believe, givenWord } from '../seals/believed.ts';
import { clockAt, civilDateAt, formatDate, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { formatCopyCode } from '../../../shared/domain/copies/copyCode.ts';
import { copyNumber } from '../../../shared/domain/copies/kinds.ts';
import { roomLeft } from '../../../shared/domain/copies/room.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { SourceKind } from '../../../shared/ipc/readerCopies.ts';
import { readableAttachment } from '../attachments/access.ts';
import { fileKeyOf, openFileName } from '../attachments/attach.ts';
import { discardBeside, putInPlace, writeBeside } from '../disk/outside.ts';
import { filesDir } from '../attachments/place.ts';
import { sealedSource } from '../attachments/sealedSource.ts';
import { blobPath } from '../attachments/segmentsStore.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { refuseFrozen } from '../knowing/freeze.ts';
import { requireAuthorityOf } from '../knowing/postAuthority.ts';
import { bytesSource } from '../reader/index.ts';
import { findReport, reportBook } from '../printing/reportMemory.ts';
import { COPY_RULE } from './access.ts';
import { copyingLine, copyingWentWrong } from './bookLines.ts';
import { endJob, keepJob } from './jobMemory.ts';
import { type CopySource, markedCopies, MAX_MARKED_BYTES } from './marked.ts';
import { MARK_TEXT } from './markText.ts';
import { type PermitRow, spoiledUnder } from './permitStore.ts';
import { loadPermit } from './permits.ts';
import { visibleCopies } from './rows.ts';
import type { CopyMark } from './sheets.ts';
import {
  type CopyRecord,
  findCopy,
  insertCopy,
  moveCopy,
  nextNumbers,
  tellCopy,
} from '../documents/copyStore.ts';

type MakeInput = Pick<Parsed<'copies.make'>, 'permitId' | 'attachmentId' | 'reportId'>;

/** What was rendered for copies that the transaction must then enter under the same numbers. */
interface Rendered {
  readonly pdf: Buffer;
  readonly codes: readonly string[];
}

/**
 * A permit that this person may copy by, with room for so many.
 * @throws AppError `separation-of-duties`, `not-permitted`, `copy-permit-required`, `copy-limit-reached`
 */
function usablePermit(ports: Ports, id: string, number: number): PermitRow {
  const permit = loadPermit(ports, id);
  if (permit.copierId !== ports.actor.id)
    raise('not-permitted', { reason: 'not-copier', rule: COPY_RULE.permit });
  if (permit.state !== 'granted' || (permit.validUntil ?? '') < ports.today())
    raise('copy-permit-required', {
      why: permit.state === 'granted' ? 'expired' : permit.state,
      rule: COPY_RULE.permit,
    });
  // the database holds both apart; whoever writes into it past its checks does not
  if (permit.decidedBy === permit.copierId || permit.decidedBy === permit.askedBy)
    raise('separation-of-duties', { a: 'copy', b: 'permit', exception: 'never', rule: COPY_RULE.separation });
  const giver = believe(ports.db, 'copy_permit', 'granted', [permit.id]);
  requireAuthorityOf(ports, giver, { act: 'permit-copy', level: permit.level, atMs: permit.decidedMs ?? 0 });
  if (permit.documentId !== null) refuseFrozen(ports.db, permit.documentId);
  const left = roomLeft({ ...permit, spoiled: spoiledOf(ports, permit.id) });
  if (number > left)
    raise('copy-limit-reached', { left, permitted: permit.permitted, rule: COPY_RULE.number });
  return permit;
}

/** Copies that went wrong and make room for another: those alone that their copier said so of. */
const spoiledOf = ({ db }: Ports, permitId: string): number =>
  spoiledUnder(db, permitId).filter((id) => givenWord(db, 'copy', 'spoiled', [id]) !== null).length;

/** What is copied, on its way to the process that marks it: it is opened a segment at a time and never touches the disk. */
async function withSource<T>(
  ports: Ports,
  permit: PermitRow,
  input: MakeInput,
  use: (source: CopySource) => Promise<T>,
): Promise<T> {
  if (input.reportId !== null) {
    const pdf = findReport(ports, input.reportId);
    if (pdf === null || permit.bookId === null || reportBook(ports, input.reportId) !== permit.bookId)
      raise('not-found');
    return use({ bytes: bytesSource(pdf), kind: 'pdf' });
  }
  const row = readableAttachment(ports, input.attachmentId ?? raise('not-found'));
  if (row.ownerKind !== 'document' || row.ownerId !== permit.documentId) raise('not-found', { id: row.id });
  const kind = markableKind(row.mime);
  // on paper only what can be marked; an electronic copy of the rest goes inside its front sheet
  if (kind === null && permit.medium !== 'electronic')
    raise('copy-not-markable', { why: row.kind, rule: COPY_RULE.mark });
  const { mime, sha256, sizeBytes, segments } = row;
  if (sizeBytes > MAX_MARKED_BYTES) raise('copy-not-markable', { why: 'too-large', rule: COPY_RULE.mark });
  const key = fileKeyOf(ports, row);
  try {
    const place = blobPath(filesDir(ports.dir), row.blobId);
    const bytes = sealedSource(place, key, { plainBytes: sizeBytes, segments });
    if (kind !== null) return await use({ bytes, kind });
    const name = openFileName(ports, row) ?? row.id;
    return await use({ bytes, kind: 'carried', file: { name, mime, sizeBytes, sha256 } });
  } finally {
    key.fill(0);
  }
}

/** Kinds on which a mark can be put on every page. */
export function markableKind(mime: string): SourceKind | null {
  if (mime === 'application/pdf') return 'pdf';
  if (mime === 'image/png') return 'png';
  return mime === 'image/jpeg' ? 'jpeg' : null;
}

async function render(ports: Ports, permit: PermitRow, input: MakeInput, number: number): Promise<Rendered> {
  const next = nextNumbers(ports, permit);
  const year = yearOf(ports.today());
  const marks = Array.from({ length: number }, (_, at) =>
    markOf(ports, permit, next.number + at, formatCopyCode({ year, serial: next.serial + at })),
  );
  const pdf = await withSource(ports, permit, input, (source) => markedCopies(ports, source, marks));
  return { pdf, codes: marks.map(({ code }) => code) };
}

function markOf(ports: Ports, permit: PermitRow, number: number, code: string): CopyMark {
  const nowMs = ports.nowMs();
  const at = `${clockAt(nowMs)} ${formatDate(civilDateAt(nowMs))}`;
  const { labels } = MARK_TEXT;
  const what = permit.documentId === null ? (MARK_TEXT.books[permit.book] ?? '') : permit.docCode;
  return {
    number: copyNumber(number),
    code,
    person: ports.actor.fullName,
    at,
    training: ports.station.training,
    block: [
      [labels.number, `${copyNumber(number)} (${code})`],
      [labels.document, what],
      [labels.level, MARK_TEXT.levels[permit.level]],
      [labels.kind, MARK_TEXT.kinds[permit.kind]],
      [labels.time, at],
      [labels.count, copyNumber(permit.permitted)],
      [labels.recipients, permit.recipients],
      [labels.purpose, permit.purpose],
      [labels.permitted, `${permit.decidedByName ?? ''}, ${permit.decidedTitle ?? ''}`],
      [labels.performer, ports.actor.fullName],
    ],
  };
}

/** Enters the copies; `codes` are what was printed on them: another command in between takes everything back. */
function enterCopies(
  ports: Ports,
  permit: PermitRow,
  number: number,
  pages: number | null,
  codes: readonly string[] | null,
): CopyRecord[] {
  const copies: CopyRecord[] = [];
  for (let i = 0; i < number; i += 1) {
    const { documentId, bookId, kind, medium } = permit;
    const copy = insertCopy(ports, {
      documentId,
      bookId,
      kind,
      medium,
      pages,
      permitId: permit.id,
      holderId: ports.actor.id,
    });
    if (codes !== null && codes[i] !== copy.code) raise('busy');
    copies.push(copy);
  }
  copyingLine(ports, permit, copies);
  return copies;
}

export const makeHandlers = handlers({
  'copies.make': preparedCommand({
    prepare: async (ports, input) => {
      const permit = usablePermit(ports, input.permitId, input.number);
      if (input.attachmentId !== null || input.reportId !== null) {
        if (permit.medium === 'electronic')
          raise('bad-input', { field: 'permitId', rule: 'electronic-is-exported' });
        return render(ports, permit, input, input.number);
      }
      return null;
    },
    apply: (ports, input, rendered) => {
      const permit = usablePermit(ports, input.permitId, input.number);
      const copies = enterCopies(ports, permit, input.number, input.pages, rendered?.codes ?? null);
      for (const copy of copies)
        tellCopy(ports, 'copy.made', copy, { kind: copy.kind, printed: rendered === null ? 0 : 1 });
      const ids = copies.map(({ id }) => id);
      const jobId = rendered === null ? null : ports.newId();
      if (jobId !== null && rendered !== null) keepJob(ports, jobId, rendered.pdf, ids);
      return { jobId, copies: visibleCopies(ports, ids) };
    },
    abandon: (_ports, rendered) => void rendered?.pdf.fill(0),
  }),

  'copies.exportTo': preparedCommand({
    prepare: async (ports, input) => {
      const permit = usablePermit(ports, input.permitId, 1);
      if (permit.medium !== 'electronic') raise('bad-input', { field: 'permitId', rule: 'paper-is-printed' });
      const { pdf, codes } = await render(ports, permit, input, 1);
      try {
        return { codes, temporary: await writeBeside(input.path, ports.newId(), (sink) => sink(pdf)) };
      } finally {
        pdf.fill(0);
      }
    },
    apply: (ports, input, { temporary, codes }) => {
      const permit = usablePermit(ports, input.permitId, 1);
      const copy = enterCopies(ports, permit, 1, null, codes)[0] ?? raise('internal', { at: 'copy' });
      tellCopy(ports, 'copy.exported', copy, { kind: copy.kind });
      putInPlace(temporary, input.path); // a failure here takes the copy back as well
      return { copy: visibleCopies(ports, [copy.id])[0] ?? raise('internal', { at: 'copy' }) };
    },
    abandon: (_ports, { temporary }) => discardBeside(temporary),
  }),
});

/** The print was cancelled in the system's dialog: these copies never were, and their numbers say so. */
export function jobDone(ports: Ports, input: Parsed<'copies.jobDone'>): { copies: number } {
  const ids = endJob(ports, input.jobId) ?? raise('not-found', { id: input.jobId });
  const cancelled: CopyRecord[] = [];
  for (const id of ids) {
    const copy = findCopy(ports.db, id);
    if (copy === null) continue;
    if (input.printed) tellCopy(ports, 'copy.printed', copy);
    else {
      const moved = moveCopy(ports, copy, 'spoiled', { note: 'print-cancelled' });
      tellCopy(ports, 'copy.print-cancelled', moved);
      cancelled.push(moved);
    }
  }
  copyingWentWrong(ports, cancelled, null);
  return { copies: ids.length };
}
