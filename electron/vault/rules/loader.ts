import { RulePack } from '../../../shared/domain/rules/schema.ts';
import abbreviations2026 from '../../../shared/rules/abbreviations-2026.json' with { type: 'json' };
import authorities2026 from '../../../shared/rules/authorities-2026.json' with { type: 'json' };
import books2026 from '../../../shared/rules/books-2026.json' with { type: 'json' };
import documentTypesParty2026 from '../../../shared/rules/documentTypesParty-2026.json' with { type: 'json' };
import documentTypesState2020 from '../../../shared/rules/documentTypesState-2020.json' with { type: 'json' };
import gates2026 from '../../../shared/rules/gates-2026.json' with { type: 'json' };
import holidays2024 from '../../../shared/rules/holidays-2024.json' with { type: 'json' };
import initiatives2026 from '../../../shared/rules/initiatives-2026.json' with { type: 'json' };
import layoutParty2018 from '../../../shared/rules/layoutParty-2018.json' with { type: 'json' };
import layoutParty2026 from '../../../shared/rules/layoutParty-2026.json' with { type: 'json' };
import layoutState2020 from '../../../shared/rules/layoutState-2020.json' with { type: 'json' };
import levels2020 from '../../../shared/rules/levels-2020.json' with { type: 'json' };
import levels2026 from '../../../shared/rules/levels-2026.json' with { type: 'json' };
import papers2026 from '../../../shared/rules/papers-2026.json' with { type: 'json' };
import plan2026 from '../../../shared/rules/plan-2026.json' with { type: 'json' };
import screening2026 from '../../../shared/rules/screening-2026.json' with { type: 'json' };
import signing2026 from '../../../shared/rules/signing-2026.json' with { type: 'json' };
import submission2026 from '../../../shared/rules/submission-2026.json' with { type: 'json' };
import urgency2020 from '../../../shared/rules/urgency-2020.json' with { type: 'json' };
import { AppError } from '../../../shared/errors.ts';
import { createRuleBook, type RuleBook } from './ruleBook.ts';

/** The packs that this build carries; the bundler puts them into the program, no file is read at run time. */
const SHIPPED: readonly unknown[] = [
  levels2020,
  levels2026,
  documentTypesParty2026,
  documentTypesState2020,
  urgency2020,
  books2026,
  authorities2026,
  signing2026,
  gates2026,
  holidays2024,
  submission2026,
  initiatives2026,
  screening2026,
  abbreviations2026,
  papers2026,
  plan2026,
  layoutState2020,
  layoutParty2018,
  layoutParty2026,
];

/** Checks packs, shipped or received. A pack with anything unknown in it is refused as a whole. */
export function readPacks(documents: readonly unknown[]): RulePack[] {
  const packs = documents.map((document, index) => {
    const read = RulePack.safeParse(document);
    if (!read.success) throw new AppError('rule-pack-invalid', { index }, { cause: read.error });
    return read.data;
  });
  const ids = packs.map((pack) => `${pack.pack}@${pack.version}`);
  if (new Set(ids).size !== ids.length) throw new AppError('rule-pack-invalid', { index: -1 });
  return packs;
}

let ofThisBuild: RuleBook | null = null;

/** The rule book of this build: the same packs whoever asks, checked once a process. */
export function loadRules(): RuleBook {
  ofThisBuild ??= createRuleBook(readPacks(SHIPPED));
  return ofThisBuild;
}
