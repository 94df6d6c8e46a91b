import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const vault = path.resolve(import.meta.dirname, '../../electron/vault');

/** Lines that name an operation a second time beside its handler: `'dossiers.close': command<'dossiers.close'>(…)`. */
const namedTwice = (text: string): string[] => text.match(/'([a-zA-Z]+\.[a-zA-Z]+)':\s*\w+<\s*'\1'/g) ?? [];

it('an operation is named once in its handlers: its kind, input and answer are those of the contract', () => {
  const files = fs
    .readdirSync(vault, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: fs.readFileSync(path.join(vault, name), 'utf8') }));
  expect(files.filter(({ text }) => /= handlers\(\{/.test(text)).length).toBeGreaterThan(100);
  for (const { name, text } of files) expect(namedTwice(text), name).toEqual([]);
});

it('a second name would be found', () => {
  expect(namedTwice(`  'dossiers.close': command<'dossiers.close'>(closeDossier),`)).toHaveLength(1);
  expect(namedTwice(`  'dossiers.close': (ports, input: Parsed<'dossiers.reopen'>) => 0,`)).toEqual([]);
});
