import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const all = { ...manifest.dependencies, ...manifest.devDependencies };

describe('dependencies', () => {
  it('each has its reason in build/docs/dependencies.md, and nothing else has', () => {
    const explained = [...read('build/docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| \S/gm)].map(
      (match) => match[1],
    );
    expect(explained.toSorted()).toEqual(Object.keys(all).toSorted());
  });

  it('are pinned to exact versions', () => {
    const loose = Object.entries(all).filter(
      ([, version]) => !/^(?:npm:[\w@/.-]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('run no install scripts', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});
