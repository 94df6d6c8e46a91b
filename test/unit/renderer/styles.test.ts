import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGES } from '../../../renderer/data/router.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../renderer');
const everyFile = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((name) =>
  path.join(ROOT, name),
);
const read = (file: string): string => readFileSync(file, 'utf8');

/** Every file that comes with this one, styles included: a page is a chunk of its own. */
function reached(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry) || !existsSync(entry)) return seen;
  seen.add(entry);
  for (const [, at = ''] of read(entry).matchAll(
    /(?:from|import|import\(|@import(?: url\()?)\s*['"](\.[^'"]+)['"]/g,
  ))
    if (/\.(?:tsx?|css)$/.test(at)) reached(path.resolve(path.dirname(entry), at), seen);
  return seen;
}

const classesOf = (css: string): string[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-z][A-Za-z0-9_-]*)(?=[\s.:,>+~[{)])/g)].map(
    ([, name = '']) => name,
  );
/** The words in its class names, also of a choice between some. */
const usedIn = (source: string): Set<string> =>
  new Set(
    [...source.matchAll(/className=("[^"]*"|\{[^}]*\}?[^}]*\})/g)]
      .flatMap(([, value = '']) => [...value.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/g)])
      .flatMap(([, a = '', b = '', c = '']) => `${a} ${b} ${c}`.replaceAll(/\$\{[^}]*\}/g, ' ').split(/\s+/))
      .filter((name) => name !== ''),
  );

const sheets = everyFile
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, classes: new Set(classesOf(read(file))) }));
const roots = new Set(PAGES.map((page) => `${page.slice(0, 1).toUpperCase()}${page.slice(1)}Page.tsx`));
const frame = [path.join(ROOT, 'main.tsx'), path.join(ROOT, 'shell/Shell.tsx')];
const always = new Set<string>();
for (const file of frame) reached(file, always);
const pages = [...frame, ...everyFile.filter((file) => roots.has(path.basename(file)))];

describe('styles', () => {
  test.each(pages.map((page) => [path.relative(ROOT, page), page]))(
    '%s brings those of the parts that it shows',
    (_name, page) => {
      const files = reached(page, new Set(always));
      const missing = [...reached(page)]
        .filter((file) => file.endsWith('.tsx'))
        .flatMap((file) => [...usedIn(read(file))].map((name) => ({ name, file })))
        .filter(({ name }) => {
          const named = sheets.filter(({ classes }) => classes.has(name));
          return named.length > 0 && named.every(({ file }) => !files.has(file));
        })
        .map(({ name, file }) => `${path.relative(ROOT, file)}: ${name}`);
      expect([...new Set(missing)]).toEqual([]);
    },
  );

  // pages stay loaded: two features that style one name are seen or not by the order in which they were opened
  test('two features don’t style the same name each in its way', () => {
    const plain = (css: string): string[] =>
      [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[,{}])\s*\.([a-z][\w-]*)(?=\s*[,{])/g)].map(
        ([, name = '']) => name,
      );
    const features = sheets.filter(({ file }) => file.startsWith(path.join(ROOT, 'features')));
    const owner = new Map<string, string>();
    const shared = features.flatMap(({ file }) =>
      [...new Set(plain(read(file)))].filter((name) => {
        const known = owner.has(name);
        owner.set(name, file);
        return known;
      }),
    );
    expect(shared).toEqual([]);
  });

  // Chromium 130: the renderer ends, and what was typed with it, where a list opens while an anchored box stands
  test('nothing is placed by CSS anchors', () => {
    const anchored = sheets.filter(({ file }) =>
      /(?:anchor-name|position-anchor|position-area|inset-area|position-try[a-z-]*)\s*:|\banchor\(/.test(
        read(file).replaceAll(/\/\*[\s\S]*?\*\//g, ''),
      ),
    );
    expect(anchored.map(({ file }) => path.relative(ROOT, file))).toEqual([]);
  });
});
