import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';

const VAULT = path.resolve(import.meta.dirname, '../../../electron/vault');

/** Every rule by which the vault refuses a date, as its sources name it. */
function rulesOfDates(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(VAULT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(path.join(VAULT, file), 'utf8');
    for (const [, given] of source.matchAll(/'date-invalid',\s*\{[^}]*?\brule: ([\w'-]+)/g)) {
      if (given === undefined || !/^'|_RULE$/.test(given)) continue;
      const named = new RegExp(`const ${given} = '([^']+)'`);
      found.add(given.startsWith("'") ? given.slice(1, -1) : (named.exec(source)?.[1] ?? given));
    }
  }
  // named in another file, or chosen between two
  for (const also of ['SO-12', 'before-neighbour', 'after-neighbour', 'not-later', 'too-long'])
    found.add(also);
  return [...found].filter((rule) => !rule.endsWith('_RULE')).sort();
}

it('a refused date says which day would do, not how a date is typed', async () => {
  await loadWords('en');
  const rules = rulesOfDates();
  expect(rules.length).toBeGreaterThan(15);
  for (const t of [translators.vi, translators.en]) {
    const typed = errorWords(t, { code: 'date-invalid', params: {} });
    for (const rule of rules) {
      const said = errorWords(t, { code: 'date-invalid', params: { rule } });
      expect(said.title, rule).not.toBe(typed.title);
      expect(said.next, rule).not.toBe(typed.next);
    }
  }
});
