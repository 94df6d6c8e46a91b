import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeShapes } from '../../support/stampShapes.ts';

const FILE = path.resolve(import.meta.dirname, '../../../electron/reader/scanMarks/shapes.json');

it('the shapes of the words of stamps are those of the fonts (UPDATE_SHAPES=1 draws them anew)', () => {
  const made = makeShapes();
  if (process.env['UPDATE_SHAPES'] === '1') writeFileSync(FILE, `${JSON.stringify(made, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(made);
});
