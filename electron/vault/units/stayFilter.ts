import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import { UNIT_OF_STAY } from './store.ts';

/** The filter as SQL, and whether it needs the line of the list. */
export function filterOf({ filter }: { readonly filter: FigureFilter }): { sql: string; needsLine: boolean } {
  const parts = [
    ...(filter.group === 'all' ? [] : ['s.grp = :group']),
    ...(filter.kind === null ? [] : ['l.kind = :kind']),
    ...(filter.source === null ? [] : ['l.source = :source']),
    ...(filter.field === null ? [] : ['l.field = :field']),
    ...(filter.holderId === null ? [] : ['s.lead_id = :holderId']),
    ...(filter.unitId === null ? [] : [`${UNIT_OF_STAY} = :unitId`]),
  ];
  const needsLine = filter.kind !== null || filter.source !== null || filter.field !== null;
  return { sql: parts.map((part) => ` AND ${part}`).join(''), needsLine };
}

/** The filter as SQL on a stay `s` with its line `l`, and only the parameters that this text names. */
export function filterText(filter: FigureFilter): { sql: string; params: Record<string, string> } {
  const params = Object.entries(filter).filter(([, value]) => value !== null && value !== 'all');
  return { sql: filterOf({ filter }).sql, params: Object.fromEntries(params) as Record<string, string> };
}
