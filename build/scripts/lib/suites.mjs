import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './paths.mjs';
import { say, StepFailed } from './say.mjs';

/** Where Debian carries the suites: NIST's PKITS with Go's account of what each path must come to, and Wycheproof. */
const PACKAGES = {
  'python3-cryptography-vectors': 'usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data',
  'golang-1.24-src': 'usr/share/go-1.24/src/crypto/x509/testdata/nist-pkits',
  'librust-wycheproof-dev': 'usr/share/cargo/registry',
};

/**
 * The suites of others, from Debian's archive into the cache, once; nothing of them is part of this project.
 * @returns the folder into which they are unpacked
 */
export function fetchSuites() {
  const folder = cacheDir('suites');
  const missing = Object.entries(PACKAGES).filter(([, inside]) => !fs.existsSync(path.join(folder, inside)));
  if (missing.length === 0) return folder;
  fs.mkdirSync(folder, { recursive: true });
  const names = missing.map(([name]) => name);
  say(`Fetching ${names.join(', ')} from Debian …`);
  try {
    execFileSync('apt-get', ['download', ...names], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg-deb', ['-x', file, '.'], { cwd: folder });
  } catch (cause) {
    throw new StepFailed(
      `The suites come from Debian's packages ${names.join(', ')}: on another system unpack them into ${folder} (${cause.message})`,
    );
  }
  return folder;
}
