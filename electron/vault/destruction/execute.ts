import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { eraseContent, type Leftovers } from '../attachments/erase.ts';
import { moveCopy, tellCopy } from '../documents/copyStore.ts';
import { applyMove, loadDocument, next } from '../documents/change.ts';
import { checkDate } from '../rules/officeRules.ts';
import { about, type Ports } from '../ports.ts';
import { takeActLine } from '../registers/actLines.ts';
import { officeCopies } from './blocks.ts';
import { hasException } from '../people/lookUps.ts';
import {
  beginStep,
  COUNCIL_RULE,
  endStep,
  keepPaper,
  OWN_RULE,
  refuseBlocked,
  requireListOf,
} from './dossier.ts';
import { type Destruction, insertTombstone, itemsOf, membersOf, papersOf } from './store.ts';

interface Totals {
  files: number;
  keys: number;
}

/**
 * Destroys what was decided, before witnesses of the council: keys, wrapped file keys and escrow are overwritten in the
 * transaction that writes tombstones, minutes and the book; the bytes go after the commit. What is left is the register
 * line, without trích yếu for Tuyệt mật.
 */
export function execute(
  ports: Ports,
  input: Parsed<'destruction.execute'>,
  leftovers: Leftovers,
): Output<'destruction.execute'> {
  const { dossier, state } = beginStep(ports, 'execute', input);
  checkDate('destroyedOn', input.destroyedOn, ports.today());
  const { decidedBy, proposedBy } = dossier;
  if (decidedBy === null || (decidedBy === proposedBy && !hasException(ports.db, decidedBy, ports.today())))
    raise('separation-of-duties', { action: 'execute', rule: OWN_RULE });
  requireListOf(ports, dossier, 'decided', decidedBy);
  const members = membersOf(ports.db, dossier.id);
  const names = new Set(members.map((member) => member.fullName));
  const witnesses = [...new Set(input.witnesses.map(normaliseLine))];
  // two of the council, besides who carries it out
  const others = witnesses.filter((name) => names.has(name) && name !== ports.actor.fullName);
  if (others.length < 2) raise('council-incomplete', { reason: 'witnesses', rule: COUNCIL_RULE });
  const items = itemsOf(ports.db, dossier.id);
  const method = normaliseLine(input.method);
  const minutes = normaliseLine(input.code);
  const decision = papersOf(ports.db, dossier.id).find((paper) => paper.kind === 'decision');
  const council = members.map((member) => member.fullName).join(', ');
  const totals: Totals = { files: 0, keys: 0 };
  for (const item of items) {
    refuseBlocked(ports, item, dossier.id);
    const words = { method, minutes, council, decision: decision?.code ?? '' };
    const erased = destroyOne(ports, dossier, item.documentId, words, leftovers);
    totals.files += erased.files;
    totals.keys += erased.keys;
  }
  keepPaper(ports, dossier.id, {
    kind: 'minutes',
    code: input.code,
    datedOn: input.destroyedOn,
    body: {
      place: normaliseLine(input.place),
      method,
      witnesses,
      executor: `${ports.actor.fullName}, ${ports.actor.position}`,
      documents: items.length,
      files: totals.files,
      keys: totals.keys,
    },
  });
  const step = { state, method, destroyedMs: ports.nowMs(), destroyedBy: ports.actor.id };
  const facts = { documents: items.length, minutes };
  const changed = endStep(ports, dossier, step, { act: 'done', facts });
  return { ...changed, documents: items.length, files: totals.files, keys: totals.keys };
}

/** Destroys one document of a decided dossier: book line, copies, keys and files, tombstone, state. */
export function destroyOne(
  ports: Ports,
  dossier: Pick<Destruction, 'id' | 'urgent'>,
  documentId: string,
  words: { method: string; minutes: string; council: string; decision: string },
  leftovers: Leftovers,
): Totals {
  const document = loadDocument(ports, documentId);
  const copies = officeCopies(ports.db, documentId);
  // the line of the book is written while its words can still be read
  const numbers = copies.map((copy) => copy.code).join(', ');
  takeActLine(ports, 'destruction', {
    ...about('destruction', dossier.id),
    documentId,
    facts: { ...words, count: copies.length, copyNumbers: numbers },
  });
  for (const copy of copies) {
    const ended = moveCopy(ports, copy, 'destroyed', { ref: dossier.id, note: words.method });
    tellCopy(ports, 'copy.destroyed', ended, { minutes: words.minutes });
  }
  const erased = eraseContent(ports, documentId, leftovers);
  insertTombstone(ports.db, {
    documentId,
    destructionId: dossier.id,
    level: document.level,
    copies: copies.length,
    ...erased,
    nowMs: ports.nowMs(),
    by: ports.actor.id,
  });
  const act = dossier.urgent ? 'destroyUrgently' : 'destroy';
  const change = { state: next(document, act), holderId: null, dueOn: null, dueTime: null };
  applyMove(ports, document, change, {
    act: 'document.destroyed',
    facts: { files: erased.files, keys: erased.keys, copies: copies.length },
  });
  return erased;
}
