import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PRINTED_WORDS } from '../../build/scripts/lib/bundles.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A bundle for Node is made again when one of its inputs changed; of the page's files these are its inputs. */
it('what the vault takes from the words of the page makes its bundles stale', () => {
  const files = fs
    .readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(root, 'electron', name));
  const taken = files.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
      .map(([, to = '']) => path.relative(root, path.resolve(path.dirname(file), to)).replaceAll('\\', '/'))
      .filter((to) => to.startsWith('renderer/')),
  );
  expect([...new Set(taken)].toSorted()).toEqual(PRINTED_WORDS.toSorted());
});
