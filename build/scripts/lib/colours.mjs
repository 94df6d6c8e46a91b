// Colours are tokens (renderer/design). A literal colour anywhere else in the page's code fails the check.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';

const LITERAL = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|oklch|lab)\(/gi;
/** Where colours are defined, and the printed sheet: paper is white in every theme. */
const EXEMPT = [inRoot('renderer/design'), inRoot('renderer/print')];
const CODE = /\.(?:css|ts|tsx)$/;

function* codeUnder(folder) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!EXEMPT.includes(full)) yield* codeUnder(full);
    } else if (CODE.test(entry.name)) yield full;
  }
}

let found = 0;
for (const file of codeUnder(inRoot('renderer'))) {
  // Comments may name anything (`#12` is an issue), and a CSS id or private field is no colour.
  const text = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const inStrings = /\.css$/.test(file)
    ? text
    : [...text.matchAll(/(['"`])(?:\\.|(?!\1).)*\1/g)].map((match) => match[0]).join('\n');
  for (const match of inStrings.matchAll(LITERAL)) {
    console.error(`${path.relative(root, file)}: literal colour ${match[0]}; use a token of renderer/design`);
    found += 1;
  }
}
process.exitCode = found > 0 ? 1 : 0;
