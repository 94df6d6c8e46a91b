import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput, specOf } from '../../../electron/vault/dispatch.ts';
import { AppError } from '../../../shared/errors.ts';
import { errorWords } from '../../../renderer/i18n/errorWords.ts';
import { loadWords, translators } from '../../../renderer/i18n/I18n.tsx';

const VAULT = path.resolve(import.meta.dirname, '../../../electron/vault');
/** Faults that no typed value has: what the window sends is chosen from a list, or it sends what it should not. */
const NOT_TYPED = new Set([
  'invalid',
  ...['one-of', 'person', 'role', 'cursor', 'form', 'whose', 'unit', 'level', 'open', 'inspector', 'unknown'],
  ...['unknown-person', 'not-a-clerk', 'not-a-leader', 'not-a-worker', 'not-a-custodian', 'not-active'],
  ...['not-outgoing', 'no-such-column', 'a-book-of-acts', 'not-named', 'not-of-this-type', 'not-classified'],
  ...['closed-words', 'ask-supplement', 'send-back', 'the-first-stays', 'one-subject', 'one-receiver'],
  ...['electronic-is-exported', 'paper-is-printed', 'other-file', 'not-correctable', 'as-on-the-envelope'],
]);

const sources = fs
  .readdirSync(VAULT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => fs.readFileSync(path.join(VAULT, name), 'utf8'));
const rules = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/raise\(\s*'bad-input',\s*\{[^}]*?rule: '([^']+)'/g)].map(([, rule = '']) => rule),
  ),
);

/** The words of a refused value, as the window shows them. */
function wordsOf(spec: z.ZodType, value: unknown): { readonly title: string; readonly params: unknown } {
  try {
    parseInput({ ...specOf('registers.books'), input: spec } as never, value);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { code, params } = thrown;
    return { title: errorWords(translators.vi, { code, params }).title, params };
  }
  throw new Error('the value was taken');
}

describe('a value that a person typed', () => {
  it('is refused in words of its own, whatever the rule', async () => {
    await loadWords('en');
    expect(rules.size).toBeGreaterThan(40);
    for (const language of ['vi', 'en'] as const) {
      const t = translators[language];
      const bare = t('error.bad-input');
      const silent = [...rules].filter((rule) => {
        const { title, next } = errorWords(t, { code: 'bad-input', params: { rule, least: 1, most: 9 } });
        return (title === bare || next === t('error.bad-input.next')) !== NOT_TYPED.has(rule);
      });
      expect(silent, language).toEqual([]);
    }
  });

  it('beyond a bound is told the bound', () => {
    const spec = z.object({
      last: z.int().min(3).max(812),
      reason: z.string().min(2).max(5),
      of: z.array(z.int()).max(1),
    });
    const good = { last: 5, reason: 'abc', of: [1] };
    expect(wordsOf(spec, { ...good, last: 1400 }).title).toBe('Số đã ghi lớn quá: nhiều nhất 812');
    expect(wordsOf(spec, { ...good, last: 1 }).title).toBe('Số đã ghi nhỏ quá: ít nhất 3');
    expect(wordsOf(spec, { ...good, reason: 'quá dài' }).title).toContain('nhiều nhất 5');
    expect(wordsOf(spec, { ...good, reason: '' }).title).toContain('ít nhất 2');
    expect(wordsOf(spec, { ...good, of: [1, 2] })).toMatchObject({
      title: 'Chọn nhiều quá: mỗi lần nhiều nhất 1',
      params: { field: 'of', rule: 'list-too-big', most: 1 },
    });
  });
});
