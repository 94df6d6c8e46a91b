import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as config from '../../build/config/vite.config.mjs';
import { describeBundles, PRODUCT } from '../../build/scripts/lib/bundles.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A bundle for Node is made again when one of its inputs changed, and the page's files are none of them. */
it('the processes take nothing from the page', () => {
  const files = fs
    .readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(root, 'electron', name));
  const taken = files.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
      .map(([, to = '']) => path.relative(root, path.resolve(path.dirname(file), to)).replaceAll('\\', '/'))
      .filter((to) => to.startsWith('renderer/')),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(taken).toEqual([]);
});

interface Bundle {
  readonly outDir: string;
  config(): Built | Promise<Built>;
}
interface Built {
  readonly build: { readonly rolldownOptions: { readonly input: string | Readonly<Record<string, string>> } };
}

/** What the product is made of: the entries of its bundles, and whatever they import. */
describe('the workshop (cheap Argon2, sign-in without a passphrase, pages of a development server)', () => {
  const bundles: Readonly<Record<string, Bundle>> = describeBundles(config);
  const entriesOf = async (name: string): Promise<string[]> => {
    const { input } = (await bundles[name]?.config())?.build.rolldownOptions ?? { input: {} };
    return Object.values(typeof input === 'string' ? { input } : input);
  };
  const reach = (entries: readonly string[]): string[] => {
    const reached = new Set(entries);
    for (const file of reached) {
      const text = /\.(?:tsx?|html)$/.test(file) ? fs.readFileSync(file, 'utf8') : '';
      for (const [, to = ''] of text.matchAll(/(?:from |import\(?|src=)\s*['"](\.[^'"?]+)/g)) {
        const found = path.resolve(path.dirname(file), to);
        if (fs.existsSync(found)) reached.add(found);
      }
    }
    return [...reached].map((file) => path.relative(root, file).replaceAll('\\', '/'));
  };
  const ofWorkshop = (files: readonly string[]): string[] =>
    files.filter((file) => /^(?:build|test)\//.test(file));

  it.each([...PRODUCT, 'smoke', 'workers'])('is not in the bundle %s', async (name) => {
    const files = reach(await entriesOf(name));
    expect(files.length).toBeGreaterThan(5);
    expect(ofWorkshop(files)).toEqual([]);
  });

  it('would be found where it is', async () => {
    expect(ofWorkshop(reach(await entriesOf('development')))).toContain('build/workshop/developmentRun.ts');
  });

  it('is not packed', () => {
    const packer = fs.readFileSync(path.join(root, 'build/config/electron-builder.config.mjs'), 'utf8');
    const packed = [...packer.matchAll(/out\/(\w+)/g)].map(([, name = '']) => name);
    expect(packed).toContain('main');
    for (const { outDir } of ['workshop', 'development', 'gallery'].map(
      (name) => bundles[name] ?? { outDir: '' },
    ))
      expect(packed).not.toContain(path.basename(outDir));
  });
});
