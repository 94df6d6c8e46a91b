import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { openText, sealText } from '../knowing/recordKeys.ts';
import { actedBy, type Ports } from '../ports.ts';
import { said } from '../knowing/actWords.ts';
import { applyMove, beginChange, finishChange, next, type Seen } from './change.ts';
import { refuseClosedDossier } from './closedDossiers.ts';
import { dossierOf, insertDossier } from './dossierStore.ts';
import { type DocumentRecord, moveDocument } from '../tables/documents.ts';

/** Trả lại nơi gửi: wrongly delivered, or a check failed (NĐ 30/2020 Điều 21). The number stays in the book. */
export function giveBack(ports: Ports, input: Parsed<'documents.giveBack'>): Seen {
  const before = beginChange(ports, 'giveBack', input);
  const change = { state: next(before, 'return'), holderId: null, dueOn: null, dueTime: null };
  return applyMove(ports, before, change, {
    act: 'document.given-back',
    facts: { reason: null, ...said(ports, before, normaliseLine(input.reason)) },
  });
}

/** An answer that did not settle it, or a result that was wrong: the same number, the work goes on. */
export function reopen(ports: Ports, input: Parsed<'documents.reopen'>): Seen {
  const before = beginChange(ports, 'reopen', input);
  return applyMove(
    ports,
    before,
    { state: next(before, 'reopen') },
    {
      act: 'document.reopened',
      facts: { reason: null, ...said(ports, before, normaliseLine(input.reason)) },
    },
  );
}

/** Lưu hồ sơ: the code and title of the dossier of its work (NĐ 30/2020 Điều 19, 29). */
export function file(ports: Ports, input: Parsed<'documents.file'>): Seen {
  const before = beginChange(ports, 'file', input);
  keepInDossier(ports, before, input.dossierCode, input.dossierTitle);
  if (!moveDocument(ports.db, input, before, { state: before.state }))
    raise('stale-revision', { id: before.id });
  const dossier = before.level === 'none' ? normaliseLine(input.dossierCode) : null;
  return finishChange(ports, before.id, before.revision + 1, { act: 'document.filed', facts: { dossier } });
}

/** Also for a proposal that is filed with its document. @throws AppError `dossier-closed` */
export function keepInDossier(
  ports: Ports,
  document: Pick<DocumentRecord, 'id' | 'level'>,
  code: string,
  title: string,
): void {
  refuseClosedDossier(ports.db, document.id, normaliseLine(code));
  insertDossier(ports.db, {
    documentId: document.id,
    ...actedBy(ports),
    code: normaliseLine(code),
    title: sealText(ports, document, 'text', 'dossier', normaliseLine(title)),
  });
}

/** Where a document lies, as this person may read it. */
export function dossierFor(ports: Ports, documentId: string): { code: string; title: string } | null {
  const row = dossierOf(ports.db, documentId);
  return row === null
    ? null
    : { code: row.code, title: openText(ports, documentId, 'dossier', row.title) ?? '' };
}
