// Writes the inputs that a fuzzer starts from: node seeds.js FIXTURES FOLDER. One folder per parser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANY, FUZZED } from './parsers.ts';

const [, , fixtures = '', into = ''] = process.argv;
for (const { name, seeds } of [ANY, ...FUZZED]) {
  const folder = join(into, name);
  mkdirSync(folder, { recursive: true });
  for (const [index, bytes] of seeds(fixtures).entries()) writeFileSync(join(folder, `seed-${index}`), bytes);
}
process.stdout.write(JSON.stringify([ANY, ...FUZZED].map(({ name, most }) => ({ name, most }))));
