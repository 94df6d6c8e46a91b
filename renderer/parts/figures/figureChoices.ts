import type { Input } from '../../../shared/ipc/contract.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useAsk } from '../../data/ask.ts';

/** "PAKN · Cổng PAKN · Đất đai": what a list or a report was narrowed to; empty where nothing was. */
export function useFilterWords(filter: Input<'figures.overview'>['filter']): string[] {
  const { group, source, field, holderId, unitId = null } = filter;
  const t = useT();
  const people = useAsk('people.choices', { forAct: 'direct' }).value?.people ?? [];
  const units = useAsk('units.list', {}).value?.units ?? [];
  return [
    group === 'all' ? null : t(`submissions.group.${group}`),
    source === null ? null : t(`submissions.source.${source}`),
    field,
    units.find(({ id }) => id === unitId)?.name ?? null,
    people.find(({ id }) => id === holderId)?.fullName ?? null,
  ].filter((word) => word !== null);
}
