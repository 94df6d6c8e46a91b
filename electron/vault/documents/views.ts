import type { Level } from '../../../shared/ipc/schemas.ts';
import { entryFacts } from './change.ts';
import { takesPart } from '../knowing/needToKnow.ts';
import { about, type Ports } from '../ports.ts';
import { looksOf } from '../knowing/looks.ts';

/**
 * Whoever opens a classified record leaves a line in the ledger (NĐ 30/2020 Phụ lục VI: access and view history), once
 * in a while and not at every refresh of the screen. A clock that was set back does not keep anyone from reading.
 */
export function noteView(ports: Ports, document: { readonly id: string; readonly level: Level }): void {
  if (document.level === 'none') return;
  const { seen, isNew } = looksOf(ports);
  if (!isNew(document.id)) return;
  const reads = takesPart(ports.db, document.id, ports.actor.id) ? 1 : 0;
  ports.append({
    act: 'document.viewed',
    ...about('document', document.id),
    facts: { ...entryFacts(ports, document.id), reads },
    clock: 'any',
  });
  seen.set(document.id, ports.nowMs());
}
