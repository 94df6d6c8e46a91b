import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { maxLevel } from '../../../shared/domain/levels/level.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { sealText } from '../knowing/recordKeys.ts';
import { asStored } from '../db/storedText.ts';
import { DOSSIER_RULE } from '../documents/closedDossiers.ts';
import { mayReadLine, lineScope } from '../knowing/needToKnow.ts';
import { agreedDocument } from '../knowing/statements.ts';
import { actedBy, type Ports } from '../ports.ts';
import { loadDossier } from './queries.ts';
import {
  type ClosingRow,
  findClosing,
  insertClosing,
  itemsOfClosing,
  type KeptRow,
  keptIn,
  reopenClosing,
} from './store.ts';

/**
 * Kết thúc hồ sơ. Whoever closes sees every line of the books, so that the list is whole.
 * @throws AppError `not-found`, `dossier-closed`, `dossier-unfinished`, `dossier-changed` when it is not what was seen
 */
export function closeDossier(ports: Ports, input: Parsed<'dossiers.close'>): Output<'dossiers.close'> {
  const dossier = loadDossier(ports, input.code);
  const { code } = dossier;
  if (dossier.closing !== null) raise('dossier-closed', { code, rule: DOSSIER_RULE });
  if (dossier.unfinished > 0)
    raise('dossier-unfinished', { code, left: dossier.unfinished, rule: DOSSIER_RULE });
  if (dossier.documents !== input.documents || dossier.pages !== input.pages)
    raise('dossier-changed', { code });
  const kept = keptIn(ports.db, lineScope(ports.actor), code);
  const id = ports.newId();
  insertClosing(
    ports.db,
    {
      id,
      code,
      retention: normaliseLine(input.retention),
      ...actedBy(ports),
    },
    kept.map(({ id: documentId, pages }, index) => ({ documentId, pages, position: index + 1 })),
  );
  tell(ports, 'closed', id, code, kept);
  return { id };
}

/**
 * A leader opens it again. A reason that may speak of a classified document is sealed under its key.
 * @throws AppError `not-found`, `illegal-transition` when it is open
 */
export function reopenDossier(ports: Ports, input: Parsed<'dossiers.reopen'>): Output<'dossiers.reopen'> {
  const closing = loadClosing(ports, input.closingId);
  const documents = itemsOfClosing(ports.db, closing.id).flatMap(({ documentId, pages }) => {
    const document = agreedDocument(ports.db, documentId);
    return document === null ? [] : [{ ...document, pages }];
  });
  const secret = documents.find((document) => document.level !== 'none' && mayReadLine(ports, document));
  const words = normaliseText(input.reason);
  const reason =
    secret === undefined
      ? asStored(words)
      : sealText(ports, secret, 'text', `dossier-reopened/${closing.id}`, words);
  const opened = { atMs: ports.nowMs(), byId: ports.actor.id, reason, reasonDocument: secret?.id ?? null };
  if (!reopenClosing(ports.db, closing.id, opened))
    raise('illegal-transition', { from: 'open', action: 'reopen' });
  tell(ports, 'reopened', closing.id, closing.code, documents);
  return { id: closing.id };
}

/** @throws AppError `not-found`, also where nothing on its list may be known to this person */
export function loadClosing(ports: Ports, id: string): ClosingRow {
  const closing = findClosing(ports.db, id);
  const known =
    closing !== null &&
    itemsOfClosing(ports.db, id).some(({ documentId }) => {
      const document = agreedDocument(ports.db, documentId);
      return document !== null && mayReadLine(ports, document);
    });
  return known ? closing : raise('not-found', { id });
}

/**
 * In the ledger for everybody: the dossier with what lies in it openly. One that holds nothing but classified documents is
 * told only to those who read all of the ledger.
 */
function tell(
  ports: Ports,
  act: 'closed' | 'reopened',
  id: string,
  code: string,
  kept: readonly Pick<KeptRow, 'id' | 'level' | 'pages'>[],
): void {
  const open = kept.filter(({ level }) => level === 'none');
  const facts = {
    code,
    documents: open.length,
    pages: open.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
  };
  const subject = { subjectKind: 'dossier', subjectId: id };
  if (open.length > 0) ports.append({ ...subject, act: `dossier.${act}`, facts });
  else
    ports.append({
      ...subject,
      act: `dossier.${act}-classified`,
      facts: { code, level: maxLevel(kept.map(({ level }) => level)) },
    });
  ports.announce('documents.changed', ...kept.map((each) => each.id));
}
