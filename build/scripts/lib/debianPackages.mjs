// On a bare Debian or Ubuntu, as root, the packages that Electron and the tests need are installed.
// Anywhere else nothing is touched; what is missing then shows itself with its own message.
import { readdirSync } from 'node:fs';
import { isRootUser } from './paths.mjs';
import { hasCommand, run } from './run.mjs';
import { say, StepFailed } from './say.mjs';

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'];

function hasLibrary(soname) {
  return LIBRARY_FOLDERS.some((folder) => {
    try {
      return readdirSync(folder).includes(soname);
    } catch {
      return false;
    }
  });
}

const NEEDS = [
  { packages: ['g++'], present: () => hasCommand('g++') && hasCommand('gcc') },
  { packages: ['openssl'], present: () => hasCommand('openssl') },
  { packages: ['libgtk-3-0t64', 'libgtk-3-0'], present: () => hasLibrary('libgtk-3.so.0') },
  { packages: ['libnss3'], present: () => hasLibrary('libnss3.so') },
  { packages: ['libasound2t64', 'libasound2'], present: () => hasLibrary('libasound.so.2') },
  { packages: ['libgbm1'], present: () => hasLibrary('libgbm.so.1') },
  { packages: ['xvfb'], present: () => hasCommand('Xvfb') && hasCommand('xvfb-run') },
  { packages: ['xauth'], present: () => hasCommand('xauth') },
  { packages: ['poppler-utils'], present: () => hasCommand('pdftoppm') },
  { packages: ['softhsm2'], present: () => hasCommand('softhsm2-util') },
  { packages: ['opensc'], present: () => hasCommand('pkcs11-tool') },
  { packages: ['qpdf'], present: () => hasCommand('qpdf') },
  { packages: ['mupdf-tools'], present: () => hasCommand('mutool') },
];

const aptEnv = { DEBIAN_FRONTEND: 'noninteractive' };

async function apt(args) {
  const { code, output } = await run('apt-get', ['-y', ...args], { env: aptEnv, quiet: true });
  if (code !== 0) {
    throw new StepFailed(
      `apt-get ${args[0]} failed.\n${output.slice(-1200)}`,
      'check the network and the Debian sources, then run the same command again.',
    );
  }
}

/** Of several names for one package (they differ between releases), the one this system knows. */
async function knownName(names) {
  for (const name of names) {
    const { code, output } = await run('apt-cache', ['policy', name], { quiet: true });
    if (code === 0 && /Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names[0];
}

/** Installs the missing Debian packages, where that may be done; returns quickly when none is missing. */
export async function ensureDebianPackages() {
  if (process.platform !== 'linux') return;
  const missing = NEEDS.filter((need) => !need.present());
  if (missing.length === 0) return;
  const names = missing.map((need) => need.packages[0]).join(', ');
  if (!isRootUser() || !hasCommand('apt-get')) {
    say(`Not found on this machine: ${names}. If the next steps fail, install them first.`);
    return;
  }
  say(`Installing Debian packages: ${names} …`);
  await apt(['update']);
  const chosen = [];
  for (const need of missing) chosen.push(await knownName(need.packages));
  await apt(['install', '--no-install-recommends', ...chosen]);
}
