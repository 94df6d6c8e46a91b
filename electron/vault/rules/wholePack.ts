import { isDeepStrictEqual } from 'node:util';
import { REGISTER_KINDS } from '../../../shared/domain/document/bookKinds.ts';
import { CHANNELS, LEVELS, PROFILES } from '../../../shared/domain/levels/level.ts';
import { URGENCIES } from '../../../shared/domain/deadlines/propose.ts';
import { CLOCKS } from '../../../shared/domain/submission/clocks.ts';
import type { PackKind, PackOf, RulePack } from '../../../shared/domain/rules/schema.ts';
import { packAsOf } from '../../../shared/domain/rules/select.ts';
import { AppError } from '../../../shared/errors.ts';
import { createRuleBook, type DatedRules } from './ruleBook.ts';

/**
 * A pack stands in for the whole pack before it, so it must have whatever the program will ask of it: asked here once,
 * for everything, before it is taken. What books and papers of the past were printed by must stay as it was.
 * @throws AppError `rule-pack-invalid` with the rule that is missing
 */
export function refuseIncomplete(known: readonly RulePack[], pack: RulePack): void {
  refuseGaps(known, pack);
  keepsOf('papers', known, pack, ({ paper }) => paper);
  keepsOf('holidays', known, pack, ({ year }) => String(year));
  if (pack.pack === 'books') refuseChangedForms(known, pack);
}

/**
 * Only what the program itself asks of a pack on its first day: for one that was taken long ago, by another program.
 * @throws AppError `rule-pack-invalid` with the rule that is missing
 */
export function refuseGaps(known: readonly RulePack[], pack: RulePack): void {
  askEverything(createRuleBook([...known, pack]).asOf(pack.effectiveFrom));
}

function askEverything(rules: DatedRules): void {
  for (const level of LEVELS) rules.level(level);
  for (const urgency of URGENCIES) rules.urgencyOf(urgency);
  for (const kind of REGISTER_KINDS) rules.book(kind);
  for (const clock of CLOCKS) rules.clock(clock);
  for (const style of ['party', 'state'] as const) {
    rules.numberRule(style);
    rules.marks(style);
    refuseEmpty(rules.documentTypes(style), `types-${style}`);
    refuseEmpty(rules.capacities(style), `capacities-${style}`);
    refuseEmpty(rules.layout(style), `layout-${style}`);
  }
  for (const profile of PROFILES)
    for (const level of LEVELS) {
      rules.holding(profile, level);
      for (const channel of CHANNELS) rules.gate(profile, channel, level);
    }
  refuseEmpty(rules.warningDays, 'warning-days');
  refuseEmpty(rules.certificateWarningDays, 'certificate-warning');
  refuseEmpty(rules.dossierRetentions, 'dossier-retentions');
  refuseEmpty(rules.authorities, 'authorities');
  // each of these is found or refused when it is read
  void [rules.extension, rules.escalation, rules.reading, rules.initiatives, rules.plan, rules.dutyDays];
}

function refuseEmpty(values: readonly unknown[], rule: string): void {
  if (values.length === 0) missing(rule);
}

/** What the pack in force has of a kind, the new one has too. */
function keepsOf<K extends PackKind>(
  kind: K,
  known: readonly RulePack[],
  pack: RulePack,
  keyOf: (rule: PackOf<K>['rules'][number]) => string,
): void {
  if (pack.pack !== kind) return;
  const keys = (one: RulePack | null): string[] =>
    ((one?.rules ?? []) as PackOf<K>['rules'][number][]).map(keyOf);
  const has = new Set(keys(pack));
  for (const key of keys(packAsOf(known, kind, pack.effectiveFrom)))
    if (!has.has(key)) missing(`${kind} ${key}`);
}

/** A book remembers its form by id: another form needs another id. */
function refuseChangedForms(known: readonly RulePack[], pack: PackOf<'books'>): void {
  const forms = (one: RulePack) =>
    one.pack === 'books' ? one.rules.flatMap((rule) => ('formId' in rule ? [rule] : [])) : [];
  for (const form of forms(pack))
    for (const old of known.flatMap(forms))
      if (old.formId === form.formId && !isDeepStrictEqual(old.columns, form.columns))
        missing(`form ${form.formId}`);
}

const missing = (rule: string): never => {
  throw new AppError('rule-pack-invalid', { rule });
};
