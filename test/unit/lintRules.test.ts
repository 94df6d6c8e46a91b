import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const NETWORK = `export const get = (): unknown => fetch('x');`;

/** Code that breaks one rule of the house: `[rule or words of its message, file, text]`. */
const VIOLATIONS: readonly (readonly [said: string, file: string, text: string])[] = [
  [
    'Nothing of the product opens other programs',
    'electron/main/a.ts',
    `export const f = (s: { openPath(p: string): void }): void => s.openPath('x');`,
  ],
  [
    'Nothing of the product opens other programs',
    'electron/main/b.ts',
    `export const f = ({ openExternal }: Record<string, unknown>): unknown => openExternal;`,
  ],
  [
    'Write the fields out',
    'electron/vault/packed.ts',
    'export const f = (a: number): { a: number } => ({ ...{ a } });',
  ],
  [
    'Write the fields out',
    'test/unit/packed.test.ts',
    'export const f = (a: number): { a: number } => ({ ...{ a } });',
  ],
  [
    'No HTML from strings',
    'renderer/shell/html.ts',
    `export const f = (e: Element): void => void (e.innerHTML = 'x');`,
  ],
  [
    'No HTML from strings',
    'renderer/shell/Html.tsx',
    `export const F = (): unknown => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`,
  ],
  [
    'SQL is a constant',
    'electron/vault/a.ts',
    'export const f = (d: { prepare(s: string): void }, t: string): void => d.prepare(`SELECT ${t}`);',
  ],
  [
    'SQL is a constant',
    'electron/vault/b.ts',
    `export const f = (d: { prepare(s: string): void }, t: string): void => d.prepare('SELECT ' + t);`,
  ],
  [
    'SQL is a constant: pass values as parameters',
    'electron/vault/rows.ts',
    'const t = { a: "x" };\ndeclare const manyOf: (s: string) => (q: string) => void;\nmanyOf("x")(`SELECT ${t.a}`);',
  ],
  [
    'SQL is a constant: pass values as parameters',
    'electron/vault/joined.ts',
    "declare const doing: (q: string) => void;\ndeclare const TABLE: string;\ndoing('DELETE FROM ' + TABLE);",
  ],
  [
    'A statement is a constant of its module',
    'electron/vault/late.ts',
    'declare const isThere: (q: string) => boolean;\nexport const f = (sql: string): boolean => isThere(sql);',
  ],
  [
    'A statement is a constant of its module',
    'electron/vault/lateColumns.ts',
    'declare const columnsOf: (q: string) => string;\nexport const f = (row: string): string => columnsOf(row);',
  ],
  ['A bare parameter as a limit', 'electron/vault/c.ts', `export const SQL = 'SELECT 1 LIMIT :limit';`],
  ['as const', 'shared/domain/levels.ts', 'export enum Level {\n  None,\n}'],
  ['No foreign pages', 'renderer/shell/Frame.tsx', 'export const F = (): unknown => <iframe />;'],
  ['Export by name', 'electron/vault/d.ts', 'export default 1;'],
  [
    'Visible text goes through',
    'renderer/shell/Text.tsx',
    'export const F = (): unknown => <p>Xin chào</p>;',
  ],
  [
    'no storage and opens no windows',
    'renderer/shell/window.ts',
    `export const f = (): unknown => window.open('x');`,
  ],
  ['no network, no storage and no Node', 'renderer/shell/net.ts', NETWORK],
  ['no network, no storage and no Node', 'renderer/shell/env.ts', 'export const e = process.env;'],
  ['Sockets live in electron/egress only', 'electron/vault/net.ts', NETWORK],
  ['Sockets live in electron/egress only', 'shared/net.ts', NETWORK],
  ['no-console', 'electron/vault/log.ts', `console.log('x');`],
  ['no-explicit-any', 'shared/any.ts', 'export const f = (x: any): unknown => x;'],
  ['no-non-null-assertion', 'shared/sure.ts', 'export const f = (x: string | null): string => x!;'],
  [
    'consistent-type-imports',
    'shared/types.ts',
    `import { A } from './a.ts';\nexport const f = (a: A): A => a;`,
  ],
  ['no-unused-vars', 'shared/unused.ts', 'const a = 1;'],
  ['max-lines', 'shared/long.ts', 'export {};\n'.repeat(401)],
  ['eqeqeq', 'shared/equal.ts', 'export const f = (a: unknown): boolean => a == 1;'],
  [
    'rules-of-hooks',
    'renderer/shell/hook.ts',
    `import { useState } from 'react';\nexport function useX(a: boolean): void {\n  if (a) useState(0);\n}`,
  ],
  [
    'exhaustive-deps',
    'renderer/shell/deps.ts',
    `import { useEffect } from 'react';\nexport function useX(a: () => void): void {\n  useEffect(() => a(), []);\n}`,
  ],
  [
    'no-floating-promises',
    'electron/vault/promise.ts',
    'export const f = (p: Promise<void>): void => {\n  p;\n};',
  ],
  [
    'switch-exhaustiveness-check',
    'shared/switch.ts',
    `export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n  }\n}`,
  ],
];

let work: string;
let found: readonly { readonly file: string; readonly said: string }[];

beforeAll(() => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-lint-'));
  const stub = pathToFileURL(path.join(root, 'build/config/oxlint.mjs')).href;
  fs.writeFileSync(path.join(work, 'oxlint.config.mjs'), `export { default } from '${stub}';\n`);
  fs.writeFileSync(
    path.join(work, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { strict: true, target: 'es2022', module: 'nodenext', jsx: 'react-jsx' },
    }),
  );
  for (const [, file, text] of VIOLATIONS) {
    fs.mkdirSync(path.join(work, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(work, file), `${text}\n`);
  }
  const run = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/oxlint/bin/oxlint'),
      '--type-aware',
      '-c',
      'oxlint.config.mjs',
      '-f',
      'json',
      '.',
    ],
    { cwd: work, encoding: 'utf8' },
  );
  // it says in words why it could not begin
  if (!run.stdout.startsWith('{')) throw new Error(`${run.stdout}${run.stderr}`);
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: readonly { code: string; message: string; filename: string }[];
  };
  found = diagnostics.map((one) => ({
    file: one.filename.replaceAll('\\', '/'),
    said: `${one.code} ${one.message}`,
  }));
}, 60_000);
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

it.each(VIOLATIONS)('%s: %s', (said, file) => {
  expect(
    found
      .filter((one) => one.file === file)
      .map((one) => one.said)
      .join('\n'),
  ).toContain(said);
});
