import type { CivilDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { RulePack } from '../../../shared/domain/rules/schema.ts';
import { packAsOf, packId } from '../../../shared/domain/rules/select.ts';

/** A rule as shown under "Căn cứ". */
export interface Ground {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  readonly ground: string;
  readonly source: string;
  readonly verified: boolean;
  readonly nature: 'law' | 'office' | 'software';
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
}

function groundOf(pack: RulePack, rule: RulePack['rules'][number]): Ground {
  const { id, title, ground, source, verified, nature } = rule;
  const { effectiveFrom, effectiveTo } = pack;
  return { id, pack: packId(pack), title, ground, source, verified, nature, effectiveFrom, effectiveTo };
}

/** Every rule of the packs in force on a date. */
export function groundsOf(packs: readonly RulePack[], date: CivilDate): Ground[] {
  const kinds = [...new Set(packs.map((pack) => pack.pack))];
  return kinds.flatMap((kind) => {
    const pack: RulePack | null = packAsOf(packs, kind, date);
    return pack ? pack.rules.map((rule) => groundOf(pack, rule)) : [];
  });
}

/** A rule that only an older pack has. */
export function anyGround(packs: readonly RulePack[], ruleId: string): Ground | null {
  for (const pack of packs) {
    const rule = pack.rules.find((line) => line.id === ruleId);
    if (rule) return groundOf(pack, rule);
  }
  return null;
}
