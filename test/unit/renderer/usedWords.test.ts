import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { vi as words } from '../../../renderer/i18n/vi.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Where words are asked for: the page, the lists of shared rules that name them, the vault that prints some. */
function sources(): string[] {
  return ['renderer', 'shared', 'electron'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !isTable(file))
      .map((file) => fs.readFileSync(path.join(root, file), 'utf8')),
  );
}

/** The words themselves, where each key stands once. */
const isTable = (file: string): boolean => /^renderer\/i18n\/(vi|en)\/|^shared\/words\//.test(file);

/** The first part of a key has its point, else a template could be a part of any word. */
const BEGINS_A_KEY = /^[a-zA-Z]+\.[\w.-]*$/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Keys whose beginning stands in a variable (`${name}.ask`): nothing else in the sources names them. */
const BEGIN_IN_A_VARIABLE = /^training\.(reset|remove)\.(ask|what)$/;

/** `documents.state.${state}.short` stands for all keys that begin and end so. */
function shapesOf(source: string): string[] {
  return [...source.matchAll(/`([^`$]*)\$\{(?:[^{}`]*\}([^`$]*)`)?/g)].flatMap(([, begin = '', end = '']) =>
    BEGINS_A_KEY.test(begin) ? [`${escaped(begin)}.+${escaped(end)}`] : [],
  );
}

it('no word stands there that nobody says', () => {
  const written = new Set<string>();
  const shapes = new Set<string>();
  for (const source of sources()) {
    for (const [, text = ''] of source.matchAll(/['"]([\w.-]+)['"]/g)) written.add(text);
    for (const shape of shapesOf(source)) shapes.add(shape);
  }
  expect(shapes.size).toBeGreaterThan(200);
  const built = new RegExp(`^(?:${[...shapes].join('|')})$`);
  const isSaid = (key: string): boolean =>
    written.has(key) || built.test(key) || BEGIN_IN_A_VARIABLE.test(key);
  expect(Object.keys(words).filter((key) => !isSaid(key))).toEqual([]);
});
