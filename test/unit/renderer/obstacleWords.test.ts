import { describe, expect, it } from 'vitest';
import { refusalWord, screenWord, stepWord } from '../../../renderer/parts/obstacles/words.ts';
import { PAGES } from '../../../renderer/data/router.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';
import { vi as vietnamese } from '../../../renderer/i18n/vi.ts';
import { ERROR_SEVERITY } from '../../../shared/errors.ts';
import { contract } from '../../../shared/ipc/contract.ts';

/** What the person who sends an obstacle reads beforehand: words, never the program's own names. */
const acts = Object.entries(contract)
  .filter(([, { kind }]) => kind === 'command')
  .map(([name]) => name);
await loadWords('en');

describe.each(['vi', 'en'] as const)('the steps of an obstacle, in %s', (language) => {
  const t = translators[language];

  it('call every operation that changes something by words of its own', () => {
    expect(acts.length).toBeGreaterThan(200);
    const words = acts.map((name) => stepWord(t, `op:${name}`));
    for (const [index, word] of words.entries()) {
      expect(word, acts[index]).not.toBe(acts[index]);
      expect(word, acts[index]).not.toMatch(/[{}.]|[a-z][A-Z]/);
    }
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('call every screen and every refusal by words', () => {
    for (const page of PAGES) expect(screenWord(t, page), page).not.toBe(page);
    for (const code of Object.keys(ERROR_SEVERITY)) expect(refusalWord(t, code), code).not.toBe(code);
  });
});

describe('the table of operations', () => {
  it('names nothing that the program does not have', () => {
    const named = Object.keys(vietnamese).filter((key) => key.startsWith('op.'));
    expect(named.map((key) => key.slice(3)).toSorted()).toEqual(acts.toSorted());
  });

  it('leaves what only another version has readable, and the name for whoever looks after it', () => {
    expect(stepWord(translators.vi, 'op:moon.land')).toBe('moon.land');
  });
});
