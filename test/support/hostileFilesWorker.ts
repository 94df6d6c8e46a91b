// Reads every file of a folder as the product would, in a process of its own: node hostileFilesWorker.js FOLDER.
// Writes a line of JSON for each.
import fs from 'node:fs';
import path from 'node:path';
import { countWork } from './countedWork.ts';
import { readHostileFile } from './readHostileFile.ts';

const [, , folder = ''] = process.argv;
const counter = await countWork((url) => url.startsWith('file:'), true);
for (const place of fs.readdirSync(folder)) {
  const [name = ''] = fs.readdirSync(path.join(folder, place));
  const bytes = fs.readFileSync(path.join(folder, place, name));
  const readings = await readHostileFile(name, bytes, counter);
  process.stdout.write(`${JSON.stringify({ place: Number(place), readings })}\n`);
}
