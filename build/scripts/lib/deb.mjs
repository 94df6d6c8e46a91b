// dist/linux-unpacked → .deb with dpkg-deb alone: electron-builder's own target wants fpm from the network.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const DEPENDS =
  'libgtk-3-0t64 | libgtk-3-0, libnss3, libasound2t64 | libasound2, libgbm1, libxss1, libxtst6, libsecret-1-0';

/** The same as that of the window. */
const ICON = 'electron/main/windows/icon.png';

const relation = (name, packages) => (packages.length === 0 ? '' : `${name}: ${packages.join(', ')}\n`);

/** The folder is owned by root and not writable by users: Electron checks its archive nowhere on Linux. */
const control = ({
  name,
  version,
  kib,
  author,
  description,
  conflicts = [],
  replaces = [],
}) => `Package: ${name}
Version: ${version}
Architecture: amd64
Maintainer: ${author}
Installed-Size: ${kib}
Depends: ${DEPENDS}
${relation('Conflicts', conflicts)}${relation('Replaces', replaces)}Section: misc
Priority: optional
Description: ${description}
`;

const postinst = (folder) => `#!/bin/sh
set -e
# without unprivileged user namespaces Chromium's sandbox needs its SUID helper
if unshare --user true 2>/dev/null; then chmod 0755 ${folder}/chrome-sandbox; else chmod 4755 ${folder}/chrome-sandbox; fi
`;

/**
 * @param app name, version, productName, author, description of the package; `conflicts` and `replaces`: other packages
 * @returns path of the file
 */
export function makeDeb(app, unpacked) {
  const stage = inRoot('dist/deb');
  const folder = `/opt/${app.name}`;
  fs.rmSync(stage, { recursive: true, force: true });
  const put = (file, text, mode = 0o644) => {
    const full = path.join(stage, file);
    fs.mkdirSync(path.dirname(full), { recursive: true, mode: 0o755 });
    fs.writeFileSync(full, text);
    fs.chmodSync(full, mode);
  };
  fs.mkdirSync(path.join(stage, 'opt'), { recursive: true });
  execFileSync('cp', ['-a', '--reflink=auto', unpacked, path.join(stage, folder)]);
  execFileSync('chmod', ['-R', 'go-w,a+rX', path.join(stage, folder)]);
  const kib = Number(execFileSync('du', ['-sk', stage], { encoding: 'utf8' }).split('\t')[0]);
  put('DEBIAN/control', control({ ...app, kib }));
  put('DEBIAN/postinst', postinst(folder), 0o755);
  // no core files with keys in them, and nothing of ours readable by others, whoever starts it
  put('usr/bin/an-thu', `#!/bin/sh\nulimit -c 0\numask 077\nexec ${folder}/an-thu "$@"\n`, 0o755);
  put(
    'usr/share/applications/an-thu.desktop',
    `[Desktop Entry]\nName=${app.productName}\nExec=/usr/bin/an-thu\nTerminal=false\nType=Application\nCategories=Office;\nIcon=an-thu\nStartupWMClass=${app.productName}\n`,
  );
  put('usr/share/icons/hicolor/512x512/apps/an-thu.png', fs.readFileSync(inRoot(ICON)));
  const out = inRoot(`dist/${app.name}_${app.version}_amd64.deb`);
  const epoch = process.env.SOURCE_DATE_EPOCH ?? '1767225600'; // the same content gives the same bytes
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z6', '--build', stage, out], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: epoch },
  });
  fs.rmSync(stage, { recursive: true });
  return out;
}

/** A tar of the folder, sorted and without times, so that the same content gives the same bytes. */
export function makeTarGz(app, unpacked) {
  const out = inRoot(`dist/${app.name}-${app.version}-linux-x64.tar.gz`);
  const name = `${app.name}-${app.version}`;
  execFileSync(
    'tar',
    [
      ...['--sort=name', '--mtime=@1767225600', '--owner=0', '--group=0', '--numeric-owner'],
      ...[`--transform=s,^\\.,${name},`, '-C', unpacked, '-I', 'gzip -n -6', '-cf', out, '.'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return out;
}
