// Reads every file of a folder as the product would, in a process of its own: node --expose-gc hostileFilesWorker.js FOLDER.
// Writes a line of JSON for each.
import fs from 'node:fs';
import path from 'node:path';
import { readHostileFile } from './readHostileFile.ts';

const [, , folder = ''] = process.argv;
const peak = (): number => process.resourceUsage().maxRSS * 1024;
globalThis.gc?.();
const start = peak();
for (const place of fs.readdirSync(folder)) {
  const [name = ''] = fs.readdirSync(path.join(folder, place));
  const readings = await readHostileFile(name, fs.readFileSync(path.join(folder, place, name)));
  globalThis.gc?.();
  process.stdout.write(`${JSON.stringify({ place: Number(place), readings, peakBytes: peak() - start })}\n`);
}
