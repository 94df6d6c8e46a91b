import { expect, it } from 'vitest';
import party from '../../../shared/rules/documentTypesParty-2026.json' with { type: 'json' };
import state from '../../../shared/rules/documentTypesState-2020.json' with { type: 'json' };
import { withEnglish } from '../../../renderer/i18n/typeWords.ts';

it('every type of document of the rule packs has an English word beside its name', () => {
  const names = [party, state].flatMap(({ rules }) =>
    rules.flatMap((rule) => ('types' in rule ? (rule.types ?? []) : []).map(({ name }) => name)),
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !withEnglish(name).startsWith(`${name} · `))).toEqual([]);
  expect(withEnglish('Công văn')).toBe('Công văn · official letter');
  expect(withEnglish('Loại của bộ quy tắc sau này')).toBe('Loại của bộ quy tắc sau này');
});
