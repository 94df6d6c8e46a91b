import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { vi } from '../../renderer/i18n/vi.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');
const words: Readonly<Record<string, string>> = vi;

const GUIDES = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'build/README.md',
  'build/docs/architecture.md',
  'build/docs/contributing.md',
  'build/docs/debugging.md',
  'build/docs/glossary.md',
  'electron/README.md',
  'electron/vault/README.md',
  'renderer/README.md',
];

/** What a page names as a path of this project, in code or as the target of a link; no patterns (`rules/*.json`). */
function pathsIn(page: string): string[] {
  const text = read(page);
  const named = [
    ...text.matchAll(/(?:`|\s)((?:build|electron|renderer|shared|test)\/[\w./-]+)(?![\w./*{…-])/g),
  ].map(([, name = '']) => name.replace(/\.$/, ''));
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = '']) =>
    path.join(path.dirname(page), to),
  );
  return [...named, ...linked];
}

describe('the pages for whoever begins', () => {
  it.each(GUIDES)('%s names only what is there', (page) => {
    const paths = pathsIn(page);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
  });

  it('have a line for every room of the vault, and for no other', () => {
    const rooms = fs
      .readdirSync(path.join(root, 'electron/vault'), { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const lines = [...read('electron/vault/README.md').matchAll(/^\| `([\w]+)\/` +\| \S/gm)];
    expect(lines.map(([, room]) => room).toSorted()).toEqual(rooms.toSorted());
  });

  it('have a line for every folder of rules, and for no other', () => {
    const folders = fs.readdirSync(path.join(root, 'shared/domain'), { withFileTypes: true });
    const lines = [...read('shared/README.md').matchAll(/^\| `([\w]+)\/` +\| \S/gm)].map(([, name]) => name);
    for (const folder of folders.filter((entry) => entry.isDirectory())) expect(lines).toContain(folder.name);
    for (const name of lines)
      expect(
        fs.existsSync(path.join(root, 'shared/domain', name ?? '')) ||
          fs.existsSync(path.join(root, 'shared', name ?? '')),
      ).toBe(true);
  });

  it('give the words of the screen for every value', () => {
    const tables = read('build/docs/glossary.md').split(/^### /m).slice(1);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      const area = /Words: `([\w.-]+)\.…`/.exec(table)?.[1] ?? '';
      const rows = [...table.matchAll(/^\| `([\w-]+)` +\| (.+?) +\|$/gm)];
      expect(rows.length, table).toBeGreaterThan(3);
      for (const [, code = '', word] of rows) expect(word, `${area}.${code}`).toBe(words[`${area}.${code}`]);
    }
  });
});
