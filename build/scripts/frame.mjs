#!/usr/bin/env node
// node build/scripts/frame.mjs FILE:LINE:COLUMN …
// Says which source stands behind a place of an incident, e.g. first-Ab3x9Zq_.js:12:3456. The checkout must be at the
// commit of the release that the incident was met in: a bundle of the same name is made anew, with its map.
import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { runMain, say, StepFailed } from './lib/say.mjs';
import { ensureNodeModules } from './lib/nodeModules.mjs';

const PLACE = /^(?:at )?(?:\S+ )?([\w.-]+):(\d+):(\d+)$/;

/** Every bundle with its map, in folders of their own. */
async function buildWithMaps() {
  const { build } = await import('vite');
  const config = await import('../config/vite.config.mjs');
  const made = [
    ['out/maps/main', config.nodeBundle({ entries: config.processEntries(), outDir: 'out/maps/main' })],
    ['out/maps/renderer', await config.rendererBundle()],
  ];
  for (const [outDir, one] of made)
    await build({ ...one, build: { ...one.build, outDir: inRoot(outDir), sourcemap: 'hidden' } });
}

function findMap(name) {
  const all = fs.readdirSync(inRoot('out/maps'), { recursive: true });
  const found = all.find((file) => path.basename(file) === `${name}.map`);
  if (found === undefined)
    throw new StepFailed(
      `No bundle made from this checkout has a file ${name}.`,
      'check out the commit of the version that the support file names.',
    );
  return inRoot('out/maps', found);
}

function sourceOf(place) {
  const [, name, line, column] = PLACE.exec(place) ?? [];
  if (name === undefined) throw new StepFailed(`${place} is no place: FILE:LINE:COLUMN.`);
  const file = findMap(name);
  const map = new SourceMap(JSON.parse(fs.readFileSync(file, 'utf8')));
  const { originalSource, originalLine, originalColumn } = map.findEntry(
    Number(line) - 1,
    Number(column) - 1,
  );
  if (originalSource === undefined) return `${place}  (made by the bundler)`;
  const source = path.relative(inRoot('.'), path.resolve(path.dirname(file), originalSource));
  return `${place}  ${source}:${originalLine + 1}:${originalColumn + 1}`;
}

await runMain(async () => {
  const places = process.argv.slice(2);
  if (places.length === 0) throw new StepFailed('Name a place: FILE:LINE:COLUMN, as an incident has it.');
  await ensureNodeModules();
  say('Building with maps …');
  await buildWithMaps();
  for (const place of places) process.stdout.write(`${sourceOf(place)}\n`);
  return 0;
});
