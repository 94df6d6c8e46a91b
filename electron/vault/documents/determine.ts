import { checkLevel, LIST_ITEM_RULE } from '../../../shared/domain/levels/determine.ts';
import { findItem, type FoundItem } from '../../../shared/domain/levels/secretList.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Determination } from '../../../shared/ipc/contract/protection.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { loadDocument } from './change.ts';
import { checkDate } from '../rules/officeRules.ts';
import { actedBy, type Ports } from '../ports.ts';
import { insertEvent, insertSource } from '../tables/levels.ts';
import { allLists } from '../tables/secretLists.ts';
import { checkSample, mustConfirm } from './sampleRule.ts';
import { confirmSample } from '../tables/samples.ts';

export interface Source {
  readonly documentId: string;
  readonly how: 'quotes' | 'encloses';
}

/** A determination that was checked, ready to be written with its document. */
export interface CheckedLevel {
  readonly level: Level;
  readonly determination: Determination | null;
  readonly item: FoundItem | null;
  readonly sources: readonly (Source & { readonly level: Level })[];
}

/** The item of a list in force on a date. @throws AppError `list-item-unknown` */
export function itemInForce(ports: Ports, ref: string, on: string): FoundItem {
  return (
    findItem(allLists(ports.db), ref, on) ?? raise('list-item-unknown', { item: ref, rule: LIST_ITEM_RULE })
  );
}

/** @throws AppError `reason-required` when someone acts for another and names no document for it */
export function checkCapacity(input: { capacity: string; capacityGround: string }): void {
  if (input.capacity === 'delegated' && normaliseLine(input.capacityGround) === '')
    raise('reason-required', { field: 'capacityGround' });
}

/**
 * May the office give its own document this level: by an item of a list in force, not lower than what the document
 * quotes or encloses, determined by a named person (Luật 117/2025/QH15, Điều 2, 5, 10).
 * @throws AppError `list-item-required` `list-item-unknown` `level-not-item` `level-below-sources`, `not-found` for a
 *         source that this person may not know of, `bad-input`, `date-invalid`, `reason-required`, `sample-not-confirmed`
 */
export function checkDetermination(
  ports: Ports,
  input: { level: Level; determination: Determination | null; sources: readonly Source[] },
  /** a draft on its way names an item; whoever determines confirms a sample one */
  options: { readonly sample?: 'later' } = {},
): CheckedLevel {
  const { level, determination } = input;
  const sources = [...new Map(input.sources.map((source) => [source.documentId, source])).values()].map(
    (source) => ({ ...source, level: loadDocument(ports, source.documentId).level }),
  );
  const cited = level === 'none' ? null : determination;
  const item = cited === null ? null : itemInForce(ports, cited.itemRef, cited.determinedOn);
  const answer = checkLevel({
    level,
    itemLevel: item?.item.level ?? null,
    sources: sources.map((source) => source.level),
  });
  if (!answer.ok) throw answer.error;
  if (cited !== null) {
    checkDate('determinedOn', cited.determinedOn, ports.today());
    if (normaliseLine(cited.determinedBy) === '')
      raise('bad-input', { field: 'determinedBy', rule: 'required' });
    checkCapacity(cited);
    if (options.sample !== 'later') checkSample(ports, item, cited.sampleConfirmed);
  }
  return { level, determination: cited, item, sources };
}

/** Writes what was checked beside the document, in the transaction that registers it. */
export function recordDetermination(
  ports: Ports,
  document: { id: string; protectionUntil: string | null },
  checked: CheckedLevel,
): void {
  for (const { documentId, how, level } of checked.sources)
    insertSource(ports.db, { documentId: document.id, sourceId: documentId, how, level });
  const { determination, item, level } = checked;
  if (determination === null || item === null) return;
  const id = ports.newId();
  noteSample(ports, { eventId: id, documentId: document.id }, item);
  insertEvent(ports.db, {
    id,
    documentId: document.id,
    kind: 'determined',
    origin: 'own',
    fromLevel: level,
    toLevel: level,
    untilBefore: document.protectionUntil,
    untilAfter: document.protectionUntil,
    ...itemColumns(item, determination.itemRef),
    code: '',
    decidedOn: determination.determinedOn,
    ground: '',
    decider: normaliseLine(determination.determinedBy),
    capacity: determination.capacity,
    capacityGround: normaliseLine(determination.capacityGround),
    way: null,
    dossier: {},
    proposalId: null,
    proposedBy: null,
    ...actedBy(ports),
  });
}

/** Who cites a sample item in a real office said so; it stays an open task (work list `samples`). */
export function noteSample(
  ports: Ports,
  event: { eventId: string; documentId: string },
  item: FoundItem | null,
): void {
  if (mustConfirm(ports, item))
    confirmSample(ports.db, { ...event, nowMs: ports.nowMs(), by: ports.actor.id });
}

/** Item and version as they were when it was cited. */
export const itemColumns = ({ list, item }: FoundItem, ref: string) => ({
  itemRef: ref,
  itemPlace: `${item.place}, ${list.code}`,
  itemLevel: item.level,
  itemSample: list.sample ? 1 : 0,
});
