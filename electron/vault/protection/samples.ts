import { checkLevel, LIST_ITEM_RULE } from '../../../shared/domain/levels/determine.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import { applyMove, type Seen } from '../documents/change.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { beginAct } from '../documents/protectionContext.ts';
import { decidingHere } from './deciding.ts';
import { itemColumns, itemInForce } from '../documents/determine.ts';
import { sourcesOf } from '../tables/levels.ts';
import { replaceSample } from '../tables/samples.ts';

/**
 * An item of a real list takes the place of the sample one. The level stays, so the item must be of that level (or
 * the sources raise it there); another level is another decision, by adjusting.
 * @throws AppError `list-item-unknown` `level-not-item` `sample-not-confirmed` `above-authority`, and those of an act
 */
export function citeItem(ports: Ports, input: Parsed<'protection.citeItem'>): Seen {
  const document = beginAct(ports, 'citeItem', input);
  const found = itemInForce(ports, input.itemRef, ports.today());
  if (found.list.sample) raise('sample-not-confirmed', { rule: LIST_ITEM_RULE });
  const sources = sourcesOf(ports.db, document.id).map(
    (source) => levelOfDocument(ports.db, source.id) ?? source.level,
  );
  const answer = checkLevel({ level: document.level, itemLevel: found.item.level, sources });
  if (!answer.ok) throw answer.error;
  const { itemPlace, itemLevel } = itemColumns(found, input.itemRef);
  const at = { documentId: document.id, nowMs: ports.nowMs(), by: ports.actor.id };
  replaceSample(ports.db, at, {
    ref: input.itemRef,
    place: itemPlace,
    level: itemLevel,
    ...decidingHere(ports, document.level),
  });
  ports.announce('protection.changed', document.id);
  return applyMove(
    ports,
    document,
    { state: document.state },
    { act: 'level.item-cited', facts: { item: input.itemRef } },
  );
}
