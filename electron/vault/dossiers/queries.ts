import { foldBase } from '../../../shared/domain/text/fold.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { Dossier } from '../../../shared/ipc/contract/dossiers.ts';
import { openText } from '../knowing/recordKeys.ts';
import {
  FINISHED,
  closedNow,
  closingsOf,
  dossierGroups,
  type GroupRow,
  itemsOfClosing,
  keptIn,
  lastOpenCode,
  titlesOf,
} from './store.ts';
import { loadDocument } from '../documents/change.ts';
import type { Scope } from '../documents/listPlaces.ts';
import { linesOf } from '../documents/listStore.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { rowMaker } from '../documents/rows.ts';
import type { Ports } from '../ports.ts';

/** Documents that a screen shows at once; the whole list is the printed mục lục. */
const MOST_SHOWN = 500;

const scopeOf = (ports: Ports): Scope => lineScope(ports.actor);

export function listDossiers(
  ports: Ports,
  { words, standing, limit }: Parsed<'dossiers.list'>,
): Output<'dossiers.list'> {
  const make = dossierMaker(ports);
  const sought = foldBase(words ?? '');
  const found: Dossier[] = [];
  for (const group of dossierGroups(ports.db, scopeOf(ports), { finished: [...FINISHED] })) {
    const dossier = make(group);
    const matches = sought === '' || foldBase(`${dossier.code} ${dossier.title}`).includes(sought);
    if (!matches || (standing !== null && (dossier.closing !== null) !== (standing === 'closed'))) continue;
    if (found.length === limit) return { dossiers: found, more: true };
    found.push(dossier);
  }
  return { dossiers: found, more: false };
}

function dossierMaker(ports: Ports): (group: GroupRow) => Dossier {
  const titles = titlesOf(ports.db, scopeOf(ports));
  const closed = closedNow(ports.db);
  return (group) => {
    const last = titles.get(group.code);
    const closing = closed.get(group.code);
    return {
      ...group,
      title: last === undefined ? '' : (openText(ports, last.id, 'dossier', last.title) ?? ''),
      closing:
        closing === undefined
          ? null
          : { id: closing.id, atMs: closing.atMs, by: closing.by, retention: closing.retention },
    };
  };
}

/** A dossier by its code. @throws AppError `not-found`, also where nothing in it may be known to this person */
export function loadDossier(ports: Ports, code: string): Dossier {
  const [group] = dossierGroups(ports.db, scopeOf(ports), { code, finished: [...FINISHED] });
  return group === undefined ? raise('not-found') : dossierMaker(ports)(group);
}

/** @throws AppError `not-found`, also for a document of which this person may not know */
export function proposedDossier(
  ports: Ports,
  { documentId }: Parsed<'dossiers.proposed'>,
): Output<'dossiers.proposed'> {
  const document = loadDocument(ports, documentId);
  const code = lastOpenCode(ports.db, scopeOf(ports), document);
  if (code === null) return { dossier: null };
  const { title } = loadDossier(ports, code);
  return { dossier: { code, title } };
}

export function dossierDetail(ports: Ports, { code }: Parsed<'dossiers.get'>): Output<'dossiers.get'> {
  const dossier = loadDossier(ports, code);
  const kept = keptIn(ports.db, scopeOf(ports), dossier.code).slice(0, MOST_SHOWN);
  const pages = new Map(kept.map((each) => [each.id, each.pages]));
  const rows = linesOf(
    ports.db,
    kept.map(({ id }) => id),
    scopeOf(ports),
  ).map(rowMaker(ports));
  return {
    dossier,
    documents: rows.map((row) => ({ row, pages: pages.get(row.id) ?? null })),
    closings: closingsOf(ports.db, dossier.code).flatMap((closing) => {
      const { id, atMs, by, retention, reopenedMs, reopenedBy, reason, reasonDocument } = closing;
      const documents = linesOf(
        ports.db,
        itemsOfClosing(ports.db, id).map(({ documentId }) => documentId),
        scopeOf(ports),
      ).length;
      if (documents === 0) return []; // of a time in which nothing of it may be known to this person
      const reopened =
        reopenedMs === null || reopenedBy === null || reason === null
          ? null
          : {
              atMs: reopenedMs,
              by: reopenedBy,
              reason: openText(ports, reasonDocument ?? '', `dossier-reopened/${id}`, reason),
            };
      return [{ id, atMs, by, retention, documents, reopened }];
    }),
  };
}
