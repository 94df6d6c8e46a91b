import type { Level } from '../../../shared/ipc/schemas.ts';
import { about, type Ports } from '../ports.ts';

/** Looking again within this time is the same look. */
const ONE_LOOK_MS = 15 * 60_000;

const looks = new WeakMap<Ports['keys'], Map<string, number>>();

/** The same for a draft of a classified document. */
export function noteProposalView(
  ports: Ports,
  proposal: { readonly id: string; readonly level: Level },
): void {
  if (proposal.level === 'none') return;
  const { seen, isNew } = looksOf(ports);
  if (!isNew(proposal.id)) return;
  const facts = { level: proposal.level };
  ports.append({ act: 'proposal.viewed', ...about('proposal', proposal.id), facts, clock: 'any' });
  seen.set(proposal.id, ports.nowMs());
}

/**
 * A search that shows classified records leaves one line, with their number and without the words; while a search is
 * typed on, only what comes new.
 */
export function noteSearch(
  ports: Ports,
  hits: readonly { readonly id: string; readonly level: Level }[],
): void {
  const { seen, isNew } = looksOf(ports);
  const found = hits.filter((hit) => hit.level !== 'none' && isNew(searchOf(hit.id)));
  if (found.length === 0) return;
  ports.append({
    act: 'search.classified',
    ...about('search', ports.newId()),
    facts: { hits: found.length },
    clock: 'any',
  });
  for (const { id } of found) seen.set(searchOf(id), ports.nowMs());
}

const searchOf = (id: string): string => `search/${id}`;

export function looksOf(ports: Ports): { seen: Map<string, number>; isNew: (what: string) => boolean } {
  const seen = looks.get(ports.keys) ?? new Map<string, number>();
  looks.set(ports.keys, seen);
  return { seen, isNew: (what) => (seen.get(what) ?? 0) <= ports.nowMs() - ONE_LOOK_MS };
}
