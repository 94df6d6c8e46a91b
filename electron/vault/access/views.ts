import type { Level } from '../../../shared/ipc/schemas.ts';
import { entryFacts } from '../documents/change.ts';
import { takesPart } from '../documents/needToKnow.ts';
import type { Ports } from '../ports.ts';

/** Looking again within this time is the same look. */
const ONE_LOOK_MS = 15 * 60_000;
const looks = new WeakMap<Ports['keys'], Map<string, number>>();

/**
 * Whoever opens a classified record leaves a line in the ledger (NĐ 30/2020 Phụ lục VI: access and view history), once
 * in a while and not at every refresh of the screen. A clock that was set back does not keep anyone from reading.
 */
export function noteView(ports: Ports, document: { readonly id: string; readonly level: Level }): void {
  if (document.level === 'none') return;
  const seen = looks.get(ports.keys) ?? new Map<string, number>();
  looks.set(ports.keys, seen);
  if ((seen.get(document.id) ?? 0) > ports.nowMs() - ONE_LOOK_MS) return;
  const reads = takesPart(ports.db, document.id, ports.actor.id) ? 1 : 0;
  ports.append({
    act: 'document.viewed',
    subjectKind: 'document',
    subjectId: document.id,
    facts: { ...entryFacts(ports, document.id), reads },
    clock: 'any',
  });
  seen.set(document.id, ports.nowMs());
}
