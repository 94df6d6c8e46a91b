import type { CivilDate } from '../calendar/civilDate.ts';
import type { PackKind, PackOf, RulePack } from './schema.ts';

/** `levels@2026.1`: what a record remembers of the pack that applied on its day. */
export const packId = (pack: Pick<RulePack, 'pack' | 'version'>): string => `${pack.pack}@${pack.version}`;

function isKind<K extends PackKind>(kind: K) {
  return (pack: RulePack): pack is PackOf<K> => pack.pack === kind;
}

const byBeginning = (a: RulePack, b: RulePack): number =>
  a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0;

/**
 * The pack of a kind in force on a date: of those that had begun and not ended, the one that began last. A date
 * in no pack's time (an old register being copied in) takes the last that had begun, else the first of all, so
 * that every record can be shown. Null only when there is no pack of the kind.
 */
export function packAsOf<K extends PackKind>(
  packs: readonly RulePack[],
  kind: K,
  date: CivilDate,
): PackOf<K> | null {
  const known = packs.filter(isKind(kind)).sort(byBeginning);
  const begun = known.filter((pack) => pack.effectiveFrom <= date);
  const inForce = begun.filter((pack) => pack.effectiveTo === null || date <= pack.effectiveTo);
  return inForce.at(-1) ?? begun.at(-1) ?? known[0] ?? null;
}

/** One pack per kind, as of a date. */
export function rulesAsOf(packs: readonly RulePack[], date: CivilDate): RulePack[] {
  const kinds = [...new Set(packs.map((pack) => pack.pack))];
  return kinds
    .map((kind) => packAsOf(packs, kind, date))
    .filter((pack): pack is NonNullable<typeof pack> => pack !== null);
}

/** The pack that a record remembers, or null when this installation does not have it. */
export function packById(packs: readonly RulePack[], id: string): RulePack | null {
  return packs.find((pack) => packId(pack) === id) ?? null;
}
