import { tellStatement } from '../knowing/statements.ts';
import type { Db } from '../db/handles.ts';
import type { LedgerDraft, Ports } from '../ports.ts';
import { markRestricted } from './restricted.ts';
import { appendEntry } from './store.ts';

/** Appends what the signed-in person did, with the statement about the record that it is about, signed now. */
export function appendAct(
  db: Db,
  ports: Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>,
  draft: LedgerDraft,
): void {
  const entry = { ...draft, facts: { ...draft.facts, ...tellStatement(ports, draft) } };
  const who = { id: ports.actor.id, name: ports.actor.fullName };
  markRestricted(db, appendEntry(db, who, ports.nowMs(), entry).seq, entry);
}
